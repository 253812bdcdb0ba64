using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.Reports;
using NodaTime;

namespace Ledger.Application.Queries.Funds;

/// <summary>An account of the fund beside what the fund's own files say.</summary>
/// <param name="Of">Code of the member or the bank; empty: of no one in particular.</param>
/// <param name="FilesSay">Null: the files do not say it of that day.</param>
public sealed record FundBookRow(
    string Account,
    AccountName Name,
    string Of,
    Money AccountsSay,
    Money? FilesSay,
    Money Difference
);

/// <summary>A fund's accounts beside its files: they say the same, or differ.</summary>
/// <param name="Accounts">Those of which the accounts or the files say something.</param>
/// <param name="Differences">How many accounts differ from the files.</param>
public sealed record FundBookView(
    string Fund,
    string Name,
    LocalDate? AsOf,
    Currency Currency,
    [property: ForPrograms] int Differences,
    Listing<FundBookRow> Accounts,
    IReadOnlyList<Sentence> Notes
) : IFinding
{
    bool IFinding.HasFindings => Differences > 0;
}

/// <summary>For the auditor: every account of a member or a bank beside the fund's own files.</summary>
/// <param name="AsOf">At the end of that day; null: now.</param>
public sealed record ShowFundBook(string Fund, LocalDate? AsOf) : FundQuestion<FundBookView>(Fund)
{
    internal override async Task<Result<FundBookView>> Answer(Call call, CancellationToken cancel)
    {
        if (await call.Database.Funds.Whole(Fund, AsOf, cancel) is not { } whole)
            return new FundRefusal.Unknown(Fund);
        var fund = whole.Fund.Book.Fund;
        if (AsOf is not { } day)
            return Of(fund, FundAudit.Now(whole.Fund.Book, whole.Books));
        return (await FundBooks.AtEndOf(call.Database, fund, day, cancel)).Then<FundBookView>(books =>
            Of(fund, FundAudit.AsOf(whole.Fund.Book, books, whole.Steps))
        );
    }

    private FundBookView Of(Fund fund, IReadOnlyList<AuditLine> lines)
    {
        var differences = lines.Count(line => !line.Difference.IsZero);
        List<Sentence> notes =
        [
            differences == 0
                ? new CodedText("fund_book.no_differences")
                : new CodedText("fund_book.differences", ("Count", differences), ("Fund", fund.Code)),
        ];
        if (AsOf is not null)
            notes.Add(new CodedText("fund_book.only_now"));
        return new FundBookView(
            fund.Code,
            fund.Name,
            AsOf,
            fund.Currency,
            differences,
            new Listing<FundBookRow>([
                .. lines
                    .Where(line => !(line.Books.IsZero && line.Files is null or { IsZero: true }))
                    .Select(line => new FundBookRow(
                        line.Account,
                        new AccountName(EstateKind.RotatingFund, line.Account),
                        line.Who,
                        line.Books,
                        line.Files,
                        line.Difference
                    )),
            ]),
            notes
        );
    }
}
