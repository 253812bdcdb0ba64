using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances.Counterparts;

/// <summary>The contributor is asked to pay what was pledged.</summary>
public sealed record CallPledge(int Pledge, LocalDate On, string Document) : AllianceCommand
{
    public override Result<AllianceOutcome> Do(Dossier dossier, AllianceContext context)
    {
        if (dossier.FindPledge(Pledge) is not { } pledge)
            return new CounterpartRefusal.UnknownPledge(dossier.Alliance.Code, Pledge);
        if (Checks.CheckFutureDate("date", On, context) is { } wrongDay)
            return wrongDay;
        if (AllianceChecks.CheckEnded(dossier) is { } over)
            return over;
        var moved = Ledger.Alliances.Counterparts.Pledge.Lifecycle.Next(
            pledge.State,
            PledgeTrigger.Call,
            dossier.Name(pledge)
        );
        if (!moved.IsAccepted(out var move))
            return moved.Refusal!;
        return AllianceOutcome.Of(
            dossier.With(pledge.At(move)),
            Step.Of(CaseKind.Pledge, pledge.Id.Value, move, On, document: Document)
        );
    }
}

/// <summary>The contributor takes back what was not paid yet. What is there stays.</summary>
public sealed record WithdrawPledge(int Pledge, LocalDate On, string Reason) : AllianceCommand
{
    /// <summary>A credit that is withdrawn may lower the cap.</summary>
    public override IReadOnlyList<CodedText> Notes(Dossier after, Programmes.Instrument instrument) =>
        AllianceChecks.CapNotes(after, instrument);

    public override Result<AllianceOutcome> Do(Dossier dossier, AllianceContext context)
    {
        if (dossier.FindPledge(Pledge) is not { } pledge)
            return new CounterpartRefusal.UnknownPledge(dossier.Alliance.Code, Pledge);
        if (Checks.CheckFutureDate("date", On, context) is { } wrongDay)
            return wrongDay;
        if (string.IsNullOrWhiteSpace(Reason))
            return new TextRefusal.Missing("reason");
        var moved = Ledger.Alliances.Counterparts.Pledge.Lifecycle.Next(
            pledge.State,
            PledgeTrigger.Withdraw,
            dossier.Name(pledge)
        );
        if (!moved.IsAccepted(out var move))
            return moved.Refusal!;
        var outcome = AllianceOutcome.Of(
            dossier.With(pledge.At(move) with { Amount = pledge.Verified }),
            Step.Of(CaseKind.Pledge, pledge.Id.Value, move, On, reason: Reason)
        );
        if (pledge.Kind == PledgeKind.Credit)
            outcome = Lapsing.Of(
                outcome,
                On,
                new CodedText("reason.pledge_withdrawn", ("Number", Pledge), ("Reason", Reason)),
                context
            );
        return dossier.HasEstate && pledge.Missing.MinorUnits > 0
            ? outcome.Posting(
                new PostEntry(
                    pledge.Fulfilled(
                        dossier.Alliance.Code,
                        On,
                        pledge.Missing,
                        "",
                        new CodedText("entry.pledge_withdrawn")
                    )
                )
            )
            : outcome;
    }
}
