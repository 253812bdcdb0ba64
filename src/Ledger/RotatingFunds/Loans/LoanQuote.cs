using System.Collections.Immutable;
using Ledger.Foundations;
using Ledger.Lending;
using NodaTime;

namespace Ledger.RotatingFunds.Loans;

/// <summary>What a loan would cost: the schedule that it would have, before anybody asks for it.</summary>
/// <param name="CostPercent">What it costs in all, with the fee, as an effective rate of a year in percent: the rate at
/// which what is repaid is worth, on the day of disbursement, what was lent. Halves of a hundredth up.</param>
public sealed record LoanQuote(
    Product Product,
    Money Amount,
    LocalDate On,
    ImmutableArray<Instalment> Instalments,
    Money Fee,
    decimal CostPercent
)
{
    private const decimal Max = 100m,
        Precision = 0.0000001m;

    public Money Interest => Instalments.Aggregate(Money.Zero(Amount.Currency), (sum, one) => sum + one.Interest);

    /// <summary>
    /// The loan as the product lends it, or why it does not, also why the law does not let it. Of a harvest loan as if
    /// its parts were equal.
    /// </summary>
    /// <param name="country">Whose law.</param>
    public static Result<LoanQuote> Of(
        Regulation regulation,
        Product product,
        Money amount,
        int instalments,
        LocalDate firstDue,
        LocalDate on,
        IReadOnlyList<LegalMaximum> known,
        string country
    )
    {
        if (
            (product.Validate(amount, instalments) ?? LegalMaximum.WhyAbove(product.Rate, on, known, country)) is
            { } outside
        )
            return outside;
        var fee = product.FeeOn(amount);
        var asked = LoanSchedule.Terms(product, amount, on, instalments, firstDue);
        var laid = asked.Then(Schedule.Of);
        if (!asked.IsAccepted(out var terms) || !laid.IsAccepted(out var schedule))
            return laid.Refusal!;
        return UsuryCheck.Validate(product, regulation, terms, fee, schedule, known, country) is { } tooDear
            ? tooDear
            : new LoanQuote(product, amount, on, schedule, fee, Cost(amount, fee, on, schedule));
    }

    /// <summary>
    /// By halving: a higher rate makes what is repaid worth less. Days are the calendar's, over 365; the fee is due
    /// with the first instalment.
    /// </summary>
    internal static decimal Cost(Money amount, Money fee, LocalDate on, IReadOnlyList<Instalment> laid)
    {
        var (low, high) = (0m, Max);
        while (high - low > Precision)
        {
            var middle = (low + high) / 2;
            if (Worth(middle) > amount.MinorUnits)
                low = middle;
            else
                high = middle;
        }
        return decimal.Truncate(10_000 * high + 0.5m) / 100;

        decimal Worth(decimal rate) =>
            laid.Sum(one =>
                (one.Total.MinorUnits + (one.Number == 1 ? fee.MinorUnits : 0))
                / DecimalPower.Of(1 + rate, Period.DaysBetween(on, one.DueOn), 365)
            );
    }
}
