using System.Collections.Immutable;
using Ledger.Foundations;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.RotatingFunds.Repayments;

/// <summary>A command on one commitment to repay.</summary>
public abstract record CommitmentCommand(int Number, LocalDate On) : FundCommand
{
    public override int NamedCommitment => Number;

    protected abstract CommitmentTrigger Trigger { get; }

    /// <summary>What it does to this commitment, where its figures decide between two steps of one verb.</summary>
    protected virtual CommitmentTrigger TriggerOn(RepaymentCommitment commitment) => Trigger;

    /// <param name="move">The step of the commitment's life, which its state allows.</param>
    protected abstract Result<FundOutcome> Do(
        FundAggregate book,
        RepaymentCommitment commitment,
        Transition<CommitmentState> move,
        FundContext context
    );

    public sealed override Result<FundOutcome> Do(FundAggregate book, FundContext context)
    {
        if (book.FindCommitment(Number) is not { } commitment)
            return new FundRefusal.UnknownCommitment(book.Fund.Code, Number);
        if (
            (
                FundChecks.CheckDay(book, context, On)
                ?? FundChecks.CheckNotBeforeLast(commitment.NameIn(book), On, commitment.LastMovedOn)
            ) is
            { } wrongDay
        )
            return wrongDay;
        return RepaymentCommitment
            .Lifecycle.Next(commitment.State, TriggerOn(commitment), commitment.NameIn(book))
            .Then(move => Do(book, commitment, move, context));
    }

    /// <param name="last">The receipt that is the last thing done with it now; empty: none is.</param>
    protected FundOutcome Moved(
        FundAggregate book,
        RepaymentCommitment after,
        Transition<CommitmentState> move,
        Money? amount = null,
        string document = "",
        string reason = "",
        Id<WrittenReceipt> last = default
    )
    {
        var next = after.At(move) with { LastMovedOn = On, LastReceipt = last };
        return FundOutcome.Of(book.With(next), book.Step(move, next, On, amount, document, reason));
    }
}

/// <summary>The inputs were delivered: what was signed is owed now (1410/3190).</summary>
public sealed record DeliverInputs(int Number, LocalDate On, string Document) : CommitmentCommand(Number, On)
{
    protected override CommitmentTrigger Trigger => CommitmentTrigger.Deliver;

    protected override Result<FundOutcome> Do(
        FundAggregate book,
        RepaymentCommitment commitment,
        Transition<CommitmentState> move,
        FundContext context
    ) =>
        string.IsNullOrWhiteSpace(Document)
            ? new TextRefusal.Missing("document")
            : Moved(book, commitment with { DeliveredOn = On }, move, commitment.Amount, Document)
                .Posting(FundEntries.Delivered(book.Fund, commitment, On, Document));
}

/// <summary>The inputs are not delivered after all: nothing is owed.</summary>
public sealed record WithdrawRepayment(int Number, LocalDate On, string Reason) : CommitmentCommand(Number, On)
{
    protected override CommitmentTrigger Trigger => CommitmentTrigger.Withdraw;

    protected override Result<FundOutcome> Do(
        FundAggregate book,
        RepaymentCommitment commitment,
        Transition<CommitmentState> move,
        FundContext context
    ) =>
        string.IsNullOrWhiteSpace(Reason)
            ? new TextRefusal.Missing("reason")
            : Moved(book, commitment, move, commitment.Amount, reason: Reason)
                .Posting(
                    FundEntries.SignatureEnded(
                        book.Fund,
                        commitment,
                        On,
                        new CodedText("entry.fund_signature_withdrawn")
                    )
                );
}

/// <summary>The committee agreed on other dates for what is left.</summary>
public sealed record RescheduleRepayment(
    int Number,
    int Instalments,
    LocalDate FirstDue,
    int EveryMonths,
    LocalDate On,
    CommitteeDecision Decision,
    string Reason
) : CommitmentCommand(Number, On)
{
    protected override CommitmentTrigger Trigger => CommitmentTrigger.Reschedule;

    protected override Result<FundOutcome> Do(
        FundAggregate book,
        RepaymentCommitment commitment,
        Transition<CommitmentState> move,
        FundContext context
    )
    {
        if (
            Committee.Validate(
                book,
                context,
                Decision,
                On,
                book.FindMember(commitment.Member),
                new("matter.rescheduling")
            ) is
            { } refusal
        )
            return refusal;
        var before = book.InstalmentsOf(commitment.Id.Value);
        var kept = RotatingFunds.Instalments.OnlyPaid(before);
        var laid = RepaymentSchedule.Of(
            book.Fund,
            commitment.Id.Value,
            commitment.Left,
            On,
            Instalments,
            FirstDue,
            EveryMonths,
            before.Max(one => one.Number),
            context.NewId<FundInstalment>
        );
        if (!laid.IsAccepted(out var instalments))
            return laid.Refusal!;
        return Moved(
            book.With(commitment.Id.Value, kept.AddRange(instalments)),
            commitment,
            move,
            commitment.Left,
            Decision.Document(),
            Reason
        );
    }
}

/// <summary>The committee gave up what cannot be collected (3190/1410).</summary>
public sealed record GiveUpRepayment(int Number, LocalDate On, CommitteeDecision Decision, string Reason)
    : CommitmentCommand(Number, On)
{
    protected override CommitmentTrigger Trigger => CommitmentTrigger.GiveUp;

    protected override Result<FundOutcome> Do(
        FundAggregate book,
        RepaymentCommitment commitment,
        Transition<CommitmentState> move,
        FundContext context
    )
    {
        if (
            Committee.Validate(
                book,
                context,
                Decision,
                On,
                book.FindMember(commitment.Member),
                new("matter.giving_up")
            ) is
            { } refusal
        )
            return refusal;
        if (string.IsNullOrWhiteSpace(Reason))
            return new TextRefusal.Missing("reason");
        var kept = RotatingFunds.Instalments.OnlyPaid(book.InstalmentsOf(commitment.Id.Value));
        return Moved(
                book.With(commitment.Id.Value, kept),
                commitment,
                move,
                commitment.Left,
                Decision.Document(),
                Reason
            )
            .Posting(FundEntries.GivenUp(book.Fund, commitment, On, Decision.CommitteeMinutes));
    }
}
