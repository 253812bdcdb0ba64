using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Lending;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.RotatingFunds;

/// <summary>A fund begins, with books of its own and the regulation that the organization's assembly adopted.</summary>
public sealed record OpenFund(
    string Name,
    string Organization,
    string Country,
    Currency Currency,
    string Zone,
    string Regulation,
    int RegulationVersion,
    LocalDate On
) : FundCommand
{
    public override Result<FundOutcome> Do(FundAggregate book, FundContext context) =>
        new FundRefusal.CodeTaken(book.Fund.Code);

    internal Result<FundOutcome> Found(string code, FundContext context)
    {
        if (!EstateCode.IsValid(code))
            return new BooksRefusal.BadEstateCode(code);
        if (Checks.CheckFutureDate("date", On, context.Today) is { } wrongDay)
            return wrongDay;
        if (
            (
                Checks.CheckText("name", Name, Fund.MaxNameLength, required: true)
                ?? Checks.CheckText("organization", Organization, 40, required: true)
            ) is
            { } badText
        )
            return badText;
        if (Fund.CheckCountry(Country) is { } nowhere)
            return nowhere;
        var regulation = context.Regulations(Regulation, RegulationVersion);
        if (AdoptRegulation.Validate(regulation, Currency, On) is { } wrong)
            return wrong;
        var fund = new Fund
        {
            Id = context.NewId<Fund>(),
            Code = code,
            Organization = Organization,
            Name = Name,
            Country = Country,
            Currency = Currency,
            Zone = Zone,
            OpenedOn = On,
            Regulation = Regulation,
            RegulationVersion = RegulationVersion,
            AccruedThrough = On,
        };
        var book = new FundAggregate { Fund = fund };
        return FundOutcome
            .Of(book, book.Noted("Open", On))
            .Posting([
                new OpenEstate(
                    new Estate(
                        Id<Estate>.Derived(context.Request.Value, 0),
                        code,
                        EstateKind.RotatingFund,
                        Name,
                        Zone,
                        Currency,
                        On
                    )
                ),
            ]);
    }
}

/// <summary>
/// The assembly adopted another regulation, or another version: loans asked for from now on follow it.
/// </summary>
public sealed record AdoptRegulation(string Regulation, int RegulationVersion, LocalDate On, CommitteeDecision Decision)
    : FundCommand
{
    public override Result<FundOutcome> Do(FundAggregate book, FundContext context)
    {
        if (FundChecks.CheckDay(book, context, On) is { } wrongDay)
            return wrongDay;
        if (Committee.Validate(book, context, Decision, On, null, new("matter.regulation")) is { } refusal)
            return refusal;
        var regulation = context.Regulations(Regulation, RegulationVersion);
        if (Validate(regulation, book.Fund.Currency, On) is { } wrong)
            return wrong;
        return FundOutcome.Of(
            book with
            {
                Fund = book.Fund with { Regulation = Regulation, RegulationVersion = RegulationVersion },
            },
            book.Noted("AdoptRegulation", On, document: Decision.Document(), reason: regulation.ToString())
        );
    }

    internal static Refusal? Validate(Regulation regulation, Currency currency, LocalDate on) =>
        regulation.Currency != currency
            ? new FundRefusal.OtherCurrency(regulation.ToString(), regulation.Currency, currency)
        : on < regulation.ValidFrom ? new FundRefusal.NotYetInForce(regulation.ToString(), regulation.ValidFrom, on)
        : null;
}
