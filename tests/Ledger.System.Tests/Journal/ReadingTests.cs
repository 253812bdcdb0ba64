using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Testing;
using NodaTime;
using NodaTime.Testing;
using Xunit;
using static Ledger.SystemTests.Journal.Story;

namespace Ledger.SystemTests.Journal;

public sealed class ReadingTests(ToldStory told) : IClassFixture<ToldStory>
{
    private static T Value<T>(Result<T> result)
        where T : notnull =>
        result.Match(value => value, refusal => throw new InvalidOperationException(refusal.ToString()));

    private async Task<Money> CashAt(Viewpoint viewpoint) =>
        Value(await told.Database.Ledger.Reader.Balance(Code, Cash, viewpoint)).Balance;

    [Fact]
    public async Task What_is_posted_and_held_now()
    {
        var balance = Value(await told.Database.Ledger.Reader.Balance(Code, Cash, Viewpoint.Now));
        Assert.Equal((Bob(185_00), Bob(26_00), Constraint.Debit), (balance.Balance, balance.Held, balance.Constraint));
        Assert.Equal((Bob(202_00), Bob(17_00)), (balance.Debit, balance.Credit));
    }

    [Theory]
    [InlineData(1, 9, 0, 0)]
    [InlineData(1, 31, 155_00, 105_00)]
    [InlineData(2, 3, 155_00, 155_00)]
    [InlineData(2, 28, 174_00, 174_00)]
    [InlineData(3, 4, 185_00, 185_00)]
    public async Task As_of_a_book_or_value_date(int month, int day, long byBook, long byValue)
    {
        Assert.Equal(Bob(byBook), await CashAt(new(Day(month, day))));
        Assert.Equal(Bob(byValue), await CashAt(new(Day(month, day), DateBasis.Value)));
        Assert.Equal(Bob(0), Value(await told.Database.Ledger.Reader.Balance(Code, Cash, new(Day(month, day)))).Held);
    }

    /// <summary>
    /// J15: every question of the whole story, answered from totals, is what adding up the records known by then gives.
    /// </summary>
    [Fact]
    public async Task Every_viewpoint_gives_what_its_records_add_up_to()
    {
        var reader = told.Database.Ledger.Reader;
        var records = await All(Value(await reader.Records(Code)));
        var moments = records
            .Select(record => record.RecordedAt)
            .SelectMany(at => new Instant?[] { at, at - Duration.FromTicks(10) })
            .Append(null)
            .ToList();
        foreach (var moment in moments)
        foreach (var date in (LocalDate?[])[null, Day(1, 31), Day(2, 3), Day(2, 4), Day(2, 27), Day(2, 28), Day(3, 4)])
        foreach (var basis in Enum.GetValues<DateBasis>())
        {
            var viewpoint = new Viewpoint(date, basis, moment);
            var trial = Value(await reader.TrialBalance(Code, viewpoint));
            Assert.Equal(
                AddedUp(records, viewpoint),
                trial
                    .Accounts.Where(account => !account.Debit.IsZero || !account.Credit.IsZero)
                    .Select(account => (account.Account, account.Debit, account.Credit))
            );
            Assert.Equal(
                records
                    .OfType<AccountRecord>()
                    .Count(opened => opened.Kind == RecordKind.AccountOpened && !(opened.RecordedAt > moment)),
                trial.Accounts.Count
            );
            foreach (var account in trial.Accounts.Take(3))
                Assert.Equal(account, Value(await reader.Balance(Code, account.Account, viewpoint)));
            Assert.Equal(
                DimensionsAddedUp(records, viewpoint),
                Value(await reader.Dimensions(Code, viewpoint))
                    .Select(balance => (balance.Account, balance.Dimensions.ToString(), balance.Debit, balance.Credit))
            );
        }
    }

    /// <summary>J15.</summary>
    [Fact]
    public async Task A_backdated_entry_changes_no_answer_given_before()
    {
        await using var database = await TestDatabase.Create();
        var story = new Story(database.Ledger, Clocks.Still());
        await story.Open();
        await story.Do("one", Pay(Day(1, 10), 1_00));
        var asked = new Viewpoint(Day(1, 31), KnownAt: story.Receipts["one"].Records[0].RecordedAt);
        async Task<string> Answer() =>
            string.Join('\n', Value(await database.Ledger.Reader.TrialBalance(Code, asked)).Accounts);
        var before = await Answer();
        await story.Do("backdated", Pay(Day(1, 5), 9_00));
        await story.Do("new account", new Instruction.OpenAccount(Code, Refunds, FirstDay));
        await story.Do("new constraint", new Instruction.ConstrainAccount(Code, Capital, Constraint.Credit));
        await story.Do("closed", new Instruction.ClosePeriod(Code, Day(1, 31)));
        Assert.Equal(before, await Answer());
        Assert.Equal(Bob(10_00), Value(await database.Ledger.Reader.Balance(Code, Cash, new(Day(1, 31)))).Balance);
    }

