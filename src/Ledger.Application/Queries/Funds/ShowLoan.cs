using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.RotatingFunds;
using NodaTime;

namespace Ledger.Application.Queries.Funds;

/// <summary>A loan, its plan and its payments.</summary>
/// <param name="Date">Today in the fund's zone: what is due and what is late is of it.</param>
public sealed record LoanView(
    string Fund,
    string Name,
    string Member,
    LocalDate Date,
    [property: ForPrograms] Currency Currency,
    LoanCard Loan
);

/// <summary>One loan, also one that is over: its instalments, what is due, and what happened to it.</summary>
public sealed record ShowLoan(string Fund, int Number) : FundQuestion<LoanView>(Fund)
{
    internal override async Task<Result<LoanView>> Answer(Call call, CancellationToken cancel)
    {
        if (await call.Database.Funds.WithLoan(Fund, Number, cancel) is not (var fund, var steps))
            return new FundRefusal.Unknown(Fund);
        return fund.Book.FindLoan(Number) is { } loan
            ? new LoanView(
                Fund,
                fund.Book.Fund.Name,
                loan.Member,
                fund.Today,
                fund.Book.Fund.Currency,
                Debts.Card(fund, loan, steps)
            )
            : new FundRefusal.UnknownLoan(Fund, Number);
    }
}
