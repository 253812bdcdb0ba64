using System.Collections.Immutable;
using Ledger.Alliances.Budget;
using Ledger.Alliances.Counterparts;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Alliances.Tranches;

/// <summary>
/// Which accounts move when a release does (specs/tranches.md): every line says source, category and component.
/// </summary>
internal static class ReleaseEntries
{
    /// <summary>
    /// Splits an amount over the commitment's lines by what is left of each: a line never pays more than it committed.
    /// </summary>
    public static IReadOnlyList<(CommitmentLine Line, Money Amount)> Split(Dossier dossier, Money amount)
    {
        var left = dossier.Commitment.ConvertAll(line => (line.Amount - PaidOf(dossier, line)).MinorUnits);
        var parts = amount.Allocate([.. left]);
        return [.. dossier.Commitment.Zip(parts).Where(pair => !pair.Second.IsZero)];
    }

    /// <summary>What each line paid of a release so far, or has in transit.</summary>
    public static IReadOnlyList<(CommitmentLine Line, Money Amount)> Of(
        Dossier dossier,
        Release release,
        Func<ReleasePart, Money> which
    ) =>
        [
            .. dossier
                .Parts.Where(part => part.Release == release.Id && !which(part).IsZero)
                .Select(part => (dossier.Commitment.First(line => line.Id == part.Line), which(part))),
        ];

    /// <summary>
    /// The dossier after these lines paid, or sent, so much more of the release; less when it comes back.
    /// </summary>
    public static Dossier Moving(
        this Dossier dossier,
        Release release,
        IReadOnlyList<(CommitmentLine Line, Money Amount)> parts,
        Func<ReleasePart, Money, ReleasePart> how,
        AllianceContext context
    )
    {
        var all = dossier.Parts;
        foreach (var (line, amount) in parts)
            all = all.FirstOrDefault(part => part.Release == release.Id && part.Line == line.Id) is { } known
                ? all.Replace(known, how(known, amount))
                : all.Add(
                    how(
                        new ReleasePart
                        {
                            Id = context.NewId<ReleasePart>(),
                            Alliance = dossier.Alliance.Id,
                            Release = release.Id,
                            Line = line.Id,
                            Paid = dossier.Nothing,
                            InTransit = dossier.Nothing,
                            Accounted = dossier.Nothing,
                            RefundDue = dossier.Nothing,
                            Refunded = dossier.Nothing,
                        },
                        amount
                    )
                );
        return dossier with { Parts = all };
    }

    /// <summary>
    /// In the programme's books: from one account to another, line by line. Advances are the alliance's, bank and
    /// transit nobody's.
    /// </summary>
    public static JournalEntry InProgramme(
        Dossier dossier,
        LocalDate on,
        string debit,
        string credit,
        IReadOnlyList<(CommitmentLine Line, Money Amount)> parts,
        CodedText narrative,
        string document
    ) =>
        Checks.Entry(
            dossier.Alliance.Programme,
            on,
            narrative,
            document,
            [
                .. parts.SelectMany(part =>
                    (Posting[])
                        [
                            Posting.Debit(debit, part.Amount, HolderOf(debit, dossier), part.Line.Dimensions),
                            Posting.Credit(credit, part.Amount, HolderOf(credit, dossier), part.Line.Dimensions),
                        ]
                ),
            ]
        );

    /// <summary>
    /// In the estate that receives: 1110/3110 in a trust, 1110/2310 elsewhere; the other way when it goes back.
    /// </summary>
    public static JournalEntry InEstate(
        Dossier dossier,
        Channel channel,
        LocalDate on,
        IReadOnlyList<(CommitmentLine Line, Money Amount)> parts,
        bool back,
        CodedText narrative,
        string document
    )
    {
        var (account, holder) = channel == Channel.Trust ? ("3110", Pledge.Programme) : ("2310", default);
        return Checks.Entry(
            dossier.Alliance.Code,
            on,
            narrative,
            document,
            [.. parts.SelectMany(part => Lines(part.Amount, part.Line.Dimensions))]
        );

        IEnumerable<Posting> Lines(Money amount, Labels dimensions) =>
            back
                ?
                [
                    Posting.Debit(account, amount, holder, dimensions),
                    Posting.Credit("1110", amount, default, dimensions),
                ]
                :
                [
                    Posting.Debit("1110", amount, default, dimensions),
                    Posting.Credit(account, amount, holder, dimensions),
                ];
    }

    /// <summary>
    /// What comes back out of the estate that received it: 1110/1310 in the programme, and the other way in the estate.
    /// </summary>
    public static IEnumerable<Instruction> BackFromEstate(
        Dossier dossier,
        Channel channel,
        LocalDate on,
        IReadOnlyList<(CommitmentLine Line, Money Amount)> parts,
        CodedText inProgramme,
        CodedText inEstate,
        string document
    ) =>
        [
            new Instruction.PostEntry(InProgramme(dossier, on, "1110", "1310", parts, inProgramme, document)),
            new Instruction.PostEntry(InEstate(dossier, channel, on, parts, back: true, inEstate, document)),
        ];

    private static Money PaidOf(Dossier dossier, CommitmentLine line) =>
        dossier.Sum(dossier.Parts.Where(part => part.Line == line.Id).Select(part => part.Paid + part.InTransit));

    private static Holder HolderOf(string account, Dossier dossier) =>
        account is "1310" or "1320" or "5110" ? dossier.Alliance.Holder : default;
}
