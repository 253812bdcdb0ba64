using System.Collections.Immutable;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Alliances.Budget;

/// <summary>A commitment that becomes smaller: what is not committed any more may be committed to others.</summary>
internal static class Commitments
{
    /// <summary>What the lines committed and did not pay yet.</summary>
    public static Money Unpaid(this Dossier dossier) =>
        dossier.Committed - dossier.Sum(dossier.Parts.Select(part => part.Paid + part.InTransit));

    /// <summary>
    /// Lowers the lines together by an amount, each in proportion to what it has not paid: no line falls below what it
    /// paid.
    /// </summary>
    /// <param name="by">At most <see cref="Unpaid"/>.</param>
    public static (Dossier After, JournalEntry Entry) Lower(
        Dossier dossier,
        Money by,
        LocalDate on,
        CodedText narrative,
        string document
    )
    {
        var unpaid = dossier.Commitment.ConvertAll(line =>
            (
                line.Amount
                - dossier.Sum(
                    dossier.Parts.Where(part => part.Line == line.Id).Select(part => part.Paid + part.InTransit)
                )
            ).MinorUnits
        );
        var parts = by.Allocate([.. unpaid]);
        var lowered = dossier
            .Commitment.Select((line, i) => parts[i].IsZero ? line : line with { Amount = line.Amount - parts[i] })
            .ToImmutableList();
        return (dossier with { Commitment = lowered }, Back(dossier, parts, on, narrative, document));
    }

    /// <summary>8110 of each appropriation / 8120 of the alliance.</summary>
    private static JournalEntry Back(
        Dossier dossier,
        IReadOnlyList<Money> parts,
        LocalDate on,
        CodedText narrative,
        string document
    ) =>
        Checks.Entry(
            dossier.Alliance.Programme,
            on,
            narrative,
            document,
            [
                .. dossier
                    .Commitment.Zip(parts)
                    .Where(pair => !pair.Second.IsZero)
                    .SelectMany(pair =>
                        (Posting[])
                            [
                                Posting.Debit("8110", pair.Second, pair.First.Appropriation, pair.First.Dimensions),
                                Posting.Credit("8120", pair.Second, dossier.Alliance.Holder, pair.First.Dimensions),
                            ]
                    ),
            ]
        );
}
