using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances.Works;

/// <summary>Works of a municipal subproject are put to evaluation.</summary>
/// <param name="Estimate">At most what is left of the subproject's cost.</param>
public sealed record PlanWorks(string Name, Money Estimate, LocalDate On, string Document) : AllianceCommand
{
    public override Result<AllianceOutcome> Do(Dossier dossier, AllianceContext context)
    {
        if (context.Instrument.Channel != Channel.ImplementingFund)
            return new WorksRefusal.NoImplementingFund(dossier.Alliance.Code);
        if (!dossier.HasEstate || dossier.Alliance.State == AllianceState.Closed)
            return new AllianceRefusal.NotExecuting(dossier.Alliance.Code, dossier.Alliance.State);
        if (
            (
                Checks.CheckFutureDate("date", On, context)
                ?? AllianceChecks.CheckPositive("estimate", Estimate, dossier)
                ?? Checks.CheckText("document", Document, CaseFileStep.MaxDocumentLength)
            ) is
            { } wrong
        )
            return wrong;
        return Text.Clean("name", Name, SubprojectWorks.MaxNameLength, required: true)
            .Then<AllianceOutcome>(name =>
            {
                var begun = SubprojectWorks.Lifecycle.Begin("Plan");
                var works = new SubprojectWorks
                {
                    Id = context.NewId<SubprojectWorks>(),
                    Alliance = dossier.Alliance.Id,
                    Number = dossier.Works.Count + 1,
                    Name = name,
                    State = begun.To,
                    Contractor = "",
                    Amount = Estimate,
                    Advanced = dossier.Nothing,
                    Amortized = dossier.Nothing,
                    Certified = dossier.Nothing,
                    OfProgramme = dossier.Nothing,
                    Retained = dossier.Nothing,
                    AcceptedBy = default,
                    Since = context.Now,
                };
                return WorksCommand.AboveCost(dossier, works) is { } refusal
                    ? refusal
                    : AllianceOutcome.Of(
                        dossier with
                        {
                            Works = dossier.Works.Add(works),
                        },
                        Step.Of(CaseKind.Works, works.Id.Value, begun, On, Duty.None, Document)
                    );
            });
    }
}

/// <summary>A command on works that were planned.</summary>
public abstract record WorksCommand(int Number, LocalDate On)
    : CaseFileCommand<SubprojectWorks, WorksState, WorksTrigger>(Number, On)
{
    internal static Refusal? AboveCost(Dossier dossier, SubprojectWorks works)
    {
        var left =
            dossier.Alliance.Cost
            - dossier.Sum(
                dossier
                    .Works.Where(other => other.Id != works.Id && other.State != WorksState.Abandoned)
                    .Select(other => other.Amount)
            );
        return works.Amount.MinorUnits > left.MinorUnits
            ? new WorksRefusal.AboveCost(
                works.NameIn(dossier),
                works.Amount,
                left.MinorUnits < 0 ? dossier.Nothing : left
            )
            : null;
    }
}

/// <summary>The works are put to tender.</summary>
public sealed record TenderWorks(int Number, LocalDate On, string Document) : WorksCommand(Number, On)
{
    protected override WorksTrigger Trigger => WorksTrigger.Tender;
    protected override Duty Duty => Duty.None;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        SubprojectWorks works,
        Transition<WorksState> move,
        AllianceContext context
    ) =>
        (
            AllianceChecks.CheckExecuting(dossier)
            ?? Checks.CheckText("document", Document, CaseFileStep.MaxDocumentLength)
        )
            is { } refusal
            ? refusal
            : Moved(dossier, works, works, move, context, document: Document);
}

/// <summary>A contractor wins the tender: execution begins.</summary>
/// <param name="Contractor">Opaque code, as in su_4711.</param>
/// <param name="Amount">What is contracted.</param>
public sealed record AwardWorks(int Number, string Contractor, Money Amount, LocalDate On, string Document)
    : WorksCommand(Number, On)
{
    public override bool NeedsBalances => true;
    protected override WorksTrigger Trigger => WorksTrigger.Award;
    protected override Duty Duty => Duty.None;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        SubprojectWorks works,
        Transition<WorksState> move,
        AllianceContext context
    )
    {
        if (
            (
                AllianceChecks.CheckExecuting(dossier)
                ?? AllianceChecks.CheckPositive("amount", Amount, dossier)
                ?? Checks.CheckText("document", Document, CaseFileStep.MaxDocumentLength)
            ) is
            { } wrong
        )
            return wrong;
        if (Holder.Parse(Contractor) is not { IsNone: false } holder)
            return new InputRefusal.NotAHolder("contractor", Contractor);
        var awarded = works with { Contractor = Contractor, Amount = Amount };
        if (AboveCost(dossier, awarded) is { } refusal)
            return refusal;
        return Moved(dossier, works, awarded, move, context, document: Document)
            .Posting(
                from code in (string[])["1330", "2110", "2130"]
                where !context.Balances.Has(code, holder)
                select new OpenAccount(dossier.Alliance.Code, new AccountKey(code, holder, Amount.Currency), On)
            );
    }
}

/// <summary>The works are given up before anything was contracted.</summary>
public sealed record AbandonWorks(int Number, LocalDate On, string Reason) : WorksCommand(Number, On)
{
    protected override WorksTrigger Trigger => WorksTrigger.Abandon;
    protected override Duty Duty => Duty.None;

    protected override Result<AllianceOutcome> Do(
        Dossier dossier,
        SubprojectWorks works,
        Transition<WorksState> move,
        AllianceContext context
    ) =>
        Checks.CheckText("reason", Reason, CaseFileStep.MaxReasonLength, required: true) is { } refusal
            ? refusal
            : Moved(dossier, works, works, move, context, reason: Reason);
}
