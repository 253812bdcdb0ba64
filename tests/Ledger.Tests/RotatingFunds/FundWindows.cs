using Ledger.Journal;
using Ledger.RotatingFunds.Reports;
using NodaTime;

namespace Ledger.Tests.RotatingFunds;

/// <summary>
/// The statement of a fund between any two days of its story: it is what the books had before and have after, and what
/// a plain person noted in between.
/// </summary>
internal static class FundWindows
{
    private const int Windows = 6;

    /// <param name="numbers">Any: they choose the days.</param>
    public static string? Fault(FundField field, FundTally tally, IReadOnlyList<int> numbers)
    {
        var days = NodaTime.Period.DaysBetween(FundField.Start, field.Today) + 1;
        for (var i = 0; i < Windows; i++)
        {
            var (a, b) = (
                FundField.Start.PlusDays(numbers[2 * i] % days),
                FundField.Start.PlusDays(numbers[2 * i + 1] * 7 % days)
            );
            if (Fault(field, tally, LocalDate.Min(a, b), LocalDate.Max(a, b)) is { } fault)
                return fault;
        }
        return Fault(field, tally, FundField.Start, field.Today);
    }

    private static string? Fault(FundField field, FundTally tally, LocalDate from, LocalDate through)
    {
        var (before, after) = (Through(field, from.PlusDays(-1)), Through(field, through));
        var statement = FundStatement.Of(field.Book, from, through, before, after, Moved(field, from, through), null);
        var name = $"the statement {from:uuuu-MM-dd} through {through:uuuu-MM-dd}";
        if (!statement.Ties)
            return $"{name} does not tie: {statement.Unexplained} unexplained, {statement.OwedByNobody} owed by nobody";
        if (statement.OpeningCash + statement.Flows.Sources - statement.Flows.Uses != statement.ClosingCash)
            return $"{name}: {statement.OpeningCash} and {statement.Flows.Sources} less {statement.Flows.Uses} are not {statement.ClosingCash}";
        if (
            statement.OpeningCash.MinorUnits != before.Posted("1110")
            || statement.ClosingCash.MinorUnits != after.Posted("1110")
            || statement.ClosingCapital.MinorUnits != -after.Posted("3110")
        )
            return $"{name} has other balances than the accounts";
        foreach (var kind in Enum.GetValues<FlowKind>())
            if (
                tally
                    .Flows.Where(flow => flow.Kind == kind && flow.On >= from && flow.On <= through)
                    .Sum(flow => flow.Amount)
                    is var noted
                && noted != statement.Flows[kind].MinorUnits
            )
                return $"{name} has {statement.Flows[kind]} of {kind}; {noted} were noted";
        foreach (var member in field.Book.Members)
            if (
                after.Accounts.Where(account => account.Holder == member.Holder).Sum(account => account.Posted)
                    is var owed
                && owed != statement.Members.Where(of => of.Member == member.Code).Sum(of => of.Total.MinorUnits)
            )
                return $"{name}: {member.Code} owes {owed}";
        return null;
    }

    /// <summary>What every account had at the end of a day.</summary>
    private static EstateBalances Through(FundField field, LocalDate day) =>
        new(
            0,
            [
                .. field
                    .Entries.Where(entry => entry.BookDate <= day)
                    .SelectMany(entry => entry.Postings)
                    .GroupBy(posting => (posting.Code, posting.Holder))
                    .Select(of => new AccountBalances(
                        of.Key.Code,
                        of.Key.Holder,
                        of.Sum(posting => posting.Amount.MinorUnits),
                        0
                    )),
            ]
        );

    /// <summary>
    /// Every account of the entries that moved cash or a bank's credit line, as the reader of the journal sums them.
    /// </summary>
    public static IEnumerable<AccountMoved> Moved(FundField field, LocalDate from, LocalDate through)
    {
        foreach (
            var entry in field.Entries.Where(entry =>
                entry.BookDate >= from
                && entry.BookDate <= through
                && entry.Postings.Any(posting => posting.Code is "1110" or "2210")
            )
        )
        foreach (var posting in entry.Postings)
            // What is taken back counts less on the side on which it had stood.
            if (field.Reversals.Contains(entry))
                yield return posting.Amount.MinorUnits > 0
                    ? new(posting.Code, FundField.Cop(0), -posting.Amount)
                    : new(posting.Code, posting.Amount, FundField.Cop(0));
            else
                yield return posting.Amount.MinorUnits > 0
                    ? new(posting.Code, posting.Amount, FundField.Cop(0))
                    : new(posting.Code, FundField.Cop(0), -posting.Amount);
    }
}
