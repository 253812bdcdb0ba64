using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Lending;
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
) : FundAct
{
    public override Result<FundOutcome> Do(FundBook book, FundOccasion occasion) =>
        new FundRefusal.CodeTaken(book.Fund.Code);

    internal Result<FundOutcome> Found(string code, FundOccasion occasion)
    {
        if (!EstateCode.IsValid(code))
            return new BooksRefusal.BadEstateCode(code);
        if (Judging.NotToday("date", On, occasion.Today) is { } wrongDay)
            return wrongDay;
        if (
            (
                Judging.NotText("name", Name, Fund.MaxNameLength, required: true)
                ?? Judging.NotText("organization", Organization, 40, required: true)
            ) is
            { } badText
        )
            return badText;
        if (Fund.WhyNoCountry(Country) is { } nowhere)
            return nowhere;
        var regulation = occasion.Regulations(Regulation, RegulationVersion);
        if (AdoptRegulation.WhyNot(regulation, Currency, On) is { } wrong)
            return wrong;
        var fund = new Fund
        {
            Id = occasion.NewId<Fund>(),
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
        var book = new FundBook { Fund = fund };
        return FundOutcome
            .Of(book, book.Noted("Open", On))
            .Posting([
                new OpenEstate(
                    new Estate(
                        Id<Estate>.Derived(occasion.Request.Value, 0),
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
    : FundAct
{
    public override Result<FundOutcome> Do(FundBook book, FundOccasion occasion)
    {
        if (FundJudging.NotADay(book, occasion, On) is { } wrongDay)
            return wrongDay;
        if (Committee.WhyNot(book, occasion, Decision, On, null, "Another regulation") is { } refusal)
            return refusal;
        var regulation = occasion.Regulations(Regulation, RegulationVersion);
        if (WhyNot(regulation, book.Fund.Currency, On) is { } wrong)
            return wrong;
        return FundOutcome.Of(
            book with
            {
                Fund = book.Fund with { Regulation = Regulation, RegulationVersion = RegulationVersion },
            },
            book.Noted("AdoptRegulation", On, document: Decision.Document(), reason: regulation.ToString())
        );
    }

    internal static Refusal? WhyNot(Regulation regulation, Currency currency, LocalDate on) =>
        regulation.Currency != currency
            ? new FundRefusal.OtherCurrency(regulation.ToString(), regulation.Currency, currency)
        : on < regulation.ValidFrom ? new FundRefusal.NotYetInForce(regulation.ToString(), regulation.ValidFrom, on)
        : null;
}
