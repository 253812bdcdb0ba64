using System.Collections.Immutable;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.RotatingFunds.Repayments;
using NodaTime;

namespace Ledger.RotatingFunds.Reports;

/// <summary>One account of the fund beside what the fund's own files say.</summary>
/// <param name="Who">Code of the member or the bank; empty: of nobody in particular.</param>
/// <param name="Files">Null: the files do not say it of that day.</param>
public sealed record AuditLine(string Account, string Who, Money Books, Money? Files)
{
    public Money Difference => Files is { } files ? Books - files : Books with { MinorUnits = 0 };
}

/// <summary>The fund book: accounts against commitments, loans and credit lines, account by account.</summary>
public static class FundAudit
{
    /// <summary>
    /// As it is now. What the books owe somebody who is no member or bank of the fund is a line of its own.
    /// </summary>
    public static ImmutableArray<AuditLine> Now(FundAggregate whole, EstateBalances books) =>
        [
            .. Members(
                whole,
                books,
                "1410",
                member =>
                    whole.Sum(
                        whole
                            .Commitments.Where(commitment => commitment.IsOwed && commitment.Member == member)
                            .Select(commitment => commitment.Left)
                    )
            ),
            .. Members(
                whole,
                books,
                "1420",
                member => whole.Sum(whole.Loans.Where(loan => loan.Member == member).Select(loan => loan.Balance))
            ),
            .. Members(
                whole,
                books,
                "1430",
                member => whole.Sum(whole.Loans.Where(loan => loan.Member == member).Select(loan => loan.Receivable))
            ),
            new("1490", "", -Posted(whole, books, "1490"), whole.Sum(whole.Loans.Select(loan => loan.Provision))),
            .. Banks(whole, books, line => line.Owed),
        ];

    /// <summary>
    /// As it was at the end of a day: repayments and principal by the steps that were dated by then. Interest,
    /// provisions and credit lines are kept only as they are now.
    /// </summary>
    public static ImmutableArray<AuditLine> AsOf(
        FundAggregate whole,
        EstateBalances books,
        IReadOnlyList<FundStep> stepsByThen
    )
    {
        var last = stepsByThen.GroupBy(step => step.File).ToDictionary(of => of.Key, of => of.Last());
        return
        [
            .. Members(
                whole,
                books,
                "1410",
                member =>
                    whole.Sum(
                        whole
                            .Commitments.Where(commitment => commitment.Member == member)
                            .Select(commitment => last.GetValueOrDefault(commitment.Id.Value))
                            .OfType<FundStep>()
                            .Where(step => step.To == nameof(CommitmentState.Delivered))
                            .Select(step => step.Balance)
                    )
            ),
            .. Members(
                whole,
                books,
                "1420",
                member =>
                    whole.Sum(
                        whole
                            .Loans.Where(loan => loan.Member == member)
                            .Select(loan => last.GetValueOrDefault(loan.Id.Value))
                            .OfType<FundStep>()
                            .Select(step => step.Balance)
                    )
            ),
            .. Members(whole, books, "1430", _ => null),
            new("1490", "", -Posted(whole, books, "1490"), null),
            .. Banks(whole, books, _ => null),
        ];
    }

    private static IEnumerable<AuditLine> Members(
        FundAggregate whole,
        EstateBalances books,
        string code,
        Func<string, Money?> files
    )
    {
        foreach (var member in whole.Members)
            yield return new(code, member.Code, Posted(whole, books, code, member.Holder), files(member.Code));
        foreach (var line in Strangers(whole, books, code, whole.Members.ConvertAll(member => member.Holder), sign: 1))
            yield return line;
    }

    private static IEnumerable<AuditLine> Banks(
        FundAggregate whole,
        EstateBalances books,
        Func<CreditLine, Money?> owed
    )
    {
        foreach (var bank in whole.Lines.GroupBy(line => line.Bank))
            yield return new(
                "2210",
                bank.Key,
                -Posted(whole, books, "2210", bank.First().Holder),
                bank.Select(owed).Aggregate((Money?)whole.Nothing, (sum, one) => sum + one)
            );
        foreach (var line in Strangers(whole, books, "2210", whole.Lines.ConvertAll(line => line.Holder), sign: -1))
            yield return line;
    }

    private static IEnumerable<AuditLine> Strangers(
        FundAggregate whole,
        EstateBalances books,
        string code,
        IReadOnlyCollection<Holder> known,
        int sign
    ) =>
        books
            .Accounts.Where(account => account.Code == code && account.Posted != 0 && !known.Contains(account.Holder))
            .Select(account => new AuditLine(
                code,
                account.Holder.Value,
                whole.Nothing with
                {
                    MinorUnits = sign * account.Posted,
                },
                whole.Nothing
            ));

    private static Money Posted(FundAggregate whole, EstateBalances books, string code, Holder? holder = null) =>
        whole.Nothing with
        {
            MinorUnits = books
                .Accounts.Where(account => account.Code == code && (holder is null || account.Holder == holder))
                .Sum(account => account.Posted),
        };
}
