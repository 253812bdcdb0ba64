using Ledger.Foundations;
using Ledger.Lending;
using NodaTime;

namespace Ledger.RotatingFunds;

/// <summary>What a loan asks of its borrower beside the most that the law allowed on the day: the rates as they are agreed, and what the loan costs where the rate alone does not say it.</summary>
internal static class WithinLaw
{
    /// <summary>The rate of the loan, and that of interest for paying late: whoever lends may ask neither above the maximum.</summary>
    public static Refusal? WhyNotRates(Product product, Regulation regulation, LocalDate on, IReadOnlyList<LegalMaximum> known, string country) =>
        LegalMaximum.WhyAbove(product.Rate, on, known, country)
            ?? LegalMaximum.WhyAbove($"{regulation.ArrearsRate} on what is late", regulation.ArrearsRate.EffectiveYearPercent, on, known, country);

    /// <summary>Interest on the amount lent is asked also on principal that was repaid, and a fee is interest by another name: what the loan really costs is held against the law then, not the rate that it is called by.</summary>
    /// <param name="fee">What is due with the first instalment beside it.</param>
    public static Refusal? WhyNotCost(Product product, Money principal, Money fee, LocalDate on, IReadOnlyList<Instalment> laid, IReadOnlyList<LegalMaximum> known, string country) =>
        product.Method != InterestMethod.Flat && fee.IsZero ? null : LegalMaximum.WhyAbove(Called(product, fee), LoanQuote.Cost(principal, fee, on, laid), on, known, country);

    private static string Called(Product product, Money fee) => $"{product.Rate}{(product.Method == InterestMethod.Flat ? " on the amount lent" : "")}{(fee.IsZero ? "" : $" with a fee of {fee}")}";
}
