using FsCheck;
using FsCheck.Fluent;
using Ledger.Alliances;
using Ledger.Journal;
using Ledger.Tests;
using Ledger.Tests.Programmes;
using NodaTime;
using NodaTime.Testing;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Ledger.SystemTests.Alliances;

/// <summary>
/// Goal: what is true of any story in memory is true of it on the real database. Method: the stories of
/// tests/Ledger.Tests/Programmes are told in memory; everything that was sent, good and hostile,
/// is sent to a database at the same moments. Every answer must be the same, and at the end the files and the balances.
/// </summary>
public sealed class Any_story_on_the_database(ITestOutputHelper output)
{
    private const int Stories = 2,
        Length = 60;

    [Fact]
    public void Is_answered_as_in_memory_and_leaves_the_same_files_and_books()
    {
        var (until, work, sent, refused) = (Soak.Until(0.2), 0, 0, 0);
        do
        {
            output.WriteLine($"seed {Soak.Seed + work}");
            DateTime? shrinkUntil = null;
            Prop.ForAll(
                    Story.Any(Length),
                    story =>
                    {
                        if (DateTime.UtcNow > shrinkUntil)
                            return; // Short enough.
                        var field = InMemory(story);
                        (sent, refused) = (
                            sent + field.Sent.Count,
                            refused + field.Sent.Count(one => one.Answer.Length > 0)
                        );
                        if (
                            Task.Run(() => Difference(story.Terms, field)).GetAwaiter().GetResult()
                            is not { } difference
                        )
                            return;
                        shrinkUntil ??= DateTime.UtcNow.AddSeconds(60);
                        throw new XunitException(difference);
                    }
                )
                .Check(Config.QuickThrowOnFailure.WithMaxTest(Stories).WithReplay((ulong)(Soak.Seed + work++), 1));
        } while (DateTime.UtcNow < until);
        output.WriteLine($"{sent} sent, {refused} refused");
        Assert.True(refused > 0 && sent - refused > 0, $"Of {sent} acts {refused} were refused: that is not life.");
    }

    private static Field InMemory(Story story)
    {
        var field = story.Terms.Begin();
        foreach (var wish in story.Wishes)
        {
            if (wish.What % 4 == 0)
                field.LetPass(Duration.FromDays(wish.Which % 3));
            var (by, alliance, command) = new Meaning(wish, field, story.Terms).Tell();
            field.Do(by, command, alliance);
        }
        var ending = new Ending(field, story.Terms);
        foreach (var alliance in field.Dossiers.Keys.ToList())
            while (
                ending.Next(field.Dossiers[alliance]) is var (by, command)
                && field.Do(by, command, alliance).Refusal is null
            ) { }
        return field;
    }

    private static async Task<string?> Difference(Terms terms, Field field)
    {
        var clock = new FakeClock(field.Sent[0].At);
        await using var database = await TestDatabase.Create(clock);
        AllianceBooks.Accepted(await database.Ledger.Rules.Load(terms.Document, Field.Office));
        AllianceBooks.Accepted(await database.Ledger.Rules.Register(field.Programme));
        foreach (var sent in field.Sent)
        {
            clock.Reset(sent.At);
            var refusal = sent.Act is { } command
                ? (
                    await database.Ledger.Alliances.Do(new AllianceRequest(sent.Id, sent.By, sent.Alliance, command))
                ).Refusal
                : (await database.Ledger.Journal.Post(new JournalRequest(sent.Id, sent.By, sent.Instructions))).Refusal;
            if ((refusal?.Code ?? "") != sent.Answer)
                return $"{sent.By.Handle} {sent.Alliance} {sent.Act}: in memory '{sent.Answer}', on the database {refusal}";
        }
        foreach (var (code, expected) in field.Dossiers)
            if (
                Written(expected) is var memory
                && Written((await database.Ledger.Alliances.Inspect(code))!.Dossier) is var found
                && memory != found
            )
                return $"{code} differs:\n{memory}\n{found}";
        var balances = await database.Rows(
            "SELECT e.code, a.code, a.holder, b.posted, b.held FROM account_balance b JOIN account a ON a.estate_no = b.estate_no AND a.no = b.account_no JOIN estate e ON e.no = a.estate_no"
        );
        var (books, rows) = (
            Sorted(
                field.Books.Estates.Values.SelectMany(estate =>
                    estate.Accounts.Values.Select(account =>
                        $"{estate.Estate.Code} {account.Key.Code} {account.Key.Holder.Value} {account.Posted} {account.Held}"
                    )
                )
            ),
            Sorted(balances.Select(row => string.Join(' ', row)))
        );
        if (books != rows)
            return $"the balances differ:\n{books}\n{rows}";
        await Audit.Passes(database);
        return null;
    }

    /// <summary>
    /// All files of an alliance, in an order that does not depend on how they were read. Its version counts the times
    /// it was stored.
    /// </summary>
    private static string Written(Dossier dossier) =>
        Sorted(
            ((IEnumerable<object>)[dossier.Alliance with { Version = 0 }])
                .Concat(dossier.Commitment)
                .Concat(dossier.Budget)
                .Concat(dossier.Supervisors)
                .Concat(dossier.Pledges)
                .Concat(dossier.Certificates)
                .Concat(dossier.Releases)
                .Concat(dossier.Approvals)
                .Concat(dossier.Parts)
                .Concat(dossier.ExpenseReports)
                .Concat(dossier.Invoices)
                .Concat(dossier.Orders)
                .Concat(dossier.Works)
                .Concat(dossier.WorksCertificates)
                .Concat(dossier.WorksPayments)
                .Concat(dossier.Members)
                .Concat(dossier.PerformedDuties.Cast<object>())
                .Select(file => file.ToString()!)
        );

    private static string Sorted(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));
}
