using Ledger.Alliances.Budget;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Alliances.ExpenseReports;

using Parts = IReadOnlyList<(CommitmentLine Line, Money Amount)>;

/// <summary>
/// Which accounts move when spent money is accounted for (specs/expense-reports.md): what each source gave is told
/// apart to the end.
/// </summary>
internal static class ExpenseReportEntries
{
    /// <summary>
    /// Splits an amount over the parts of a release by what is left of each: a part never gives more than it has.
    /// </summary>
    public static Parts Split(Dossier dossier, Release release, Money amount, Func<ReleasePart, Money> left)
    {
        if (amount.IsZero)
            return [];
        // By line, not as they were read: which of them a rounded unit falls to does not depend on the database.
        var parts = dossier
            .Commitment.Select(line => dossier.Parts.Find(part => part.Release == release.Id && part.Line == line.Id))
            .OfType<ReleasePart>()
            .ToList();
        return
        [
            .. parts
                .Zip(amount.Allocate([.. parts.ConvertAll(part => left(part).MinorUnits)]))
                .Where(pair => !pair.Second.IsZero)
                .Select(pair => (dossier.Commitment.Single(line => line.Id == pair.First.Line), pair.Second)),
        ];
    }

    /// <summary>The dossier after each of these parts of the release changed by its amount.</summary>
    public static Dossier Changing(
        this Dossier dossier,
        Release release,
        Parts parts,
        Func<ReleasePart, Money, ReleasePart> change
    )
    {
        var all = dossier.Parts;
        foreach (var (line, amount) in parts)
        {
            var part = all.Single(other => other.Release == release.Id && other.Line == line.Id);
            all = all.Replace(part, change(part, amount));
        }
        return dossier with { Parts = all };
    }

    /// <summary>
    /// What nobody has accounted for of a release, nor claimed in an expense report that is not decided.
    /// </summary>
    public static Money Unclaimed(this Dossier dossier, Release release) =>
        dossier.Sum(dossier.Parts.Where(part => part.Release == release.Id).Select(part => part.Open))
        - dossier.Sum(
            dossier
                .ExpenseReports.Where(other =>
                    other.Release == release.Id && other.State == ExpenseReportState.Rendered
                )
                .Select(other => other.Claimed)
        );

    public static Money RefundedOf(this Dossier dossier, Release release) =>
        dossier.Sum(dossier.Parts.Where(part => part.Release == release.Id).Select(part => part.Refunded));

    /// <summary>Debits and credits of the same amounts, source by source.</summary>
    public static IEnumerable<Posting> Lines(
        string debit,
        string credit,
        Parts parts,
        Holder debited = default,
        Holder credited = default
    ) =>
        parts.SelectMany(part =>
            (Posting[])
                [
                    Posting.Debit(debit, part.Amount, debited, part.Line.Dimensions),
                    Posting.Credit(credit, part.Amount, credited, part.Line.Dimensions),
                ]
        );

    /// <summary>5110/1110: what the organization paid to its suppliers out of its account.</summary>
    public static IEnumerable<Posting> Spent(Dossier dossier, IEnumerable<Invoice> invoices)
    {
        var lines = ByLine(dossier, invoices);
        return
        [
            .. lines.Select(line => Posting.Debit("5110", line.Amount, default, OfLine(line.Code))),
            Posting.Credit("1110", dossier.Sum(lines.Select(line => line.Amount))),
        ];
    }

    /// <summary>1320/5110: a trust's investment that was none; somebody owes it the whole invoices.</summary>
    public static IEnumerable<Posting> ToRecover(Dossier dossier, IEnumerable<Invoice> invoices)
    {
        var lines = ByLine(dossier, invoices);
        return
        [
            Posting.Debit("1320", dossier.Sum(lines.Select(line => line.Amount))),
            .. lines.Select(line => Posting.Credit("5110", line.Amount, default, OfLine(line.Code))),
        ];
    }

    /// <summary>
    /// What was paid back, in the estate: 2320/1110, or in a trust 1110/1320 and the programme's share of it 3110/1110.
    /// </summary>
    public static JournalEntry Refunded(
        Dossier dossier,
        Channel channel,
        LocalDate on,
        Parts parts,
        Money recovered,
        CodedText narrative,
        string document
    ) =>
        Checks.Entry(
            dossier.Alliance.Code,
            on,
            narrative,
            document,
            channel == Channel.Trust
                ?
                [
                    Posting.Debit("1110", recovered),
                    Posting.Credit("1320", recovered),
                    .. Lines("3110", "1110", parts, Pledge.Programme),
                ]
                : [.. Lines("2320", "1110", parts)]
        );

    /// <summary>The dimension by which investment is told apart.</summary>
    public static Labels OfLine(string code) =>
        Labels
            .Of("dimensions", [new("budget-line", code)])
            .Match(labels => labels, refusal => throw new InvalidOperationException(refusal.ToString()));

    private static List<(string Code, Money Amount)> ByLine(Dossier dossier, IEnumerable<Invoice> invoices) =>
        [
            .. invoices
                .GroupBy(invoice => invoice.BudgetLine)
                .OrderBy(line => line.Key, StringComparer.Ordinal)
                .Select(line => (line.Key, dossier.Sum(line.Select(invoice => invoice.Amount)))),
        ];
}
