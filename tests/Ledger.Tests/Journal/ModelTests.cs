using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Ledger.Testing;
using Ledger.Tests.Model;
using Xunit;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Ledger.Tests;

/// <summary>
/// Goal: whatever anybody asks of the journal, in whatever order, it keeps the books a schoolchild would keep.
/// Method: generated stories go to the journal and to a model that adds everything up anew; after every step both must
/// agree on yes or no and why, on every balance, and on what is available on every day.
/// </summary>
public class The_journal_and_the_plain_model(ITestOutputHelper output)
{
    private const int QuickStories = 120,
        StoryLength = 70;

    [Fact]
    public void Agree_after_every_step_of_any_story()
    {
        var coverage = new Coverage();
        var until = Environment.GetEnvironmentVariable("LEDGER_SOAK") is { Length: > 0 } minutes
            ? DateTime.UtcNow.AddMinutes(double.Parse(minutes, CultureInfo.InvariantCulture))
            : DateTime.MinValue;
        // What is rare may not come up in one round; what never comes up in fifteen is not generated at all.
        for (var work = 1; work <= 15 && (work == 1 || Missing(coverage).Any()) || DateTime.UtcNow < until; work++)
            Prop.ForAll(Stories.Of(StoryLength), (IReadOnlyList<Command> commands) => Agree(commands, coverage))
                .Check(Seeds.Many(QuickStories));
        output.WriteLine(coverage.ToString());
        Assert.Empty(Missing(coverage));
    }

    private static void Agree(IReadOnlyList<Command> commands, Coverage coverage)
    {
        if (new Story(new LedgerInMemory(), coverage).Tell(commands) is { } difference)
            throw new XunitException(difference);
    }

    /// <summary>
    /// What has hardly happened: a property over stories in which nothing happens would prove nothing.
    /// </summary>
    private static IEnumerable<string> Missing(Coverage coverage) =>
        [
            .. from wish in typeof(Wish).GetNestedTypes()
            where coverage.Done.GetValueOrDefault(wish.Name) < 5
            select $"{wish.Name} done",
            .. from wish in typeof(Wish).GetNestedTypes()
            where coverage.Refused.GetValueOrDefault(wish.Name) < 5
            select $"{wish.Name} refused",
            .. from code in Expected where !coverage.Codes.ContainsKey(code) select code,
        ];

    private static readonly string[] Expected =
    [
        "done",
        "replay",
        "journal.different_content",
        "journal.no_instructions",
        "journal.rolled_back",
        "journal.date_out_of_range",
        "journal.too_few_postings",
        "journal.no_currency",
        "journal.zero_amount",
        "journal.amount_out_of_range",
        "journal.memorandum_mixed",
        "journal.unbalanced",
        "journal.unknown_estate",
        "journal.unknown_account",
        "journal.wrong_currency",
        "journal.account_closed",
        "journal.account_not_yet_open",
        "journal.period_closed",
        "journal.insufficient_funds",
        "reversal.unknown_entry",
        "reversal.already_reversed",
        "reversal.of_reversal",
        "reversal.before_original",
        "reversal.shortfall",
        "hold.unknown",
        "hold.already_posted",
        "hold.already_voided",
        "hold.expired",
        "hold.not_yet_expired",
        "hold.expiry_in_the_past",
        "hold.amount_not_positive",
        "hold.account_unconstrained",
        "hold.other_account",
        "hold.exceeded",
        "hold.void_differs",
        "books.bad_estate_code",
        "books.unknown_zone",
        "books.estate_exists",
        "books.code_not_in_chart",
        "books.not_a_leaf",
        "books.holder_mismatch",
        "books.account_exists",
        "books.account_not_empty",
        "books.account_used_later",
        "books.period_not_over",
        "books.period_not_newest",
        "books.period_wrong_state",
        "books.same_person",
        "text.missing",
        "text.not_printable",
        "money.unknown_currency",
    ];
}
