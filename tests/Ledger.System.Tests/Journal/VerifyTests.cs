using Ledger.Application.Localization;
using Ledger.Journal;
using Ledger.Testing;
using NodaTime.Testing;
using Xunit;

namespace Ledger.SystemTests.Journal;

/// <summary>One database in which the story was told; tests tamper with it and put it back.</summary>
public sealed class ToldStory : IAsyncLifetime
{
    internal TestDatabase Database { get; private set; } = null!;
    internal FakeClock Clock { get; } = Clocks.Still();
    internal Story Story { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Database = await TestDatabase.Create(Clock);
        Story = new Story(Database.Ledger, Clock);
        await Story.Tell();
    }

    public async Task DisposeAsync() => await Database.DisposeAsync();

    /// <summary>
    /// What verify finds after the statement was run with the laws' triggers off; then everything is as before.
    /// </summary>
    internal async Task<Verification> After(string table, string sql)
    {
        const string Off = "SET session_replication_role = replica; ",
            On = "; RESET session_replication_role";
        await Database.Execute($"CREATE TABLE kept AS TABLE {table}");
        try
        {
            Assert.NotEqual(
                "0",
                (await Changed(Off + sql)).ToString(System.Globalization.CultureInfo.InvariantCulture)
            );
            return await Verify();
        }
        finally
        {
            await Database.Execute(
                $"{Off}DELETE FROM {table}; INSERT INTO {table} SELECT * FROM kept; DROP TABLE kept{On}"
            );
        }

        async Task<int> Changed(string statement)
        {
            await using var connection = await Database.Connect();
            await using var command = connection.CreateCommand();
            command.CommandText = statement;
            var changed = await command.ExecuteNonQueryAsync();
            command.CommandText = "RESET session_replication_role";
            await command.ExecuteNonQueryAsync();
            return changed;
        }
    }

    internal async Task<Verification> Verify(string estate = Story.Code)
    {
        Verification? found = null;
        await foreach (var verification in Database.Ledger.Verifier.VerifyAll())
            if (
                verification.Estate == estate
                || verification.Estate.StartsWith("number", StringComparison.Ordinal)
                || found is null
            )
                found = verification;
        return found!;
    }
}

public sealed class VerifyTests(ToldStory told) : IClassFixture<ToldStory>
{
    private string Record(string name) =>
        $"estate_no = (SELECT no FROM estate WHERE code = 'PA-1') AND seq = {told.Story.Seq(name)}";

    [Fact]
    public async Task Books_that_nobody_touched_are_sound()
    {
        await foreach (var verification in told.Database.Ledger.Verifier.VerifyAll())
            Assert.True(verification.IsSound, string.Join('\n', verification.Findings));
    }

    /// <summary>J20.</summary>
    [Theory]
    [InlineData("january", "id = gen_random_uuid()")]
    [InlineData("january", "request_id = gen_random_uuid()")]
    [InlineData("january", "instruction = 1")]
    [InlineData("january", "actor = gen_random_uuid()")]
    [InlineData("january", "recorded_at = recorded_at + interval '1 microsecond'")]
    [InlineData("january", "free_text = 'Contribution.'")]
    [InlineData("january", "free_text = NULL")]
    [InlineData("january", "salt = NULL")]
    [InlineData("january", "salt = set_byte(salt, 3, (get_byte(salt, 3) + 1) % 256)")]
    [InlineData("january", "text_seal = set_byte(text_seal, 3, (get_byte(text_seal, 3) + 1) % 256)")]
    [InlineData("january", "text_seal = NULL")]
    [InlineData("january", "encoding = 2")]
    [InlineData("january", "hash = set_byte(hash, 31, (get_byte(hash, 31) + 1) % 256)")]
    [InlineData("january", "kind = 2")]
    [InlineData("january", "related = gen_random_uuid()")]
    [InlineData("january", "forced = true")]
    [InlineData("january", "book_date = book_date + 1")]
    [InlineData("january", "value_date = value_date + 1")]
    [InlineData("january", "source = 'DOC-8'")]
    [InlineData("january", "source = NULL")]
    [InlineData("january", "metadata = replace(metadata, 'bank', 'cash')")]
    [InlineData("january", "metadata = metadata || 'x'")]
    [InlineData("january", "metadata = NULL")]
    [InlineData("january", "lines = 3")]
    [InlineData("january", "seq = 100000")]
    [InlineData("reversal", "related = NULL")]
    public async Task A_changed_field_of_an_entry_is_found(string record, string change) =>
        await FindsRecord(record, "journal_entry", $"UPDATE journal_entry SET {change} WHERE {Record(record)}");

