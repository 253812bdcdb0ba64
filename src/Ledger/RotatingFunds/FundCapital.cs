using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.RotatingFunds;

/// <summary>Capital that members or others pay into the fund (1110/3110).</summary>
public sealed record PayInCapital(Money Amount, LocalDate On, string Reference) : FundAct
{
    public override Result<FundOutcome> Do(FundBook book, FundOccasion occasion) =>
        FundMoney.WhyNot(book, occasion, Amount, On, Reference) is { } refusal
            ? refusal
            : FundOutcome
                .Of(book, book.Noted("PayInCapital", On, Amount, document: Reference))
                .Posting(FundEntries.PaidIn(book.Fund, Amount, On, Reference));
}

/// <summary>What it costs to run the fund (5130/1110).</summary>
public sealed record PayRunningCost(Money Amount, string Purpose, LocalDate On, string Reference) : FundAct
{
    public override bool NeedsBooks => true;

    public override Result<FundOutcome> Do(FundBook book, FundOccasion occasion) =>
        (
            FundMoney.WhyNot(book, occasion, Amount, On, Reference)
            ?? Judging.NotText("purpose", Purpose, ApplyForLoan.MaxPurposeLength, required: true)
            ?? FundMoney.NotThere(book, occasion, Amount)
        )
            is { } refusal
            ? refusal
            : FundOutcome
                .Of(book, book.Noted("PayRunningCost", On, Amount, document: Reference, reason: Purpose))
                .Posting(FundEntries.RunningCost(book.Fund, Amount, Purpose, On, Reference));
}

/// <summary>The committee puts money of the fund into the alliance's business (1510/1110).</summary>
public sealed record Reinvest(Money Amount, string Purpose, LocalDate On, string Reference, CommitteeDecision Decision)
    : FundAct
{
    public override bool NeedsBooks => true;

    public override Result<FundOutcome> Do(FundBook book, FundOccasion occasion) =>
        (
            FundMoney.WhyNot(book, occasion, Amount, On, Reference)
            ?? Judging.NotText("purpose", Purpose, ApplyForLoan.MaxPurposeLength, required: true)
            ?? Committee.WhyNot(book, occasion, Decision, On, null, "Reinvesting")
            ?? FundMoney.NotThere(book, occasion, Amount)
        )
            is { } refusal
            ? refusal
            : FundOutcome
                .Of(book, book.Noted("Reinvest", On, Amount, document: Decision.Document(), reason: Purpose))
                .Posting(FundEntries.Reinvested(book.Fund, Amount, Purpose, On, Reference));
}

/// <summary>A bank promises to lend the fund a share of what it lends.</summary>
public sealed record OpenCreditLine(string Bank, Money Limit, LocalDate On, string Document) : FundAct
{
    public override bool NeedsBooks => true;

    public override Result<FundOutcome> Do(FundBook book, FundOccasion occasion)
    {
        if (FundMoney.WhyNot(book, occasion, Limit, On, Document) is { } refusal)
            return refusal;
        if (Holder.Parse(Bank) is not { IsNone: false } bank)
            return new FundRefusal.NotAHolder(Bank);
        var line = new CreditLine
        {
            Id = occasion.NewId<CreditLine>(),
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
        return occasion.Books.Has("2210", bank)
            ? outcome
            : outcome.Posting([
                new OpenAccount(book.Fund.Code, new AccountKey("2210", bank, book.Fund.Currency), book.Fund.OpenedOn),
            ]);
    }
}

/// <summary>The fund pays a bank what it drew, and the interest the bank asks (2210, 5140/1110).</summary>
public sealed record PayBank(int Line, Money Amount, Money Interest, LocalDate On, string Reference) : FundAct
{
    public override bool NeedsBooks => true;

    public override Result<FundOutcome> Do(FundBook book, FundOccasion occasion)
    {
        if (Interest.Currency != book.Fund.Currency || Interest.MinorUnits < 0)
            return new FundRefusal.BelowEarlier(
                "interest",
                Interest.ToString(),
                "an amount of the fund's currency, zero or more"
            );
        // A bank may ask for interest alone.
        var asked = Amount.IsZero && Interest.MinorUnits > 0 ? Interest : Amount;
        if (
            (
                FundMoney.WhyNot(book, occasion, asked, On, Reference)
                ?? FundMoney.NotThere(book, occasion, Amount + Interest)
            ) is
            { } refusal
        )
            return refusal;
        if ((Amount + Interest).MinorUnits > Money.MaxMinorUnits)
            return new FundRefusal.BeyondTheBooks(
                $"What is paid on credit line {Line}",
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
    public static Refusal? WhyNot(FundBook book, FundOccasion occasion, Money amount, LocalDate on, string reference) =>
        FundJudging.NotADay(book, occasion, on)
        ?? FundJudging.NotPositive(book, amount)
        ?? (string.IsNullOrWhiteSpace(reference) ? new TextRefusal.Missing("reference") : null);

    public static Refusal? NotThere(FundBook book, FundOccasion occasion, Money needed)
    {
        var cash = book.Nothing with { MinorUnits = occasion.Books.Posted("1110") - occasion.Books.Held("1110") };
        return needed.MinorUnits > cash.MinorUnits ? new FundRefusal.NotEnoughCash(book.Fund.Code, needed, cash) : null;
    }
}
