using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Lending;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.Loans;
using NodaTime;

namespace Ledger.Application.Queries.Funds;

/// <summary>An instalment that a loan would have, and what would be owed after it.</summary>
public sealed record QuoteRow(
    int Number,
    LocalDate DueOn,
    Money Principal,
    Money Interest,
    Money Instalment,
    [property: ShowsZero] Money Balance
);

/// <summary>What a loan would cost, and its plan.</summary>
/// <param name="Rate">As it is agreed.</param>
/// <param name="EffectiveRate">The same as an effective rate of a year.</param>
/// <param name="Cost">Of interest and fee together, on what is really owed, as an effective rate of a year.</param>
/// <param name="FirstPayment">The first instalment with the fee.</param>
public sealed record QuoteView(
    string Product,
    string Name,
    LocalDate On,
    [property: ForPrograms] Currency Currency,
    Money Amount,
    Rate Rate,
    Rate EffectiveRate,
    Rate Cost,
    Money Interest,
    Money Fee,
    Money FirstPayment,
    Listing<QuoteRow> Instalments
);

/// <summary>What a loan would cost; nothing is stored.</summary>
/// <param name="Amount">In the regulation's currency.</param>
/// <param name="On">The day on which it would be disbursed.</param>
/// <param name="Country">Whose law caps it; empty: the only country whose maxima are known.</param>
public sealed record QuoteLoan(
    string Regulation,
    int Version,
    string Product,
    Money Amount,
    int Instalments,
    LocalDate FirstDue,
    LocalDate On,
    string Country
) : Question<QuoteView>
{
    internal override async Task<Result<QuoteView>> Answer(Call call, CancellationToken cancel)
    {
        var lending = call.Database.Lending;
        if (await lending.Find(Regulation, Version, cancel) is not { } regulation)
            return new FundRefusal.UnknownRegulation($"{Regulation} {Version}");
        if (regulation.Find(Product) is not { } product)
            return new FundRefusal.UnknownProduct(
                Product,
                regulation.ToString(),
                string.Join(", ", regulation.Products.Select(known => known.Code))
            );
        var maxima = await lending.Maxima(cancel);
        // Most installations know the law of one country.
        var country =
            Country.Length > 0 ? Country
            : maxima.Select(maximum => maximum.Country).Distinct().ToList() is [var only] ? only
            : "";
        if ((country.Length > 0 || maxima.Count > 0) && RotatingFunds.Fund.CheckCountry(country) is { } nowhere)
            return nowhere;
        return LoanQuote
            .Of(regulation, product, Amount, Instalments, FirstDue, On, maxima, country)
            .Then<QuoteView>(quote => Of(quote));
    }

    private static QuoteView Of(LoanQuote quote)
    {
        var (left, rows) = (quote.Amount, new List<QuoteRow>());
        foreach (var one in quote.Instalments)
            rows.Add(
                new QuoteRow(one.Number, one.DueOn, one.Principal, one.Interest, one.Total, left -= one.Principal)
            );
        return new QuoteView(
            quote.Product.Code,
            quote.Product.Name,
            quote.On,
            quote.Amount.Currency,
            quote.Amount,
            quote.Product.Rate,
            EffectiveYear(quote.Product.Rate.EffectiveYearPercent),
            EffectiveYear(quote.CostPercent),
            quote.Interest,
            quote.Fee,
            quote.Instalments[0].Total + quote.Fee,
            new Listing<QuoteRow>(rows)
        );
    }

    private static Rate EffectiveYear(decimal percent) =>
        new(Percentages.TwoDecimals(percent)!.Value, RatePer.YearEffective);
}
