using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.Loans;
using Ledger.Storage.RotatingFunds;
using NodaTime;

namespace Ledger.Application.Queries.Funds;

/// <summary>A loan, and how it stands today.</summary>
/// <param name="DaysLate">Null when nothing is late.</param>
/// <param name="OverdueAmount">Null when it is not out.</param>
public sealed record LoanLine(
    int Number,
    string Member,
    string Product,
    LoanState State,
    Money Amount,
    Money Balance,
    LocalDate? NextDue,
    [property: ForPrograms] Money? NextAmount,
    Money? OverdueAmount,
    int? DaysLate,
    [property: ForPrograms] Money? PayoffToday,
    [property: ForPrograms] Money WrittenOff,
    [property: ForPrograms] Money Recovered,
    [property: ForPrograms] Currency Currency
);

/// <summary>The loans of a fund.</summary>
/// <param name="All">Also those that are over.</param>
/// <param name="Page">Null: all of them.</param>
public sealed record ListLoans(string Fund, bool All, int? Page) : FundQuestion<Listing<LoanLine>>(Fund)
{
    internal override async Task<Result<Listing<LoanLine>>> Answer(Call call, CancellationToken cancel)
    {
        var funds = call.Database.Funds;
        var read = All ? (await funds.Whole(Fund, cancel: cancel))?.Fund : await funds.Inspect(Fund, cancel: cancel);
        return read is { } fund
            ? Values.Page.Of([.. fund.Book.Loans.Select(loan => Of(fund, loan))], Page)
            : new FundRefusal.Unknown(Fund);
    }

    private static LoanLine Of(FundInspection fund, Loan loan)
    {
        var standing = Debts.StandingOf(fund, loan);
        return new LoanLine(
            loan.Number,
            loan.Member,
            loan.Product,
            loan.State,
            loan.Amount,
            loan.Balance,
            standing?.NextDue,
            standing?.NextDue is null ? null : standing.NextAmount,
            standing?.Overdue,
            standing is { DaysLate: > 0 and var days } ? days : null,
            standing?.Payoff,
            loan.WrittenOff,
            loan.Recovered,
            loan.Amount.Currency
        );
    }
}
