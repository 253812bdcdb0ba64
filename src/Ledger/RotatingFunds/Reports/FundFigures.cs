using System.Collections.Immutable;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Lending;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;
using NodaTime;

namespace Ledger.RotatingFunds.Reports;

/// <summary>
/// A portfolio late for more than so many days: the balance of late loans, and the same with every restructured loan.
/// </summary>
public sealed record RiskLine(int MoreThanDays, AtRisk Late, AtRisk WithRestructured);

/// <summary>What members owe a fund on a day, in a few figures.</summary>
/// <param name="Loans">That are out.</param>
/// <param name="Risk">Loans late for more than 30 days, without restructured ones that are not late.</param>
/// <param name="Overdue">Principal of loans whose day has passed.</param>
/// <param name="RepaymentsOverdue">Incentive whose day has passed.</param>
public sealed record OwedToFund(int Loans, AtRisk Risk, Money Overdue, Money RepaymentsOverdue)
{
    private const int LateDays = 30;

    /// <param name="book">With what is out, and its instalments that are due by then.</param>
    public static OwedToFund Of(FundAggregate book, LocalDate day)
    {
        var loans = book.Loans.FindAll(loan => loan.IsOut);
        return new(
            loans.Count,
            Ageing.Amounts(
                loans.Select(loan => book.PositionOf(loan, day)),
                LateDays,
                countRestructured: false,
                book.Fund.Currency
            ),
            Overdue(loans.Select(loan => loan.Id.Value)),
            Overdue(book.Commitments.Where(commitment => commitment.IsOwed).Select(commitment => commitment.Id.Value))
        );

        Money Overdue(IEnumerable<Guid> debts) =>
            book.Sum(
                debts.SelectMany(book.InstalmentsOf).Where(one => one.DueOn < day).Select(one => one.PrincipalLeft)
            );
    }
}

/// <summary>What a fund is today: pure arithmetic over its book and what its accounts have.</summary>
public sealed record FundFigures
{
    /// <summary>Cash and bank less what is held (1110).</summary>
    public required Money Cash { get; init; }

    /// <summary>3110 and 3190.</summary>
    public required Money CapitalPaidIn { get; init; }

    public required Money CapitalToCome { get; init; }

    /// <summary>Commitments whose inputs were delivered, also those that are over.</summary>
    public required Money Delivered { get; init; }

    /// <summary>Of them, what was due by today; all of what was given up.</summary>
    public required Money Due { get; init; }

    /// <summary>Of what was due, what came; and all that came.</summary>
    public required Money RepaidOfDue { get; init; }

    public required Money Repaid { get; init; }

    /// <summary>Loans disbursed in the twelve months through today.</summary>
    public required Money Disbursed { get; init; }

    public required int Loans { get; init; }
    public required Money Balance { get; init; }
    public required ImmutableArray<RiskLine> AtRisk { get; init; }
    public required ImmutableArray<(Bucket Bucket, int Count, Money Outstanding)> Buckets { get; init; }

    /// <summary>1490.</summary>
    public required Money Provision { get; init; }

    /// <summary>Of what was due, the share that came, in percent; null when nothing was due.</summary>
    public decimal? RecoveryPercent => Percent(RepaidOfDue, Due);

    /// <summary>
    /// Of the commitments delivered, the share that has become capital of the fund; null when there are none.
    /// </summary>
    public decimal? CapitalisationPercent => Percent(Repaid, Delivered);

    /// <summary>How many times the capital was lent in twelve months; null without capital.</summary>
    public decimal? Turnover =>
        CapitalPaidIn.MinorUnits > 0 ? (decimal)Disbursed.MinorUnits / CapitalPaidIn.MinorUnits : null;

