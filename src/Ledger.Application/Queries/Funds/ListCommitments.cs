using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.Repayments;
using Ledger.Storage.RotatingFunds;
using NodaTime;

namespace Ledger.Application.Queries.Funds;

/// <summary>A commitment to repay, and how it stands today.</summary>
/// <param name="Alliance">Whose incentive it repays; empty: none.</param>
/// <param name="DaysLate">Null when nothing is late.</param>
/// <param name="OverdueAmount">Null when it is not owed.</param>
public sealed record OwedCommitment(
    int Number,
    string Member,
    string Alliance,
    CommitmentState State,
    Money Amount,
    Money Repaid,
    [property: ForPrograms] Money Left,
    LocalDate? NextDue,
    [property: ForPrograms] Money? NextAmount,
    Money? OverdueAmount,
    int? DaysLate,
    [property: ForPrograms] Money? PayoffToday,
    [property: ForPrograms] Currency Currency
);

/// <summary>What the members of a fund signed to repay of the incentive, also what is over.</summary>
/// <param name="Page">Null: all of them.</param>
public sealed record ListCommitments(string Fund, int? Page) : FundQuestion<Listing<OwedCommitment>>(Fund)
{
    internal override async Task<Result<Listing<OwedCommitment>>> Answer(Call call, CancellationToken cancel) =>
        await call.Database.Funds.Whole(Fund, cancel: cancel) is { Fund: var fund }
            ? Values.Page.Of([.. fund.Book.Commitments.Select(commitment => Of(fund, commitment))], Page)
            : new FundRefusal.Unknown(Fund);

    private static OwedCommitment Of(FundInspection fund, RepaymentCommitment commitment)
    {
        var standing = Debts.StandingOf(fund, commitment);
        return new OwedCommitment(
            commitment.Number,
            commitment.Member,
            commitment.Alliance,
            commitment.State,
            commitment.Amount,
            commitment.Repaid,
            commitment.Left,
            standing?.NextDue,
            standing?.NextDue is null ? null : standing.NextAmount,
            standing?.Overdue,
            standing is { DaysLate: > 0 and var days } ? days : null,
            standing?.Payoff,
            commitment.Amount.Currency
        );
    }
}