    /// <summary>J16.</summary>
    [Fact]
    public async Task The_last_minutes_of_june_are_june_by_book_and_july_by_knowledge()
    {
        var clock = new FakeClock(Instant.FromUtc(2026, 7, 1, 4, 55)); // 30 June, 23:55 in Bogotá.
        await using var database = await TestDatabase.Create(clock);
        var story = new Story(database.Ledger, clock);
        await story.Open("America/Bogota");
        clock.Reset(Instant.FromUtc(2026, 7, 1, 4, 55) - Duration.FromMinutes(7));
        await story.Do("june", Pay(Day(6, 30), 1_00));
        clock.Reset(Instant.FromUtc(2026, 7, 2, 0, 0));
        async Task<Money> Cash(Viewpoint viewpoint) =>
            Value(await database.Ledger.Reader.Balance(Code, Story.Cash, viewpoint)).Balance;
        Assert.Equal(Bob(1_00), await Cash(new(Day(6, 30))));
        Assert.Equal(Bob(0), await Cash(new(Day(6, 29))));
        Assert.Equal(Bob(1_00), await Cash(new(Day(6, 30), KnownAt: Instant.FromUtc(2026, 7, 1, 23, 0))));
        Assert.IsType<JournalRefusal.UnknownAccount>(
            (
                await database.Ledger.Reader.Balance(Code, Story.Cash, new(KnownAt: Instant.FromUtc(2026, 7, 1, 0, 0)))
            ).Refusal
        );
    }

    [Fact]
    public async Task Nobody_knows_what_will_be_known()
    {
        var answer = await told.Database.Ledger.Reader.TrialBalance(
            Code,
            new(KnownAt: told.Clock.GetCurrentInstant() + Duration.FromDays(1))
        );
        Assert.IsType<QuestionRefusal.FutureInstant>(answer.Refusal);
    }

    [Fact]
    public async Task A_question_about_now_known_waits_for_a_writer_and_sees_what_it_wrote()
    {
        await using var database = await TestDatabase.Create();
        var story = new Story(database.Ledger, Clocks.Still());
        await story.Open();
        await using var connection = await database.Connect();
        await using var transaction = await connection.BeginTransactionAsync();
        var posted = (
            await database.Ledger.Journal.Post(
                transaction,
                new Batch(
                    [
                        new JournalRequest(
                            Id<JournalRequest>.Derived(Guid.NewGuid(), 0),
                            story.Ana,
                            Pay(Day(1, 10), 1_00)
                        ),
                    ],
                    Atomic: false
                )
            )
        )[0];
        var asked = database.Ledger.Reader.Balance(Code, Cash, new(KnownAt: Value(posted).Records[0].RecordedAt));
        await Task.Delay(200);
        Assert.False(asked.IsCompleted);
        await transaction.CommitAsync();
        Assert.Equal(Bob(1_00), Value(await asked).Balance);
    }

    [Fact]
    public async Task A_statement_opens_runs_and_ends_at_the_balances()
    {
        var statement = Value(await told.Database.Ledger.Reader.Statement(Code, Cash, Day(2, 1), Day(2, 28)));
        var lines = await All(statement);
        Assert.Equal(await CashAt(new(Day(1, 31))), statement.Opening);
        Assert.Equal(await CashAt(new(Day(2, 28))), lines[^1].Balance);
        Assert.Equal([20_00, -10_00, 7_00, -7_00, 9_00], lines.Select(line => line.Amount.MinorUnits));
        Assert.Equal(EntryKind.Reversal, lines[3].Kind);
        Assert.Equal("component=c2", lines[0].Dimensions.ToString());
        Assert.Equal("Booked twice", lines[3].Narrative);

        var known = Value(
            await told.Database.Ledger.Reader.Statement(
                Code,
                Cash,
                Day(2, 1),
                Day(2, 28),
                told.Story.Receipts["february"].Records[0].RecordedAt
            )
        );
        Assert.Equal([20_00], (await All(known)).Select(line => line.Amount.MinorUnits));
        Assert.IsType<QuestionRefusal.DaysReversed>(
            (await told.Database.Ledger.Reader.Statement(Code, Cash, Day(2, 2), Day(2, 1))).Refusal
        );
        Assert.IsType<JournalRefusal.WrongCurrency>(
            (
                await told.Database.Ledger.Reader.Statement(
                    Code,
                    Cash with
                    {
                        Currency = Currency.USD,
                    },
                    Day(2, 1),
                    Day(2, 1)
                )
            ).Refusal
        );
    }

