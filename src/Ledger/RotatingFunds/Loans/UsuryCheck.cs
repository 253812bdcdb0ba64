using Ledger.Foundations;
using Ledger.Lending;
using NodaTime;

namespace Ledger.RotatingFunds.Loans;

/// <summary>
/// What a loan asks of its borrower beside the most that the law allowed on the day: the rates as they are agreed, and
/// what the loan costs where the rate alone does not say it.
/// </summary>
internal static class UsuryCheck
{
    private const decimal Noise = 0.01m;

    /// <summary>
    /// Interest on the amount lent is asked also on principal that was repaid, and a fee is interest by another name:
    /// what the loan really costs is held against the law then, not the rate that it is called by. So is interest that
    /// is rounded up: what the rounding adds to the cost is added to the rate. Interest for paying late has the same
    /// maximum.
    /// </summary>
    /// <remarks>
    /// The rate of a declining loan is judged before its schedule is laid:
    /// <see cref="LegalMaximum.WhyAbove(Rate, LocalDate, IReadOnlyList{LegalMaximum}, string)"/>.
    /// </remarks>
    /// <param name="fee">What is due with the first instalment beside it.</param>
    public static Refusal? Validate(
        Product product,
        Regulation regulation,
        LoanTerms terms,
        Money fee,
        IReadOnlyList<Instalment> laid,
        IReadOnlyList<LegalMaximum> known,
        string country
    )
    {
        var on = terms.DisbursedOn;
        var tooDear =
            product.Method == InterestMethod.Flat || !fee.IsZero
                ? LegalMaximum.WhyAbove(
                    Called(product, fee),
                    LoanQuote.Cost(terms.Principal, fee, on, laid),
                    on,
                    known,
                    country
                )
                : LegalMaximum.WhyAbove(
                    new(
                        "rate.rounded",
                        ("Rate", product.Rate.Said()),
                        ("Rounding", terms.InterestRounding.ToText(terms.Principal.Currency))
                    ),
                    product.Rate.EffectiveYearPercent + AddedByRounding(terms, laid),
                    on,
                    known,
                    country
                );
        return tooDear
            ?? LegalMaximum.WhyAbove(
                new("rate.arrears", ("Rate", regulation.ArrearsRate.Said())),
                regulation.ArrearsRate.EffectiveYearPercent,
                on,
                known,
                country
            );
    }

    /// <summary>
    /// How much dearer the loan is, in percent of a year, than with interest to the minor unit; what is in the noise of
    /// the last decimal is nothing.
    /// </summary>
    private static decimal AddedByRounding(LoanTerms terms, IReadOnlyList<Instalment> laid)
    {
        if (
            terms.InterestRounding == Rounding.ToMinorUnit
            || !Schedule.Of(terms with { InterestRounding = Rounding.ToMinorUnit }).IsAccepted(out var exact)
        )
            return 0;
        if (laid.Sum(one => one.Interest.MinorUnits) <= exact.Sum(one => one.Interest.MinorUnits))
            return 0;
        var (nothing, on) = (terms.Principal with { MinorUnits = 0 }, terms.DisbursedOn);
        var added =
            LoanQuote.Cost(terms.Principal, nothing, on, laid) - LoanQuote.Cost(terms.Principal, nothing, on, exact);
        return added > Noise ? added : 0;
    }

    private static CodedText Called(Product product, Money fee) =>
        (product.Method == InterestMethod.Flat, fee.IsZero) switch
        {
            (true, true) => new("rate.flat", ("Rate", product.Rate.Said())),
            (true, false) => new("rate.flat_with_fee", ("Rate", product.Rate.Said()), ("Fee", fee)),
            (false, true) => product.Rate.Said(),
            (false, false) => new("rate.with_fee", ("Rate", product.Rate.Said()), ("Fee", fee)),
        };
}
