using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.RotatingFunds.Repayments;

/// <summary>How money comes in or goes out.</summary>
public enum Means
{
    Cash,
    Bank,
    Produce,
}

/// <summary>
/// A member repays part of the incentive: in cash, by bank, or in produce delivered to the ally, who deducts it and
/// pays the fund. The trust's books are not touched (R10).
/// </summary>
/// <param name="Ally">Opaque code of the ally, as in al_cocoa; only for produce.</param>
public sealed record ReceiveRepayment(
    int Number,
    Money Amount,
    Means Means,
    string Ally,
    LocalDate On,
    string Reference
) : CommitmentCommand(Number, On)
{
    public override string NamedReceipt => Reference;
    public override bool NeedsBalances => Means == Means.Produce;
    protected override CommitmentTrigger Trigger => CommitmentTrigger.Receive;

    protected override CommitmentTrigger TriggerOn(RepaymentCommitment commitment) =>
        Amount == commitment.Left ? CommitmentTrigger.Complete : Trigger;

    protected override Result<FundOutcome> Do(
        FundAggregate book,
        RepaymentCommitment commitment,
        Transition<CommitmentState> move,
        FundContext context
    )
    {
        if (
            (
                FundChecks.CheckPositive(book, Amount)
                ?? Committee.OwnHand(book, context.By, book.FindMember(commitment.Member))
            ) is
            { } wrong
        )
            return wrong;
        if (Receipts.Validate(book, commitment.NameIn(book), commitment.Id.Value, Reference, On) is { } twice)
            return twice;
        if (Amount.MinorUnits > commitment.Left.MinorUnits)
            return new FundRefusal.PaymentAboveDebt(commitment.NameIn(book), Amount, commitment.Left, On);
        var ally = default(Holder);
        if (Means == Means.Produce && (Holder.Parse(Ally) is not { IsNone: false } known || (ally = known).IsNone))
            return new FundRefusal.NotAHolder(Ally);
        var after = commitment with { Repaid = commitment.Repaid + Amount };
        var opens = Means == Means.Produce && !context.Balances.Has("1440", ally);
        var receipt = Receipts.New(
            book,
            context,
            commitment.Id.Value,
            commitment.LastReceipt,
            Reference,
            On,
            Amount,
            Amount,
            entry: opens ? 1 : 0
        ) with
        {
            Ally = ally.Value,
        };
        var paid = book.With(receipt, Instalments.Paid(book.InstalmentsOf(commitment.Id.Value), Amount), context);
        var outcome = Moved(
            paid,
            after,
            move,
            Amount,
            Reference,
            Means == Means.Produce ? $"produce, {Ally}" : Means.ToString().ToLowerInvariant(),
            receipt.Id
        );
        if (opens)
            outcome = outcome.Posting([
                new OpenAccount(book.Fund.Code, new AccountKey("1440", ally, book.Fund.Currency), book.Fund.OpenedOn),
            ]);
        return outcome.Posting(FundEntries.Repaid(book.Fund, commitment, Amount, ally, On, Reference));
    }
}

/// <summary>The ally pays the fund what it deducted from the members' produce (1110/1440).</summary>
public sealed record SettleProduce(string Ally, Money Amount, LocalDate On, string Reference) : FundCommand
{
    public override bool NeedsBalances => true;

    public override Result<FundOutcome> Do(FundAggregate book, FundContext context)
    {
        if ((FundChecks.CheckDay(book, context, On) ?? FundChecks.CheckPositive(book, Amount)) is { } refusal)
            return refusal;
        if (string.IsNullOrWhiteSpace(Reference))
            return new TextRefusal.Missing("reference");
        if (Holder.Parse(Ally) is not { IsNone: false } ally)
            return new FundRefusal.NotAHolder(Ally);
        var owed = context.Balances.OwedBy(ally.Value, book.Nothing);
        if (Amount.MinorUnits > owed.MinorUnits)
            return new FundRefusal.AboveOwed(Ally, Amount, owed);
        return FundOutcome
            .Of(book, book.Noted("SettleProduce", On, Amount, document: Reference, reason: Ally))
            .Posting(FundEntries.ProducePaid(book.Fund, ally, Amount, On, Reference));
    }
}

internal static class Allies
{
    /// <summary>What an ally owes the fund for produce (1440).</summary>
    public static Money OwedBy(this EstateBalances books, string ally, Money nothing) =>
        nothing with
        {
            MinorUnits = books
                .Accounts.Where(account => account.Code == "1440" && account.Holder.Value == ally)
                .Sum(account => account.Posted),
        };
}