    /// <summary>J20.</summary>
    [Theory]
    [InlineData("january", "amount = amount + 1")]
    [InlineData("january", "account_no = account_no + 1")]
    [InlineData("january", "account_no = 9999")]
    [InlineData("january", "currency = 'USD'")]
    [InlineData("january", "currency = '???'")]
    [InlineData("january", "line = line + 1")]
    [InlineData("january", "line = 3 - line", "line = 1")]
    [InlineData("january", "book_date = book_date + 1")]
    [InlineData("january", "dimension_no = 1")]
    [InlineData("component", "dimension_no = NULL")]
    [InlineData("component", "dimension_no = 2")]
    [InlineData("component", "dimension_no = 77")]
    public async Task A_changed_field_of_a_posting_is_found(
        string record,
        string change,
        string which = "line = 2 OR true"
    ) =>
        await FindsRecord(
            record,
            "posting",
            change.StartsWith("line = 3", StringComparison.Ordinal)
                ? $"UPDATE posting SET line = line + 10 WHERE {Record(record)}; UPDATE posting SET line = 13 - line WHERE {Record(record)}"
                : $"UPDATE posting SET {change} WHERE {Record(record)} AND ({(change.StartsWith("line", StringComparison.Ordinal) ? "line = 2" : record == "component" ? "dimension_no IS NOT NULL" : which)})"
        );

    /// <summary>J20.</summary>
    [Theory]
    [InlineData("constrain", "side = 0")]
    [InlineData("constrain", "account_no = account_no + 1")]
    [InlineData("constrain", "account_no = NULL")]
    [InlineData("constrain", "kind = 3")]
    [InlineData("constrain", "kind = 99")]
    [InlineData("constrain", "first_day = first_day + 1")]
    [InlineData("hold that stays", "amount = amount - 1")]
    [InlineData("hold that stays", "amount = NULL")]
    [InlineData("hold that stays", "hold_id = gen_random_uuid()")]
    [InlineData("hold that stays", "first_day = first_day + 1")]
    [InlineData("hold that stays", "expires_at = expires_at + interval '1 second'")]
    [InlineData("hold that stays", "expires_at = NULL")]
    [InlineData("hold that stays", "free_text = 'For the workers'")]
    [InlineData("post hold", "amount = amount + 1")]
    [InlineData("post hold", "entry_id = gen_random_uuid()")]
    [InlineData("post hold", "held_again = false")]
    [InlineData("void hold", "account_no = account_no + 1")]
    [InlineData("void hold", "hold_id = gen_random_uuid()")]
    [InlineData("void hold", "actor = gen_random_uuid()")]
    [InlineData("expire hold", "kind = 8")]
    [InlineData("close january", "first_day = first_day + 1")]
    [InlineData("close january", "last_day = last_day + 1")]
    [InlineData("reopen", "free_text = 'Not granted'")]
    [InlineData("reopen", "recorded_at = recorded_at + interval '1 hour'")]
    [InlineData("close account", "first_day = first_day + 1")]
    public async Task A_changed_field_of_an_event_is_found(string record, string change) =>
        await FindsRecord(record, "journal_event", $"UPDATE journal_event SET {change} WHERE {Record(record)}");

