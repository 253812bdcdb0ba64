using Ledger.Foundations;
using Ledger.Journal;
using Ledger.RotatingFunds.Loans;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.RotatingFunds;

/// <summary>Capital that members or others pay into the fund (1110/3110).</summary>
public sealed record PayInCapital(Money Amount, LocalDate On, string Reference) : FundCommand
{
    public override Result<FundOutcome> Do(FundAggregate book, FundContext context) =>
        FundMoney.Validate(book, context, Amount, On, Reference) is { } refusal
            ? refusal
            : FundOutcome
                .Of(book, book.Noted("PayInCapital", On, Amount, document: Reference))
                .Posting(FundEntries.PaidIn(book.Fund, Amount, On, Reference));
}

/// <summary>What it costs to run the fund (5130/1110).</summary>
public sealed record PayRunningCost(Money Amount, string Purpose, LocalDate On, string Reference) : FundCommand
{
    public override bool NeedsBalances => true;

    public override Result<FundOutcome> Do(FundAggregate book, FundContext context) =>
        (
            FundMoney.Validate(book, context, Amount, On, Reference)
            ?? Checks.CheckText("purpose", Purpose, ApplyForLoan.MaxPurposeLength, required: true)
            ?? FundMoney.NotThere(book, context, Amount)
        )
            is { } refusal
            ? refusal
            : FundOutcome
                .Of(book, book.Noted("PayRunningCost", On, Amount, document: Reference, reason: Purpose))
                .Posting(FundEntries.RunningCost(book.Fund, Amount, Purpose, On, Reference));
}

/// <summary>The committee puts money of the fund into the alliance's business (1510/1110).</summary>
public sealed record Reinvest(Money Amount, string Purpose, LocalDate On, string Reference, CommitteeDecision Decision)
    : FundCommand
{
    public override bool NeedsBalances => true;

    public override Result<FundOutcome> Do(FundAggregate book, FundContext context) =>
        (
            FundMoney.Validate(book, context, Amount, On, Reference)
            ?? Checks.CheckText("purpose", Purpose, ApplyForLoan.MaxPurposeLength, required: true)
            ?? Committee.Validate(book, context, Decision, On, null, new("matter.reinvesting"))
            ?? FundMoney.NotThere(book, context, Amount)
        )
            is { } refusal
            ? refusal
            : FundOutcome
                .Of(book, book.Noted("Reinvest", On, Amount, document: Decision.Document(), reason: Purpose))
                .Posting(FundEntries.Reinvested(book.Fund, Amount, Purpose, On, Reference));
}

/// <summary>A bank promises to lend the fund a share of what it lends.</summary>
public sealed record OpenCreditLine(string Bank, Money Limit, LocalDate On, string Document) : FundCommand
{
    public override bool NeedsBalances => true;

    public override Result<FundOutcome> Do(FundAggregate book, FundContext context)
    {
        if (FundMoney.Validate(book, context, Limit, On, Document) is { } refusal)
            return refusal;
        if (Holder.Parse(Bank) is not { IsNone: false } bank)
            return new FundRefusal.NotAHolder(Bank);
        var line = new CreditLine
        {
            Id = context.NewId<CreditLine>(),
            Fund = book.Fund.Id,
            Number = book.Lines.Count + 1,
            Bank = Bank,
            Limit = Limit,
            Owed = book.Nothing,
            OpenedOn = On,
        };
        var outcome = FundOutcome.Of(
            book with
            {
                Lines = book.Lines.Add(line),
            },
            book.Noted("OpenCreditLine", On, Limit, number: line.Number, document: Document, reason: Bank)
        );
        return context.Balances.Has("2210", bank)
            ? outcome
            : outcome.Posting([
                new OpenAccount(book.Fund.Code, new AccountKey("2210", bank, book.Fund.Currency), book.Fund.OpenedOn),
            ]);
    }
}

/// <summary>The fund pays a bank what it drew, and the interest the bank asks (2210, 5140/1110).</summary>
public sealed record PayBank(int Line, Money Amount, Money Interest, LocalDate On, string Reference) : FundCommand
{
    public override bool NeedsBalances => true;

    public override Result<FundOutcome> Do(FundAggregate book, FundContext context)
    {
        if (Interest.Currency != book.Fund.Currency || Interest.MinorUnits < 0)
            return new FundRefusal.InconsistentFigure("interest", Interest, new("expected.fund_amount"));
        // A bank may ask for interest alone.
        var asked = Amount.IsZero && Interest.MinorUnits > 0 ? Interest : Amount;
        if (
            (
                FundMoney.Validate(book, context, asked, On, Reference)
                ?? FundMoney.NotThere(book, context, Amount + Interest)
            ) is
            { } refusal
        )
            return refusal;
        if ((Amount + Interest).MinorUnits > Money.MaxMinorUnits)
            return new FundRefusal.SumTooLarge(
                new("sum.credit_line", ("Line", Line)),
                Amount + Interest,
                book.Nothing with
                {
                    MinorUnits = Money.MaxMinorUnits,
                }
            );
        if (book.FindLine(Line) is not { } line)
            return new FundRefusal.UnknownLine(book.Fund.Code, Line);
        if (Amount.MinorUnits > line.Owed.MinorUnits)
            return new FundRefusal.AboveOwed(line.Bank, Amount, line.Owed);
        return FundOutcome
            .Of(
                book.With(line with { Owed = line.Owed - Amount }),
                book.Noted("PayBank", On, Amount + Interest, number: Line, document: Reference, reason: line.Bank)
            )
            .Posting(FundEntries.BankPaid(book.Fund, line, Amount, Interest, On, Reference));
    }
}

internal static class FundMoney
{
    public static Refusal? Validate(
        FundAggregate book,
        FundContext context,
        Money amount,
        LocalDate on,
        string reference
    ) =>
        FundChecks.CheckDay(book, context, on)
        ?? FundChecks.CheckPositive(book, amount)
        ?? (string.IsNullOrWhiteSpace(reference) ? new TextRefusal.Missing("reference") : null);

    public static Refusal? NotThere(FundAggregate book, FundContext context, Money needed)
    {
        var cash = book.Nothing with { MinorUnits = context.Balances.Posted("1110") - context.Balances.Held("1110") };
        return needed.MinorUnits > cash.MinorUnits ? new FundRefusal.NotEnoughCash(book.Fund.Code, needed, cash) : null;
    }
}
