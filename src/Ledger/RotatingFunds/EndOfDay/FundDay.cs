using Ledger.Foundations;
using Ledger.Lending;
using NodaTime;

namespace Ledger.RotatingFunds.EndOfDay;

/// <summary>
/// A fund at the end of a day: what the assembly compares and the chart shows. Written by the end of day; what is dated
/// on it and done after it writes the figures anew.
/// </summary>
public sealed record FundDay : IIdentified
{
    public static string IdPrefix => "fy";

    public required Id<FundDay> Id { get; init; }
    public required Id<Fund> Fund { get; init; }
    public required LocalDate Day { get; init; }

    /// <summary>Loans that are out, and the principal owed on them.</summary>
    public required int Loans { get; init; }

    public required Money Balance { get; init; }

    /// <summary>Principal whose day has passed.</summary>
    public required Money Overdue { get; init; }

    /// <summary>The whole balance of loans late for more than 30, 60 and 90 days.</summary>
    public required Money Over30 { get; init; }

    public required Money Over60 { get; init; }
    public required Money Over90 { get; init; }

    /// <summary>
    /// The balance of restructured loans that are not late for more than 30 days: the stricter measure counts them too.
    /// </summary>
    public required Money Restructured { get; init; }

    public required Money Provision { get; init; }

    /// <summary>The incentive that members still owe, and what of it is late.</summary>
    public required Money Repayments { get; init; }

    public required Money RepaymentsOverdue { get; init; }

    internal static FundDay Of(FundAggregate book, LocalDate day, Id<FundDay> id)
    {
        var loans = book.Loans.FindAll(loan => loan.IsOut);
        var positions = loans.ConvertAll(loan => book.PositionOf(loan, day));
        var owed = book.Commitments.FindAll(commitment => commitment.IsOwed);
        return new FundDay
        {
            Id = id,
            Fund = book.Fund.Id,
            Day = day,
            Loans = positions.Count,
            Balance = book.Sum(positions.Select(position => position.Outstanding)),
            Overdue = Minor(loans.Sum(loan => book.InstalmentsOf(loan.Id.Value).Overdue(day))),
            Over30 = Late(30),
            Over60 = Late(60),
            Over90 = Late(90),
            Restructured = book.Sum(
                positions
                    .Where(position => position.Restructured && position.DaysOverdue <= 30)
                    .Select(position => position.Outstanding)
            ),
            Provision = book.Sum(book.Loans.Select(loan => loan.Provision)),
            Repayments = book.Sum(owed.Select(commitment => commitment.Left)),
            RepaymentsOverdue = Minor(owed.Sum(commitment => book.InstalmentsOf(commitment.Id.Value).Overdue(day))),
        };

        Money Late(int days) => Ageing.Amounts(positions, days, countRestructured: false, book.Fund.Currency).Late;

        Money Minor(long units) => book.Nothing with { MinorUnits = units };
    }
}
