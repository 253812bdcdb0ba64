using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programs;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Subprojects;

/// <summary>Works of a municipal subproject are put to evaluation.</summary>
/// <param name="Estimate">At most what is left of the subproject's cost.</param>
public sealed record PlanWorks(string Name, Money Estimate, LocalDate On, string Document) : Act
{
    public override Result<Outcome> Do(Dossier dossier, Occasion occasion)
    {
        if (occasion.Instrument.Channel != Channel.ImplementingFund)
            return new WorksRefusal.NoImplementingFund(dossier.Alliance.Code);
        if (!dossier.HasEstate || dossier.Alliance.State == AllianceState.Closed)
            return new AllianceRefusal.NotExecuting(dossier.Alliance.Code, dossier.Alliance.State);
        if (
            (
                Judging.NotToday("date", On, occasion)
                ?? Judging.NotPositive("estimate", Estimate, dossier)
                ?? Judging.NotText("document", Document, FileStep.MaxDocumentLength)
            ) is
            { } wrong
        )
            return wrong;
        return Text.Clean("name", Name, Works.MaxNameLength, required: true)
            .Then<Outcome>(name =>
            {
                var begun = Works.Lifecycle.Begin("Plan");
                var works = new Works
                {
                    Id = occasion.NewId<Works>(),
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
                    Since = occasion.Now,
                };
                return WorksAct.AboveCost(dossier, works) is { } refusal
                    ? refusal
                    : Outcome.Of(
                        dossier with
                        {
                            Works = dossier.Works.Add(works),
                        },
                        Step.Of(Life.Works, works.Id.Value, begun, On, Duty.None, Document)
                    );
            });
    }
}

/// <summary>An act on works that were planned.</summary>
public abstract record WorksAct(int Number, LocalDate On) : FileAct<Works, WorksState, WorksTrigger>(Number, On)
{
    internal static Refusal? AboveCost(Dossier dossier, Works works)
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
public sealed record TenderWorks(int Number, LocalDate On, string Document) : WorksAct(Number, On)
{
    protected override WorksTrigger Trigger => WorksTrigger.Tender;
    protected override Duty Duty => Duty.None;

    protected override Result<Outcome> Do(
        Dossier dossier,
        Works works,
        Transition<WorksState> move,
        Occasion occasion
    ) =>
        (Judging.NotExecuting(dossier) ?? Judging.NotText("document", Document, FileStep.MaxDocumentLength))
            is { } refusal
            ? refusal
            : Moved(dossier, works, works, move, occasion, document: Document);
}

/// <summary>A contractor wins the tender: execution begins.</summary>
/// <param name="Contractor">Opaque code, as in su_4711.</param>
/// <param name="Amount">What is contracted.</param>
public sealed record AwardWorks(int Number, string Contractor, Money Amount, LocalDate On, string Document)
    : WorksAct(Number, On)
{
    public override bool NeedsBooks => true;
    protected override WorksTrigger Trigger => WorksTrigger.Award;
    protected override Duty Duty => Duty.None;

    protected override Result<Outcome> Do(Dossier dossier, Works works, Transition<WorksState> move, Occasion occasion)
    {
        if (
            (
                Judging.NotExecuting(dossier)
                ?? Judging.NotPositive("amount", Amount, dossier)
                ?? Judging.NotText("document", Document, FileStep.MaxDocumentLength)
            ) is
            { } wrong
        )
            return wrong;
        if (Holder.Parse(Contractor) is not { IsNone: false } holder)
            return new InputRefusal.NotAHolder("contractor", Contractor);
        var awarded = works with { Contractor = Contractor, Amount = Amount };
        if (AboveCost(dossier, awarded) is { } refusal)
            return refusal;
        return Moved(dossier, works, awarded, move, occasion, document: Document)
            .Posting(
                from code in (string[])["1330", "2110", "2130"]
                where !occasion.Books.Has(code, holder)
                select new OpenAccount(dossier.Alliance.Code, new AccountKey(code, holder, Amount.Currency), On)
            );
    }
}

/// <summary>The works are given up before anything was contracted.</summary>
public sealed record AbandonWorks(int Number, LocalDate On, string Reason) : WorksAct(Number, On)
{
    protected override WorksTrigger Trigger => WorksTrigger.Abandon;
    protected override Duty Duty => Duty.None;

    protected override Result<Outcome> Do(
        Dossier dossier,
        Works works,
        Transition<WorksState> move,
        Occasion occasion
    ) =>
        Judging.NotText("reason", Reason, FileStep.MaxReasonLength, required: true) is { } refusal
            ? refusal
            : Moved(dossier, works, works, move, occasion, reason: Reason);
}