    /// <summary>Not sealed themselves, but everything they should say follows from what is.</summary>
    [Theory]
    [InlineData("account", "UPDATE account SET code = '1119' WHERE code = '1110'")]
    [InlineData("account", "UPDATE account SET holder = 'NOBODY' WHERE holder <> ''")]
    [InlineData("account", "UPDATE account SET currency = 'ZZZ' WHERE code = '3110'")]
    [InlineData("account", "UPDATE account SET opened_on = opened_on + 1 WHERE code = '3110'")]
    [InlineData("account", "UPDATE account SET closed_on = NULL WHERE closed_on IS NOT NULL")]
    [InlineData("account", "UPDATE account SET closed_on = '2026-01-01' WHERE code = '3110'")]
    [InlineData("account", "DELETE FROM account WHERE code = '3110'")]
    [InlineData("account_balance", "UPDATE account_balance SET posted = posted + 1 WHERE posted <> 0")]
    [InlineData("account_balance", "UPDATE account_balance SET held = held + 1 WHERE held <> 0")]
    [InlineData("account_balance", "UPDATE account_balance SET side = 0")]
    [InlineData("account_balance", "UPDATE account_balance SET latest = latest + 1")]
    [InlineData("account_balance", "DELETE FROM account_balance WHERE posted <> 0")]
    [InlineData("turnover", "UPDATE turnover SET debit = debit + 1, credit = credit + 1")]
    [InlineData("turnover", "UPDATE turnover SET recorded_on = recorded_on + 1 WHERE recorded_on = '2026-02-05'")]
    [InlineData("turnover", "UPDATE turnover SET value_date = value_date + 1 WHERE value_date = '2026-03-04'")]
    [InlineData("turnover", "DELETE FROM turnover WHERE book_date = '2026-03-04'")]
    [InlineData(
        "turnover",
        "INSERT INTO turnover SELECT estate_no, account_no, '2026-03-03', value_date, recorded_on, 1, 0 FROM turnover WHERE book_date = '2026-03-04'"
    )]
    [InlineData("dimension_turnover", "UPDATE dimension_turnover SET debit = debit + 1")]
    [InlineData("dimension_turnover", "DELETE FROM dimension_turnover WHERE dimension_no = 1")]
    [InlineData("dimension_set", "UPDATE dimension_set SET labels = replace(labels, 'c1', 'c9')")]
    [InlineData("dimension_set", "UPDATE dimension_set SET digest = gen_random_uuid() WHERE no = 1")]
    [InlineData("open_hold", "UPDATE open_hold SET amount = amount - 1")]
    [InlineData("open_hold", "UPDATE open_hold SET expires_at = NULL WHERE expires_at IS NOT NULL")]
    [InlineData("open_hold", "DELETE FROM open_hold")]
    [InlineData("period", "UPDATE period SET status = 0 WHERE last_day = '2026-01-31'")]
    [InlineData("period", "UPDATE period SET closed_at = closed_at - interval '1 day'")]
    [InlineData("period", "UPDATE period SET last_step_by = gen_random_uuid()")]
    [InlineData("period", "DELETE FROM period WHERE last_day = '2026-01-31'")]
    [InlineData("period_total", "UPDATE period_total SET value_credit = value_credit + 1")]
    [InlineData("period_total", "UPDATE period_total SET book_debit = book_debit + 1 WHERE book_debit <> 0")]
    [InlineData("period_total", "DELETE FROM period_total WHERE last_day = '2026-02-28'")]
    [InlineData(
        "period_total",
        "INSERT INTO period_total SELECT estate_no, '2026-03-31', account_no, 1, 1, 1, 1 FROM period_total WHERE last_day = '2026-01-31'"
    )]
    [InlineData("record_day", "UPDATE record_day SET last_seq = last_seq - 1 WHERE recorded_on = '2026-02-05'")]
    [InlineData("record_day", "DELETE FROM record_day WHERE recorded_on = '2026-02-05'")]
    [InlineData("request", "DELETE FROM request WHERE first_seq = last_seq")]
    [InlineData("request", "UPDATE request SET last_seq = last_seq + 1 WHERE last_seq < 60")]
    [InlineData("request", "UPDATE request SET leg = 7 WHERE leg = 1")]
    [InlineData(
        "request",
        "INSERT INTO request SELECT gen_random_uuid(), 1, estate_no, first_seq, last_seq FROM request WHERE first_seq = 1"
    )]
    [InlineData("estate", "UPDATE estate SET name = 'Other books' WHERE code = 'PA-1'")]
    [InlineData("estate", "UPDATE estate SET kind = 'nothing' WHERE code = 'PA-1'")]
    [InlineData("estate", "UPDATE estate SET id = gen_random_uuid() WHERE code = 'PA-1'")]
    [InlineData("estate", "DELETE FROM estate WHERE code = 'PA-1'")]
    [InlineData("estate_head", "UPDATE estate_head SET seq = seq - 1")]
    [InlineData("estate_head", "UPDATE estate_head SET hash = set_byte(hash, 0, (get_byte(hash, 0) + 1) % 256)")]
    [InlineData("estate_head", "UPDATE estate_head SET last_recorded_at = last_recorded_at + interval '1 second'")]
    [InlineData("estate_head", "UPDATE estate_head SET closed_through = closed_through - 1")]
    [InlineData("estate_head", "UPDATE estate_head SET last_account_no = last_account_no + 1")]
    [InlineData("estate_head", "DELETE FROM estate_head")]
    public async Task A_changed_derived_row_is_found(string table, string sql)
    {
        var verification = await told.After(table, sql);
        Assert.NotEmpty(verification.Findings);
        Assert.True(
            verification.Estate is Story.Code || verification.Estate.StartsWith("number", StringComparison.Ordinal),
            verification.Estate
        );
    }

    /// <summary>J20.</summary>
    [Theory]
    [InlineData("journal_entry")]
    [InlineData("posting")]
    public async Task A_deleted_row_is_found(string table) =>
        await FindsRecord("february", table, $"DELETE FROM {table} WHERE {Record("february")}");

