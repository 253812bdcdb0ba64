using System.Text;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Testing;
using Xunit;

namespace Ledger.SystemTests.Journal;

public sealed class TransferTests(ToldStory told) : IClassFixture<ToldStory>
{
    /// <summary>J21.</summary>
    [Fact]
    public async Task An_exported_journal_imported_elsewhere_has_the_same_balances_and_heads()
    {
        await using var other = await TestDatabase.Create(told.Clock);
        var export = await Export();
        var imported = Value(await other.Ledger.Import.Read(new MemoryStream(export)));
        Assert.Equal([Story.Code, Story.Trust], imported.Select(estate => estate.Estate));
        foreach (var estate in imported)
        {
            var (here, there) = (
                Value(await told.Database.Ledger.Verifier.Verify(estate.Estate)),
                Value(await other.Ledger.Verifier.Verify(estate.Estate))
            );
            Assert.True(there.IsSound, string.Join('\n', there.Findings));
            Assert.Equal((here.HeadHash, here.Records, here.Postings), (there.HeadHash, there.Records, there.Postings));
            Assert.Equal(
                Value(await told.Database.Ledger.Reader.TrialBalance(estate.Estate, Viewpoint.Now)).Accounts,
                Value(await other.Ledger.Reader.TrialBalance(estate.Estate, Viewpoint.Now)).Accounts
            );
            Assert.Equal(
                Value(await told.Database.Ledger.Reader.TrialBalance(estate.Estate, new(Story.Day(1, 31)))).Accounts,
                Value(await other.Ledger.Reader.TrialBalance(estate.Estate, new(Story.Day(1, 31)))).Accounts
            );
        }
        var again = new MemoryStream();
        Value(await other.Ledger.Export.Write(again));
        Assert.Equal(Encoding.UTF8.GetString(export), Encoding.UTF8.GetString(again.ToArray()));
    }

    [Fact]
    public async Task An_imported_journal_goes_on_and_knows_its_requests()
    {
        await using var other = await TestDatabase.Create(told.Clock);
        Value(await other.Ledger.Import.Read(new MemoryStream(await Export())));
        var hold = told.Story.IdOf("hold that stays", RecordKind.HoldPlaced);
        var story = new Story(other.Ledger, told.Clock);
        var moments = told.Clock.GetCurrentInstant();
        var request = told.Story.Receipts["both estates"].Request;
        var replayed = Value(
            await other.Ledger.Journal.Post(
                new JournalRequest(
                    request,
                    story.Ana,
                    [Story.Pay(Story.Day(1, 25), 5_00), Story.Pay(Story.Day(1, 25), 5_00, estate: Story.Trust)]
                )
            )
        );
        Assert.True(replayed.IsReplay);
        Value(
            await other.Ledger.Journal.Post(
                new JournalRequest(
                    Id<JournalRequest>.Derived(Guid.NewGuid(), 0),
                    story.Ana,
                    new Instruction.VoidHold(new(hold), "Not needed")
                )
            )
        );
        Assert.True(Value(await other.Ledger.Verifier.Verify(Story.Code)).IsSound);
        told.Clock.Reset(moments);
    }

    [Fact]
    public async Task An_erased_text_stays_erased()
    {
        await using var source = await TestDatabase.Create();
        var story = new Story(source.Ledger, Clocks.Still());
        await story.Open();
        await story.Do("one", Story.Pay(Story.Day(1, 10), 1_00, narrative: "Paid to Ana Flores"));
        await source.Execute("UPDATE journal_entry SET free_text = NULL, salt = NULL");
        var stream = new MemoryStream();
        Value(await source.Ledger.Export.Write(stream, [Story.Code]));
        await using var other = await TestDatabase.Create();
        Value(await other.Ledger.Import.Read(new MemoryStream(stream.ToArray())));
        Assert.True(Value(await other.Ledger.Verifier.Verify(Story.Code)).IsSound);
        Assert.Equal(
            1,
            await other.Scalar<int>(
                "SELECT count(*) FROM journal_entry WHERE free_text IS NULL AND text_seal IS NOT NULL"
            )
        );
    }

    [Theory]
    [InlineData("\"minor_units\":10000}", "\"minor_units\":10001}", typeof(ImportRefusal.BadLine))]
    [InlineData("\"source\":\"DOC-7\"", "\"source\":\"DOC-8\"", typeof(ImportRefusal.SealDiffers))]
    [InlineData("\"text\":\"Contribution\"", "\"text\":\"Contribution.\"", typeof(ImportRefusal.SealDiffers))]
    [InlineData("\"kind\":\"Entry\"", "\"kind\":\"Nothing\"", typeof(ImportRefusal.BadLine))]
    [InlineData("\"code\":\"1110\"", "\"code\":\"9999\"", typeof(ImportRefusal.SealDiffers))]
    [InlineData("\"book_date\":\"2026-01-10\"", "\"book_date\":\"2026-02-30\"", typeof(ImportRefusal.BadLine))]
    [InlineData("\"hash\":", "\"hash\"", typeof(ImportRefusal.NotJson))]
    public async Task A_damaged_line_is_refused_and_nothing_is_stored(string was, string becomes, Type refusal)
    {
        var text = Encoding.UTF8.GetString(await Export());
        var at = text.IndexOf(was, StringComparison.Ordinal);
        var line = text.AsSpan(0, at).Count('\n') + 1;
        await RefusesAll(text[..at] + becomes + text[(at + was.Length)..], refusal, line);
    }

    [Fact]
    public async Task A_truncated_file_is_refused()
    {
        var lines = Encoding.UTF8.GetString(await Export()).Split('\n');
        var ofFirst = Array.FindIndex(lines, 1, line => line.Contains("ledger_journal", StringComparison.Ordinal));
        await RefusesAll(string.Join('\n', lines[..(ofFirst - 1)]), typeof(ImportRefusal.HeadDiffers), ofFirst - 1);
        await RefusesAll(string.Join('\n', lines[..(ofFirst - 1)])[..^10], typeof(ImportRefusal.NotJson), ofFirst - 1);
        await RefusesAll("", typeof(ImportRefusal.BadLine), 1);
    }

    [Fact]
    public async Task An_estate_that_is_there_is_not_imported_again()
    {
        var answer = await told.Database.Ledger.Import.Read(new MemoryStream(await Export()));
        Assert.IsType<ImportRefusal.EstateExists>(answer.Refusal);
    }

    private static async Task RefusesAll(string text, Type refusal, long line)
    {
        await using var other = await TestDatabase.Create();
        var answer = await other.Ledger.Import.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        Assert.IsType(refusal, answer.Refusal);
        Assert.Contains($"Line {line}", Localizer.English.Message(answer.Refusal!), StringComparison.Ordinal);
        Assert.Equal(
            0,
            await other.Scalar<int>(
                "SELECT (SELECT count(*) FROM estate) + (SELECT count(*) FROM posting) + (SELECT count(*) FROM request)"
            )
        );
    }

    private async Task<byte[]> Export()
    {
        var stream = new MemoryStream();
        Value(await told.Database.Ledger.Export.Write(stream));
        return stream.ToArray();
    }

    private static T Value<T>(Result<T> result)
        where T : notnull =>
        result.Match(value => value, refusal => throw new InvalidOperationException(refusal.ToString()));
}