    [Fact]
    public async Task The_general_ledger_is_every_statement()
    {
        var reader = told.Database.Ledger.Reader;
        var ledger = Value(await reader.GeneralLedger(Code, Day(2, 1), Day(2, 28)));
        Assert.Equal([Cash, Capital], ledger.Select(account => account.Account));
        foreach (var account in ledger)
            Assert.Equal(
                await All(Value(await reader.Statement(Code, account.Account, Day(2, 1), Day(2, 28)))),
                await All(account)
            );
    }

    [Fact]
    public async Task An_erased_narrative_reads_as_none()
    {
        await using var database = await TestDatabase.Create();
        var story = new Story(database.Ledger, Clocks.Still());
        await story.Open();
        await story.Do("one", Pay(Day(1, 10), 1_00, narrative: "Paid to Ana Flores"));
        await database.Execute("UPDATE journal_entry SET free_text = NULL, salt = NULL");
        Assert.Null(
            (await All(Value(await database.Ledger.Reader.Statement(Code, Cash, FirstDay, Day(12, 31)))))[0].Narrative
        );
        Assert.True(Value(await database.Ledger.Verifier.Verify(Code)).IsSound);
    }

    [Fact]
    public async Task Long_statements_come_in_pages_whole_and_once()
    {
        await using var database = await TestDatabase.Create();
        var story = new Story(database.Ledger, Clocks.Still());
        await story.Open();
        var requests = Enumerable
            .Range(1, 3_300)
            .Select(i => new JournalRequest(
                RequestIds.FromReference("long story", $"request {i}"),
                story.Ana,
                Pay(Day(1, 10 + i % 3 / 2), i)
            ))
            .ToList();
        Assert.All(
            await database.Ledger.Journal.Post(new Batch(requests, Atomic: false)),
            answer => Assert.Null(answer.Refusal)
        );
        await story.Do(
            "many lines",
            new Instruction.PostEntry(
                Value(
                    JournalEntry.Draft(
                        Code,
                        Day(1, 10),
                        Day(1, 10),
                        "Many",
                        [
                            .. Enumerable.Range(1, 999).Select(_ => Posting.Debit("1110", Bob(1))),
                            Posting.Credit("3110", Bob(999)),
                        ]
                    )
                )
            )
        );
        var lines = await All(Value(await database.Ledger.Reader.Statement(Code, Cash, FirstDay, Day(12, 31))));
        Assert.Equal(4_299, lines.Count);
        Assert.Equal(Value(await database.Ledger.Reader.Balance(Code, Cash, Viewpoint.Now)).Balance, lines[^1].Balance);
        Assert.Equal(
            lines.OrderBy(line => line.BookDate).ThenBy(line => line.Seq).Select(line => line.Seq),
            lines.Select(line => line.Seq)
        );
    }

    [Fact]
    public async Task Lists_of_holds_periods_and_estates()
    {
        var reader = told.Database.Ledger.Reader;
        Assert.Equal(
            [20_00, 6_00],
            Value(await reader.OpenHolds(Code)).Select(hold => hold.Amount.MinorUnits).OrderDescending()
        );
        Assert.Equal(
            [(Day(1, 31), PeriodStatus.Closed), (Day(2, 28), PeriodStatus.Closed)],
            Value(await reader.Periods(Code)).Select(period => (period.Last, period.Status))
        );
        Assert.Equal([Code, Trust], (await reader.Estates()).Select(estate => estate.Code));
        Assert.IsType<JournalRefusal.UnknownEstate>((await reader.Periods("NOWHERE")).Refusal);
        Assert.Equal(
            [told.Story.Seq("january")],
            (await All(Value(await reader.Records(Code, told.Story.Seq("january"), told.Story.Seq("january"))))).Select(
                record => record.Seq
            )
        );
    }

    internal static async Task<List<T>> All<T>(IAsyncEnumerable<T> items)
    {
        var all = new List<T>();
        await foreach (var item in items)
            all.Add(item);
        return all;
    }

    private static IEnumerable<(AccountKey, Money, Money)> AddedUp(List<JournalRecord> records, Viewpoint viewpoint) =>
        from posting in Seen(records, viewpoint)
        group posting.Amount by posting.Account into account
        orderby account.Key.Code, account.Key.Holder.Value
        select (
            account.Key,
            Sum(account.Where(amount => amount.MinorUnits > 0)),
            -Sum(account.Where(amount => amount.MinorUnits < 0))
        );