    [Fact]
    public async Task A_finding_names_the_account_in_words()
    {
        var verification = await told.After(
            "account_balance",
            "UPDATE account_balance SET posted = posted + 1 WHERE posted > 0"
        );
        Assert.Contains(
            verification.Findings,
            finding =>
                Localizer.English.Say(finding.Problem) is var said
                && said.Contains("1110/BOB stands at", StringComparison.Ordinal)
                && said.EndsWith(" BOB.", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task An_erased_text_is_sound()
    {
        var verification = await told.After(
            "journal_entry",
            $"UPDATE journal_entry SET free_text = NULL, salt = NULL WHERE {Record("january")}"
        );
        Assert.True(verification.IsSound, string.Join('\n', verification.Findings));
    }

    private async Task FindsRecord(string record, string table, string sql)
    {
        var verification = await told.After(table, sql);
        Assert.Equal(Story.Code, verification.Estate);
        Assert.Contains(
            verification.Findings,
            finding => finding.Seq == told.Story.Seq(record) && finding.Estate == Story.Code
        );
    }
}

/// <summary>What the chain alone cannot show: that its end was cut off and everything made to fit.</summary>
public sealed class CheckpointTests
{
    /// <summary>J20.</summary>
    [Fact]
    public async Task Cut_off_books_are_caught_by_a_checkpoint_kept_outside()
    {
        await using var database = await TestDatabase.Create();
        var story = new Story(database.Ledger, Clocks.Still());
        await using var standingStill = database.OpenAnother(Clocks.Still());
        var teller = new Story(standingStill, Clocks.Still());
        await teller.Open();
        await teller.Do("one", Story.Pay(Story.Day(1, 10), 1_00));
        var early = await Take(database);
        await teller.Do("two", Story.Pay(Story.Day(1, 10), 2_00));
        var late = await Take(database);

        Assert.Empty(await Check(database, early));
        Assert.Empty(await Check(database, late));
        await database.Execute(
            $"""
            SET session_replication_role = replica;
            DELETE FROM posting WHERE seq = {teller.Seq("two")}; DELETE FROM journal_entry WHERE seq = {teller.Seq(
                "two"
            )}; DELETE FROM request WHERE first_seq = {teller.Seq("two")};
            UPDATE estate_head SET seq = seq - 1, hash = (SELECT hash FROM journal_entry WHERE seq = {teller.Seq(
                "one"
            )}), last_recorded_at = (SELECT recorded_at FROM journal_entry WHERE seq = {teller.Seq("one")});
            UPDATE turnover SET debit = debit - CASE WHEN debit > 0 THEN 200 ELSE 0 END, credit = credit - CASE WHEN credit > 0 THEN 200 ELSE 0 END;
            UPDATE account_balance SET posted = posted - sign(posted) * 200; UPDATE record_day SET last_seq = last_seq - 1;
            RESET session_replication_role
            """
        );
        var verified = (await database.Ledger.Verifier.Verify(Story.Code)).Match(
            verification => verification,
            refusal => throw new InvalidOperationException(refusal.ToString())
        );
        Assert.True(verified.IsSound, string.Join('\n', verified.Findings));
        Assert.Empty(await Check(database, early));
        Assert.Contains(await Check(database, late), finding => finding.Problem.Code == "finding.records_gone");
    }

    [Theory]
    [InlineData("")]
    [InlineData("checkpoint v2 PA-1")]
    [InlineData(
        "checkpoint v1 PA-1 es_00000000000070008000000000000001 seq=1 entries=1 head=00 totals=none at=2026-01-01T00:00:00Z"
    )]
    public void Anything_else_is_not_a_checkpoint(string line) =>
        Assert.IsType<QuestionRefusal.BadCheckpoint>(Checkpoint.Parse(line).Refusal);

    private static async Task<Checkpoint> Take(TestDatabase database)
    {
        var taken = (await database.Ledger.Verifier.TakeCheckpoint(Story.Code)).Match(
            checkpoint => checkpoint,
            refusal => throw new InvalidOperationException(refusal.ToString())
        );
        var read = Checkpoint
            .Parse(taken.ToLine())
            .Match(checkpoint => checkpoint, refusal => throw new InvalidOperationException(refusal.ToString()));
        Assert.Equal(taken.ToLine(), read.ToLine());
        return read;
    }

    private static async Task<IReadOnlyList<Finding>> Check(TestDatabase database, Checkpoint checkpoint) =>
        (await database.Ledger.Verifier.Check(checkpoint)).Match(
            findings => findings,
            refusal => throw new InvalidOperationException(refusal.ToString())
        );
}