    /// <param name="book">With everything that the fund ever had.</param>
    public static FundFigures Of(FundAggregate book, Regulation regulation, EstateBalances books, LocalDate today)
    {
        var positions = book.Loans.Where(loan => loan.IsOut).Select(loan => book.PositionOf(loan, today)).ToList();
        var delivered = book.Commitments.FindAll(commitment =>
            commitment.State is CommitmentState.Delivered or CommitmentState.Repaid or CommitmentState.GivenUp
        );
        var due = delivered
            .SelectMany(commitment => book.InstalmentsOf(commitment.Id.Value))
            .Where(one => one.IsDue(today))
            .ToList();
        var lentFrom = LocalDate.Max(book.Fund.OpenedOn, today.PlusMonths(-12).PlusDays(1));
        return new FundFigures
        {
            Cash = Minor(books.Posted("1110") - books.Held("1110")),
            CapitalPaidIn = Minor(-books.Posted("3110")),
            CapitalToCome = Minor(-books.Posted("3190")),
            Delivered = book.Sum(delivered.Select(commitment => commitment.Amount)),
            Due =
                book.Sum(due.Select(one => one.Principal))
                + book.Sum(
                    delivered
                        .Where(commitment => commitment.State == CommitmentState.GivenUp)
                        .Select(commitment => commitment.Left)
                ),
            RepaidOfDue = book.Sum(due.Select(one => one.PrincipalPaid)),
            Repaid = book.Sum(delivered.Select(commitment => commitment.Repaid)),
            Disbursed = book.Sum(
                book.Loans.Where(loan => loan.DisbursedOn >= lentFrom && loan.DisbursedOn <= today)
                    .Select(loan => loan.Amount)
            ),
            Loans = positions.Count,
            Balance = book.Sum(positions.Select(position => position.Outstanding)),
            AtRisk =
            [
                .. ((int[])[30, 60, 90]).Select(days => new RiskLine(
                    days,
                    Ageing.Amounts(positions, days, countRestructured: false, book.Fund.Currency),
                    Ageing.Amounts(positions, days, countRestructured: true, book.Fund.Currency)
                )),
            ],
            Buckets = [.. Ageing.ByBucket(positions, regulation.Buckets, book.Fund.Currency)],
            Provision = Minor(-books.Posted("1490")),
        };

        Money Minor(long units) => book.Nothing with { MinorUnits = units };
    }

    private static decimal? Percent(Money part, Money whole) =>
        whole.MinorUnits > 0 ? 100m * part.MinorUnits / whole.MinorUnits : null;
}

/// <summary>What a member owes on one debt today, as the card and the lists say it.</summary>
public sealed record DebtStanding(LocalDate? NextDue, Money NextAmount, Money Overdue, int DaysLate, Money Payoff)
{
    /// <summary>Of a commitment: no interest, so what closes it is what is left.</summary>
    public static DebtStanding Of(FundAggregate book, RepaymentCommitment commitment, LocalDate today) =>
        commitment.State switch
        {
            CommitmentState.Delivered => Of(book, commitment.Id.Value, today) with { Payoff = commitment.Left },
            _ => Nothing(book),
        };

    /// <summary>
    /// Of a loan: principal and interest of days that passed, or of the next one; fees and penalties are asked for with
    /// them, because a payment pays them first.
    /// </summary>
    public static DebtStanding Of(FundAggregate book, Loan loan, Regulation regulation, LocalDate today)
    {
        if (!loan.IsOut)
            return Nothing(book);
        var (standing, charged) = (
            Of(book, loan.Id.Value, today) with
            {
                Payoff = book.PayoffOn(loan, regulation, today),
            },
            loan.FeesDue + loan.PenaltiesDue
        );
        return standing.Overdue.IsZero && standing.NextDue is not null
            ? standing with
            {
                NextAmount = standing.NextAmount + charged,
            }
            : standing with
            {
                Overdue = standing.Overdue + charged,
            };
    }

    private static DebtStanding Of(FundAggregate book, Guid debt, LocalDate today)
    {
        var unpaid = book.InstalmentsOf(debt).FindAll(one => !one.IsPaid);
        var next = unpaid.Find(one => one.DueOn >= today);
        return new(
            next?.DueOn,
            next is null ? book.Nothing : Left(next),
            book.Sum(unpaid.Where(one => one.IsOverdue(today)).Select(Left)),
            book.DaysLate(debt, today),
            book.Nothing
        );
    }

    private static Money Left(FundInstalment one) => one.PrincipalLeft + one.InterestLeft;

    private static DebtStanding Nothing(FundAggregate book) => new(null, book.Nothing, book.Nothing, 0, book.Nothing);
}
