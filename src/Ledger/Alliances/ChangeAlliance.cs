using Ledger.Alliances.Budget;
using Ledger.Alliances.Tranches;
using Ledger.Alliances.Works;
using Ledger.Foundations;
using Ledger.Programmes;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances;

/// <summary>
/// Families leave or join, the investment costs more or less, the incentive is lowered. The cap is judged anew against
/// what is already released.
/// </summary>
/// <remarks>
/// A fact is recorded even if it puts what was released above the cap: the excess is told
/// (<see cref="AllianceChecks.ExcessOverCap"/>) and the condition within-cap blocks the next release (T4); what is on
/// its way
/// to be paid and would exceed it goes back to its conditions.
/// A signed commitment is only lowered, and what it was lowered by goes back to the appropriations (8110/8120).
/// </remarks>
/// <param name="Families">Null: as before; so are the others.</param>
/// <param name="Budget">The new lines; needed when there is a budget and the cost changes.</param>
public sealed record ChangeAlliance(
    int? Families,
    Money? Cost,
    Money? Incentive,
    IReadOnlyList<BudgetPart>? Budget,
    LocalDate On,
    string Document,
    string Reason
) : AllianceCommand
{
    public override Result<AllianceOutcome> Do(Dossier dossier, AllianceContext context)
    {
        var before = dossier.Alliance;
        if (Checks.CheckFutureDate("date", On, context) is { } wrongDay)
            return wrongDay;
        if (AllianceChecks.CheckEnded(dossier) is { } over)
            return over;
        if (string.IsNullOrWhiteSpace(Reason))
            return new TextRefusal.Missing("reason");
        var after = before with
        {
            Families = Families ?? before.Families,
            Cost = Cost ?? before.Cost,
            Incentive = Incentive ?? before.Incentive,
        };
        if (after == before && Budget is null)
            return new AllianceRefusal.NothingChanges(before.Code);
        if (Validate(dossier, after, context.Instrument) is { } wrong)
            return wrong;
        var next = dossier with { Alliance = after };
        // Each is measured against what the others leave, so any of them tells whether all of them fit.
        if (
            after.Cost.MinorUnits < before.Cost.MinorUnits
            && dossier.Works.FindLast(works => works.State != WorksState.Abandoned) is { } works
            && WorksCommand.AboveCost(next, works) is { } above
        )
            return above;
        if (Budget is not null || after.Cost != before.Cost && dossier.Budget.Count > 0)
        {
            var budget = SetBudget.Apply(dossier, Budget ?? [], after.Cost, context);
            if (!budget.IsAccepted(out var lines))
                return budget.Refusal!;
            next = next with { Budget = lines };
        }
        var step = dossier.Noted("Change", On, Document, Reason);
        var cause = new CodedText("reason.alliance_changed", ("Reason", Reason));
        if (dossier.Commitment.Count == 0 || after.Incentive == before.Incentive)
            return Lapsing.Of(AllianceOutcome.Of(next, step), On, cause, context);
        var (lowered, entry) = Commitments.Lower(
            next,
            before.Incentive - after.Incentive,
            On,
            new CodedText("entry.commitment_lowered"),
            Document
        );
        return Lapsing.Of(AllianceOutcome.Of(lowered, step).Posting(new PostEntry(entry)), On, cause, context);
    }

    public override IReadOnlyList<CodedText> Notes(Dossier after, Instrument instrument) =>
        AllianceChecks.CapNotes(after, instrument);

    private Refusal? Validate(Dossier dossier, Alliance after, Instrument instrument)
    {
        if (after.Families is < 1 or > Alliance.MaxFamilies)
            return new AllianceRefusal.FamiliesOutOfRange(after.Families);
        if (
            (
                AllianceChecks.CheckPositive("cost", after.Cost, dossier)
                ?? AllianceChecks.CheckPositive("incentive", after.Incentive, dossier)
            ) is
            { } wrong
        )
            return wrong;
        if (after.Cost.MinorUnits < after.Incentive.MinorUnits)
            return new AllianceRefusal.CostBelowIncentive(after.Code, after.Cost, after.Incentive);
        if (Incentive is not { } incentive)
            return null;
        if (dossier.Commitment.Count == 0)
            return
                (dossier with { Alliance = after }).Cap(instrument) is var cap
                && dossier.Alliance.State == AllianceState.Approved
                && incentive.MinorUnits > cap.MinorUnits
                ? new AllianceRefusal.OverCap(after.Code, incentive, cap, instrument.Source)
                : null;
        return incentive.MinorUnits > dossier.Alliance.Incentive.MinorUnits
                ? new AllianceRefusal.IncentiveRaised(after.Code, dossier.Alliance.Incentive, incentive)
            : incentive.MinorUnits < dossier.Claimed.MinorUnits
                ? new AllianceRefusal.BelowReleased(after.Code, incentive, dossier.Claimed)
            : null;
    }
}
