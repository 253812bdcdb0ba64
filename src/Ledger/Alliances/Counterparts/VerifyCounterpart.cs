using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances.Counterparts;

/// <summary>
/// What was pledged is there: a bank statement shows the money, or a certificate values what was given in kind. From
/// now on it counts for the gates.
/// </summary>
/// <param name="On">The bank's value date, or the day of the valuation.</param>
/// <param name="Reference">The statement's reference or the certificate's number: without one nothing is
/// verified.</param>
public sealed record VerifyCounterpart(int Pledge, Money Amount, LocalDate On, string Reference) : AllianceCommand
{
    public override Result<AllianceOutcome> Do(Dossier dossier, AllianceContext context)
    {
        var alliance = dossier.Alliance;
        if (dossier.FindPledge(Pledge) is not { } pledge)
            return new CounterpartRefusal.UnknownPledge(alliance.Code, Pledge);
        if (Checks.CheckFutureDate("date", On, context) is { } wrongDay)
            return wrongDay;
        if (AllianceChecks.CheckPositive("amount", Amount, dossier) is { } wrong)
            return wrong;
        var name = dossier.Name(pledge);
        if (!dossier.HasEstate)
            return new CounterpartRefusal.NoEstate(alliance.Code);
        if (AllianceChecks.CheckEnded(dossier) is { } over)
            return over;
        if (
            Segregation.Validate(name, context.By, Duty.Reconcile, DutiesDone.DoneOn(dossier, pledge.Id.Value)) is
            { } same
        )
            return same;
        if (string.IsNullOrWhiteSpace(Reference))
            return new CounterpartRefusal.NoBankReference(name);
        var trigger = Amount == pledge.Missing ? PledgeTrigger.Fulfil : PledgeTrigger.Deposit;
        var moved = Ledger.Alliances.Counterparts.Pledge.Lifecycle.Next(pledge.State, trigger, name);
        if (!moved.IsAccepted(out var move))
            return moved.Refusal!;
        if (Amount.MinorUnits > pledge.Missing.MinorUnits)
            return new CounterpartRefusal.AboveMissing(name, Amount, pledge.Missing);

        return AllianceOutcome
            .Of(
                dossier.With(pledge.At(move) with { Verified = pledge.Verified + Amount }),
                Step.Of(CaseKind.Pledge, pledge.Id.Value, move, On, Duty.Reconcile, Reference)
            )
            .Posting(
                new PostEntry(pledge.Received(alliance.Code, context.Instrument.Channel, On, Amount, Reference)),
                new PostEntry(
                    pledge.Fulfilled(alliance.Code, On, Amount, Reference, new CodedText("entry.pledge_fulfilled"))
                )
            );
    }
}

/// <summary>
/// What was verified was not there after all: another account's money, a cheque that bounced, a valuation that was
/// withdrawn. The promise is open again, and releases that rested on it go back to their conditions.
/// </summary>
/// <remarks>
/// Money that was spent in the meantime cannot be taken from the bank account: what is missing there stands in credit
/// on 1390, shortfalls to recover, and keeps the alliance from being closed.
/// When the contributor brings it, it is verified like any deposit, and what the bank account lacked is settled by
/// hand: 1390/1110. As of a day that is over, the bank account must have had on every day since what it has now; as of
/// today a correction is never refused for money.
/// </remarks>
public sealed record CorrectCounterpart(int Pledge, Money Amount, LocalDate On, string Reason) : AllianceCommand
{
    public override bool NeedsBalances => true;

    public override Result<AllianceOutcome> Do(Dossier dossier, AllianceContext context)
    {
        if (dossier.FindPledge(Pledge) is not { } pledge)
            return new CounterpartRefusal.UnknownPledge(dossier.Alliance.Code, Pledge);
        var name = dossier.Name(pledge);
        if (
            (
                Checks.CheckFutureDate("date", On, context)
                ?? AllianceChecks.CheckPositive("amount", Amount, dossier)
                ?? AllianceChecks.CheckEnded(dossier)
                ?? Checks.CheckText("reason", Reason, CaseFileStep.MaxReasonLength, required: true)
            ) is
            { } wrong
        )
            return wrong;
        var moved = Ledger.Alliances.Counterparts.Pledge.Lifecycle.Next(pledge.State, PledgeTrigger.Correct, name);
        if (!moved.IsAccepted(out var move))
            return moved.Refusal!;
        if (Amount.MinorUnits > pledge.Verified.MinorUnits)
            return new CounterpartRefusal.AboveVerified(name, Amount, pledge.Verified);
        var (estate, isPromised) = (dossier.Alliance.Code, pledge.State != PledgeState.Withdrawn);
        var corrected = pledge.At(move) with
        {
            Verified = pledge.Verified - Amount,
            Amount = isPromised ? pledge.Amount : pledge.Amount - Amount,
        };
        var outcome = AllianceOutcome
            .Of(
                dossier.With(corrected),
                Step.Of(CaseKind.Pledge, pledge.Id.Value, move, On, Duty.Reconcile, reason: Reason)
            )
            .Posting(new PostEntry(pledge.TakenBack(estate, context.Instrument.Channel, On, Amount, context.Balances)));
        if (isPromised)
            outcome = outcome.Posting(
                new PostEntry(pledge.Promised(estate, On, Amount, "", new CodedText("entry.pledge_open_again")))
            );
        return Lapsing.Of(
            outcome,
            On,
            new CodedText("reason.pledge_corrected", ("Number", Pledge), ("Reason", Reason)),
            context
        );
    }
}
