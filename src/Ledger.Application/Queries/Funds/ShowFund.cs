using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.Reports;
using Ledger.Storage.RotatingFunds;
using NodaTime;

namespace Ledger.Application.Queries.Funds;

/// <summary>What of the portfolio is late for more than so many days.</summary>
/// <param name="Balance">The whole balance of those loans.</param>
/// <param name="WithRestructured">The same with every restructured loan: the stricter measure.</param>
public sealed record RiskRow(
    int MoreThanDays,
    [property: ShowsZero] Money Balance,
    Share? Share,
    [property: ShowsZero] Money WithRestructured,
    Share? ShareWithRestructured
);

/// <summary>Loans that are late for some days, by the names that the regulation gives them.</summary>
public sealed record BucketRow(
    string Lateness,
    [property: ForPrograms] int FromDays,
    int Loans,
    [property: ShowsZero] Money Balance
);

/// <summary>What a bank lends the fund.</summary>
public sealed record CreditLineRow(int Number, string Bank, Money Limit, Money Owed, Money Free);

/// <summary>A seat on the credit committee.</summary>
/// <param name="Sits">Today.</param>
public sealed record SeatRow(string Member, LocalDate From, LocalDate Through, bool Sits);

/// <summary>A rotating fund: its capital, cash, debts and arrears.</summary>
/// <param name="Regulation">In force: loans keep the one under which they were asked for.</param>
/// <param name="CashAvailable">Cash and bank less what is held.</param>
/// <param name="Delivered">Commitments to repay whose inputs were delivered.</param>
/// <param name="Due">Of them, by today.</param>
/// <param name="Recovery">Repaid of what was due, over what was due; null when nothing was.</param>
/// <param name="Capitalisation">Repaid in all, over the commitments delivered; null when there are none.</param>
/// <param name="Turnover">Lent in twelve months, over the capital paid in; null without capital.</param>
/// <param name="Loans">That are out.</param>
public sealed record FundView(
    string Fund,
    string Name,
    string Organization,
    string Regulation,
    int RegulationVersion,
    int Members,
    LocalDate Date,
    LocalDate AccruedThrough,
    [property: ForPrograms] Currency Currency,
    Money CashAvailable,
    Money CapitalPaidIn,
    Money CapitalToBeConstituted,
    Money Delivered,
    Money Due,
    Money RepaidOfDue,
    Money Repaid,
    Share? Recovery,
    Share? Capitalisation,
    Money LentInTwelveMonths,
    decimal? Turnover,
    int Loans,
    Money Balance,
    Money Provision,
    Listing<RiskRow> AtRisk,
    Listing<BucketRow> Buckets,
    Listing<CreditLineRow> CreditLines,
    Listing<SeatRow> Committee
);

/// <summary>A rotating fund: its money, its portfolio, its credit lines and its committee.</summary>
public sealed record ShowFund(string Fund) : FundQuestion<FundView>(Fund)
{
    internal override async Task<Result<FundView>> Answer(Call call, CancellationToken cancel) =>
        await call.Database.Funds.Whole(Fund, cancel: cancel) is { } whole ? Of(whole) : new FundRefusal.Unknown(Fund);

    private static FundView Of(WholeFund whole)
    {
        var (book, today) = (whole.Fund.Book, whole.Fund.Today);
        var figures = FundFigures.Of(book, whole.Fund.Regulation, whole.Books, today);
        return new FundView(
            book.Fund.Code,
            book.Fund.Name,
            book.Fund.Organization,
            book.Fund.Regulation,
            book.Fund.RegulationVersion,
            book.Members.Count,
            today,
            book.Fund.AccruedThrough,
            book.Fund.Currency,
            figures.Cash,
            figures.CapitalPaidIn,
            figures.CapitalToCome,
            figures.Delivered,
            figures.Due,
            figures.RepaidOfDue,
            figures.Repaid,
            Percentages.Of(figures.RecoveryPercent),
            Percentages.Of(figures.CapitalisationPercent),
            figures.Disbursed,
            Percentages.TwoDecimals(figures.Turnover),
            figures.Loans,
            figures.Balance,
            figures.Provision,
            new Listing<RiskRow>([.. figures.AtRisk.Select(Of)]),
            new Listing<BucketRow>([
                .. figures.Buckets.Select(of => new BucketRow(
                    of.Bucket.Name,
                    of.Bucket.FromDays,
                    of.Count,
                    of.Outstanding
                )),
            ]),
            new Listing<CreditLineRow>([
                .. book.Lines.Select(line => new CreditLineRow(
                    line.Number,
                    line.Bank,
                    line.Limit,
                    line.Owed,
                    line.Free
                )),
            ]),
            new Listing<SeatRow>([
                .. book.Seats.Select(seat => new SeatRow(
                    seat.Member,
                    seat.From,
                    seat.Through,
                    seat.From <= today && today <= seat.Through
                )),
            ])
        );
    }

    private static RiskRow Of(RiskLine line) =>
        new(
            line.MoreThanDays,
            line.Late.Late,
            Percentages.Of(line.Late),
            line.WithRestructured.Late,
            Percentages.Of(line.WithRestructured)
        );
}