    private static IEnumerable<(AccountKey, string, Money, Money)> DimensionsAddedUp(
        List<JournalRecord> records,
        Viewpoint viewpoint
    ) =>
        from posting in Seen(records, viewpoint)
        group posting.Amount by (posting.Account, Dimensions: posting.Dimensions.ToString()) into account
        orderby account.Key.Account.Code, account.Key.Account.Holder.Value, account.Key.Account.Currency.Code, account
            .Key
            .Dimensions
        select (
            account.Key.Account,
            account.Key.Dimensions,
            Sum(account.Where(amount => amount.MinorUnits > 0)),
            -Sum(account.Where(amount => amount.MinorUnits < 0))
        );

    private static IEnumerable<Posting> Seen(List<JournalRecord> records, Viewpoint viewpoint) =>
        from record in records.OfType<EntryRecord>()
        where
            !(record.RecordedAt > viewpoint.KnownAt)
            && !((viewpoint.Basis == DateBasis.Book ? record.Entry.BookDate : record.Entry.ValueDate) > viewpoint.Date)
        from posting in record.Entry.Postings
        select posting;

    private static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Bob(0), (sum, amount) => sum + amount);
}

public sealed class PeopleTests
{
    [Fact]
    public async Task People_are_registered_once_and_found_by_their_handle()
    {
        await using var database = await TestDatabase.Create();
        var people = database.Ledger.People;
        var ana = (await people.Register("ana", "Ana Flores", [Ledger.Access.Role.Operator])).Match(
            person => person,
            refusal => throw new InvalidOperationException(refusal.ToString())
        );
        Assert.Equal(
            ana.Id,
            (await people.Register("ana", "Ana Flores", [Ledger.Access.Role.Operator])).Match(
                person => person.Id,
                _ => default
            )
        );
        Assert.IsType<Ledger.Access.AccessRefusal.HandleTaken>(
            (await people.Register("ana", "Another Ana", [])).Refusal
        );
        Assert.IsType<Ledger.Access.AccessRefusal.HandleTaken>(
            (await people.Register("clock", "The clock", [])).Refusal
        );
        Assert.IsType<TextRefusal.Missing>((await people.Register("ben", " ", [])).Refusal);
        Assert.IsType<Ledger.Access.AccessRefusal.UnknownPerson>((await people.Find("ben")).Refusal);
        Assert.Equal(ana.Id, (await people.Find("ana")).Match(found => found.Person.Id, _ => default));
        Assert.Equal(["ana"], (await people.List()).Select(found => found.Person.Handle));
    }
}

/// <summary>Groups of requests in which the books open or move under what comes after in the same group.</summary>
public sealed class OneGroupTests
{
    [Fact]
    public async Task An_estate_is_opened_and_posted_to_in_one_group()
    {
        await using var database = await TestDatabase.Create();
        var story = new Story(database.Ledger, Clocks.Still());
        var open = new Instruction.OpenEstate(
            new Estate(
                Id<Estate>.Derived(Guid.NewGuid(), 1),
                Code,
                EstateKind.Trust,
                "Books",
                "America/La_Paz",
                Currency.BOB,
                FirstDay
            )
        );
        await story.Do("all at once", open, Pay(Day(1, 10), 1_00));
        var verification = (await database.Ledger.Verifier.Verify(Code)).Match(
            found => found,
            refusal => throw new InvalidOperationException(refusal.ToString())
        );
        Assert.True(verification.IsSound, string.Join('\n', verification.Findings));
    }

    [Fact]
    public async Task A_period_is_reopened_posted_into_and_closed_again_in_one_group()
    {
        await using var database = await TestDatabase.Create();
        var story = new Story(database.Ledger, Clocks.Still());
        await story.Open();
        await story.Do("close", new Instruction.ClosePeriod(Code, Day(1, 31)));
        await story.Do("ask", story.Ben, new Instruction.AskReopening(Code, Day(1, 31), "A voucher was late"));
        await story.Do(
            "all at once",
            new Instruction.ReopenPeriod(Code, Day(1, 31), "Granted"),
            Pay(Day(1, 10), 1_00),
            new Instruction.ClosePeriod(Code, Day(1, 31))
        );
        var verification = (await database.Ledger.Verifier.Verify(Code)).Match(
            found => found,
            refusal => throw new InvalidOperationException(refusal.ToString())
        );
        Assert.True(verification.IsSound, string.Join('\n', verification.Findings));
    }
}
