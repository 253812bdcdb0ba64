using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.Reports;
using NodaTime;

namespace Ledger.Application.Queries.Funds;

/// <summary>A rotating fund and how its loans stand today.</summary>
/// <param name="Par30">Of the balance of all loans, that of loans more than 30 days late; null without loans.</param>
/// <param name="Over30">The balance of those loans.</param>
/// <param name="Overdue">Principal of loans whose day has passed.</param>
/// <param name="RepaymentsOverdue">Incentive whose day has passed.</param>
public sealed record FundLine(
    string Fund,
    [property: ForPrograms] string Name,
    string Organization,
    LocalDate AccruedThrough,
    int Members,
    int Loans,
    Money Balance,
    Share? Par30,
    [property: ForPrograms] Money Over30,
    Money Overdue,
    Money RepaymentsOverdue,
    Currency Currency
);

/// <summary>The rotating funds that the caller may see.</summary>
/// <param name="Page">Null: all of them.</param>
public sealed record ListFunds(int? Page) : Question<Listing<FundLine>>
{
    private const int MaxAtOnce = 200;

    internal override async Task<Result<Listing<FundLine>>> Answer(Call call, CancellationToken cancel)
    {
        var codes = await call.Database.FundReader.Codes(call.Scopes, cancel);
        if (Page is null)
            return new Listing<FundLine>(All(call, codes));
        var page = Values.Page.Of(codes, Page);
        return new Listing<FundLine>(await Of(call, page.Rows, cancel)) { Page = page.Page };
    }

    /// <summary>Some at a time: what they owe is not kept for all of them at once.</summary>
    private static async IAsyncEnumerable<FundLine> All(Call call, IReadOnlyList<string> codes)
    {
        foreach (var some in codes.Chunk(MaxAtOnce))
        foreach (var line in await Of(call, some, CancellationToken.None))
            yield return line;
    }

    private static async Task<IReadOnlyList<FundLine>> Of(
        Call call,
        IReadOnlyCollection<string> codes,
        CancellationToken cancel
    )
    {
        // Wherever a fund is, no day there is later than tomorrow in UTC.
        var last = call.Now.InUtc().Date.PlusDays(1);
        var funds = await call.Database.FundReader.Owed(codes, last, cancel);
        return [.. funds.Select(of => Of(of.Book, of.Members, call.Now))];
    }

    private static FundLine Of(FundAggregate book, int members, Instant now)
    {
        var (fund, today) = (book.Fund, now.InZone(DateTimeZoneProviders.Tzdb[book.Fund.Zone]).Date);
        var owed = OwedToFund.Of(book, today);
        return new FundLine(
            fund.Code,
            fund.Name,
            fund.Organization,
            fund.AccruedThrough,
            members,
            owed.Loans,
            owed.Risk.Outstanding,
            Percentages.Of(owed.Risk),
            owed.Risk.Late,
            owed.Overdue,
            owed.RepaymentsOverdue,
            fund.Currency
        );
    }
}
