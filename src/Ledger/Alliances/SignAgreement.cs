using System.Collections.Immutable;
using Ledger.Alliances.Budget;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances;

/// <summary>
/// The agreement is signed: the programme commits the incentive, source by source, out of what was appropriated for the
/// year.
/// </summary>
/// <param name="Lines">They add up to the incentive. Each draws on its appropriation, which the books never let below
/// zero.</param>
public sealed record SignAgreement(LocalDate On, string Document, IReadOnlyList<CommittedPart> Lines) : AllianceCommand
{
    public override Result<AllianceOutcome> Do(Dossier dossier, AllianceContext context)
    {
        var alliance = dossier.Alliance;
        if (Checks.CheckFutureDate("date", On, context) is { } wrongDay)
            return wrongDay;
        var moved = Alliance.Lifecycle.Next(
            alliance.State,
            AllianceTrigger.Sign,
            FileNames.Of("alliance", alliance.Code)
        );
        if (!moved.IsAccepted(out var move))
            return moved.Refusal!;
        if (AllianceChecks.CheckOrder(dossier, On) is { } early)
            return early;
        foreach (var line in Lines)
            if (AllianceChecks.CheckPositive("amount of a line", line.Amount, dossier) is { } wrong)
                return wrong;
        if (
            Lines
                .Select(line => Validate(line, context.Instrument, On))
                .FirstOrDefault(refusal => refusal is not null) is
            { } notALine
        )
            return notALine;
        if (Lines.GroupBy(line => line.Funding.Appropriation).FirstOrDefault(same => same.Count() > 1) is { } twice)
            return new AllianceRefusal.LineTwice(twice.First().Funding.ToString());
        var total = dossier.Sum(Lines.Select(line => line.Amount));
        if (total != alliance.Incentive)
            return new AllianceRefusal.CommitmentDiffers(total, alliance.Incentive);
        if (total.MinorUnits > dossier.Cap(context.Instrument).MinorUnits)
            return new AllianceRefusal.OverCap(
                alliance.Code,
                total,
                dossier.Cap(context.Instrument),
                context.Instrument.Source
            );

        var lines = Lines
            .Select((line, i) => line.Of(alliance.Id, context.NewId<CommitmentLine>(), i + 1))
            .ToImmutableList();
        var after = dossier with { Alliance = alliance.At(move) with { SignedOn = On }, Commitment = lines };
        return AllianceOutcome
            .Of(after, Step.Of(CaseKind.Alliance, alliance.Id.Value, move, On, document: Document))
            .Posting([.. ProgrammeAccounts(after, context.Programme), new PostEntry(Commit(after, lines))]);
    }

    private static Refusal? Validate(CommittedPart line, Instrument instrument, LocalDate on) =>
        !line.Funding.IsValid ? new ProgrammeRefusal.NotFunding(line.Funding.ToString())
        : line.Year < on.Year ? new AllianceRefusal.AppropriationOver(line.Funding.ToString(), line.Year, on)
        : line.Category.Length > 0
        && instrument.LoanCategories.Count > 0
        && !instrument.LoanCategories.Contains(line.Category)
            ? new AllianceRefusal.UnknownCategory(
                line.Funding.ToString(),
                line.Category,
                string.Join(", ", instrument.LoanCategories),
                instrument.Source
            )
        : null;

    /// <summary>
    /// What the alliance holds in the programme's books: committed, requested, advances, refunds, expenditure.
    /// </summary>
    private IEnumerable<Instruction> ProgrammeAccounts(Dossier dossier, Programme programme) =>
        from code in (string[])["1310", "1320", "5110", "8120", "8130"]
        select new OpenAccount(programme.Estate, new AccountKey(code, dossier.Alliance.Holder, programme.Currency), On);

    /// <summary>
    /// 8120 of the alliance / 8110 of each appropriation: what is left in 8110 can still be committed.
    /// </summary>
    private JournalEntry Commit(Dossier dossier, ImmutableList<CommitmentLine> lines) =>
        Checks.Entry(
            dossier.Alliance.Programme,
            On,
            new CodedText("entry.agreement_signed"),
            Document,
            [
                .. lines.SelectMany(line =>
                    (Posting[])
                        [
                            Posting.Debit("8120", line.Amount, dossier.Alliance.Holder, line.Dimensions),
                            Posting.Credit("8110", line.Amount, line.Appropriation, line.Dimensions),
                        ]
                ),
            ]
        );
}

/// <summary>A part of a signed commitment: from which source, component and year.</summary>
/// <param name="Category">Of the loan; empty when the source has none.</param>
/// <param name="Year">Of the appropriation: a plan spans years, an appropriation does not.</param>
public sealed record CommittedPart(string Source, string Category, string Component, int Year, Money Amount)
{
    internal Funding Funding => new(Source, Category, Component, Year);

    internal CommitmentLine Of(Id<Alliance> alliance, Id<CommitmentLine> id, int number) =>
        new()
        {
            Id = id,
            Alliance = alliance,
            Number = number,
            Source = Source,
            Category = Category,
            Component = Component,
            Year = Year,
            Amount = Amount,
        };
}
