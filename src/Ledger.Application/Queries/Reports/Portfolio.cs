using Ledger.Alliances;
using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Programmes;
using Ledger.Storage.Alliances;

namespace Ledger.Application.Queries.Reports;

/// <summary>A report about a whole programme.</summary>
public abstract record ProgrammeReport<TAnswer>(string Programme) : ProgrammeQuestion<TAnswer>(Programme)
    where TAnswer : notnull
{
    internal sealed override async Task<Result<TAnswer>> Answer(Call call, CancellationToken cancel) =>
        await call.Database.Rules.Programme(Programme, cancel) is { } programme
            ? await Report(call, programme, cancel)
            : new AllianceRefusal.UnknownProgramme(Programme);

    private protected abstract Task<TAnswer> Report(Call call, Programme programme, CancellationToken cancel);
}

/// <summary>What the alliances of one unit committed, asked for, received and accounted for.</summary>
/// <param name="Unit">Total: all of them.</param>
/// <param name="Transferred">What went out, net of returns and refunds.</param>
public sealed record PortfolioLine(
    string Unit,
    int Agreements,
    int Families,
    Money Committed,
    Money Requested,
    Money Transferred,
    Money Accounted,
    [property: ForPrograms] Currency Currency
)
{
    internal static PortfolioLine Of(PortfolioRow row, Func<Money, Money> amount) =>
        new(
            row.Unit,
            row.Agreements,
            row.Families,
            amount(row.Committed),
            amount(row.Requested),
            amount(row.Transferred),
            amount(row.Accounted),
            amount(row.Committed).Currency
        );

    /// <summary>Every unit and their sum, each figure converted by itself.</summary>
    internal static Listing<PortfolioLine> All(IReadOnlyList<PortfolioRow> rows, Func<Money, Money> amount) =>
        new(
            [.. rows.Select(row => Of(row, amount))],
            rows.Count == 0 ? [] : [Of(rows.Aggregate(Sum) with { Unit = "Total" }, amount)]
        );

    private static PortfolioRow Sum(PortfolioRow a, PortfolioRow b) =>
        new(
            a.Unit,
            a.Agreements + b.Agreements,
            a.Families + b.Families,
            a.Committed + b.Committed,
            a.Requested + b.Requested,
            a.Transferred + b.Transferred,
            a.Accounted + b.Accounted
        );
}

/// <summary>A programme by operational unit: agreements, families and money.</summary>
/// <param name="InDollars">The same in US dollars, where the programme has a rate.</param>
/// <param name="PerDollar">The programme's currency for one dollar.</param>
public sealed record PortfolioView(
    string Programme,
    string Name,
    Currency Currency,
    decimal? PerDollar,
    Listing<PortfolioLine> Units,
    Listing<PortfolioLine>? InDollars,
    IReadOnlyList<Sentence> Notes
);

/// <summary>The portfolio of a programme by operational unit, from its books.</summary>
public sealed record ShowPortfolio(string Programme) : ProgrammeReport<PortfolioView>(Programme)
{
    private protected override async Task<PortfolioView> Report(
        Call call,
        Programme programme,
        CancellationToken cancel
    )
    {
        var rows = await call.Database.Portfolio.Units(programme.Estate, programme.Currency, cancel);
        return new PortfolioView(
            Programme,
            programme.Name,
            programme.Currency,
            programme.PerDollar,
            PortfolioLine.All(rows, amount => amount),
            programme.PerDollar is { } rate ? PortfolioLine.All(rows, amount => InDollars(amount, rate)) : null,
            [
                new CodedText("report.transferred"),
                .. programme.PerDollar is null ? Array.Empty<Sentence>() : [new CodedText("report.in_dollars")],
            ]
        );
    }

    /// <summary>Rounded to the cent, half away from zero.</summary>
    private static Money InDollars(Money amount, decimal rate) =>
        new(
            (long)Math.Round(amount.ToDecimal() / rate * 100, 0, MidpointRounding.AwayFromZero),
            Foundations.Currency.USD
        );
}

/// <summary>A holder whose figures are out of order.</summary>
public sealed record ExceptionLine(
    string Holder,
    WordKey Exception,
    Money Figure,
    Money Limit,
    Money OverBy,
    [property: ForPrograms] Currency Currency
);

/// <summary>What a programme's history shows that its rules would not allow.</summary>
/// <param name="Exceptions">What the engine refuses, and the history of a programme may show.</param>
public sealed record ExceptionsView(string Programme, Currency Currency, Listing<ExceptionLine> Exceptions) : IFinding
{
    bool IFinding.HasFindings => Exceptions.Rows.Count > 0;
}

/// <summary>Holders for whom more was asked or transferred than committed (T22).</summary>
public sealed record ListExceptions(string Programme) : ProgrammeReport<ExceptionsView>(Programme)
{
    private protected override async Task<ExceptionsView> Report(
        Call call,
        Programme programme,
        CancellationToken cancel
    ) =>
        new(
            Programme,
            programme.Currency,
            new Listing<ExceptionLine>([
                .. (await call.Database.Portfolio.Exceptions(programme.Estate, programme.Currency, cancel)).Select(
                    found => new ExceptionLine(
                        found.Holder,
                        WordKey.Of("Exception", found.Kind),
                        found.Figure,
                        found.Limit,
                        found.Excess,
                        found.Figure.Currency
                    )
                ),
            ])
        );
}
