using Ledger.Application.Authorization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;

namespace Ledger.Application.Queries.Books;

/// <summary>A line of the trial balance: an account, or the sum of a currency.</summary>
public sealed record TrialBalanceLine(
    string Account,
    AccountName? Name,
    [property: ForPrograms] Currency Currency,
    Money Debit,
    Money Credit,
    Money DebitBalance,
    Money CreditBalance
);

/// <summary>What an account turned over by one set of dimensions.</summary>
public sealed record DimensionLine(
    AccountKey Account,
    Labels Dimensions,
    [property: ForPrograms] Currency Currency,
    Money Debit,
    Money Credit
);

/// <summary>All accounts of an estate with their balances.</summary>
/// <param name="Findings">Currencies whose debits and credits differ (law 1): the books were changed from outside.</param>
public sealed record TrialBalanceView(
    string Estate,
    string? Name,
    LocalDate? AsOf,
    DateBasis By,
    Instant? KnownAt,
    Listing<TrialBalanceLine>? Accounts,
    [property: ForPrograms] Listing<TrialBalanceLine>? Totals,
    Listing<DimensionLine>? Dimensions,
    IReadOnlyList<Sentence> Findings
) : IFinding
{
    bool IFinding.HasFindings => Findings.Count > 0;
}

/// <summary>The trial balance of an estate, from any viewpoint in both times (law 8).</summary>
/// <param name="Dimensions">By the dimensions of the postings.</param>
public sealed record ShowTrialBalance(
    string Estate,
    LocalDate? AsOf,
    bool ByValueDate,
    Instant? KnownAt,
    bool Dimensions
) : EstateQuestion<TrialBalanceView>(Estate)
{
    internal override async Task<Result<TrialBalanceView>> Answer(Call call, CancellationToken cancel)
    {
        var viewpoint = Looking.From(AsOf, ByValueDate, KnownAt);
        var view = new TrialBalanceView(Estate, null, AsOf, viewpoint.Basis, KnownAt, null, null, null, []);
        return Dimensions
            ? (await call.Database.Reader.Dimensions(Estate, viewpoint, cancel)).Then<TrialBalanceView>(rows =>
                view with
                {
                    Dimensions = new Listing<DimensionLine>([.. rows.Select(Of)]),
                }
            )
            : (await call.Database.Reader.TrialBalance(Estate, viewpoint, cancel)).Then<TrialBalanceView>(trial =>
                Of(view with { Name = trial.Estate.Name }, trial)
            );
    }

    private static DimensionLine Of(DimensionBalance row) =>
        new(row.Account, row.Dimensions, row.Account.Currency, row.Debit, row.Credit);

    private static TrialBalanceView Of(TrialBalanceView view, TrialBalance trial)
    {
        var lines = trial
            .Accounts.Where(account => !account.Debit.IsZero || !account.Credit.IsZero)
            .Select(account => Of(account, trial.Estate.Kind))
            .ToList();
        var totals = lines.GroupBy(line => line.Currency).Select(Total).ToList();
        return view with
        {
            Accounts = new Listing<TrialBalanceLine>(lines, totals),
            Totals = new Listing<TrialBalanceLine>(totals),
            Findings =
            [
                .. totals
                    .Where(total => total.Debit != total.Credit)
                    .Select(total => new CodedText(
                        "books.unbalanced",
                        ("Estate", view.Estate),
                        ("Difference", total.Debit - total.Credit)
                    )),
            ],
        };
    }

    private static TrialBalanceLine Of(AccountBalance account, EstateKind kind)
    {
        var zero = Money.Zero(account.Account.Currency);
        return new TrialBalanceLine(
            account.Account.ToString(),
            new AccountName(kind, account.Account.Code),
            account.Account.Currency,
            account.Debit,
            account.Credit,
            account.Balance.MinorUnits > 0 ? account.Balance : zero,
            account.Balance.MinorUnits < 0 ? -account.Balance : zero
        );
    }

    private static TrialBalanceLine Total(IGrouping<Currency, TrialBalanceLine> group) =>
        new(
            $"Total {group.Key}",
            null,
            group.Key,
            Money.Sum(group.Select(line => line.Debit), group.Key),
            Money.Sum(group.Select(line => line.Credit), group.Key),
            Money.Sum(group.Select(line => line.DebitBalance), group.Key),
            Money.Sum(group.Select(line => line.CreditBalance), group.Key)
        );
}
