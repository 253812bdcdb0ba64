using Ledger.Foundations;
using Ledger.Lending;
using NodaTime;

namespace Ledger.RotatingFunds;

/// <summary>What a loan asks of its borrower beside the most that the law allowed on the day: the rates as they are agreed, and what the loan costs where the rate alone does not say it.</summary>
internal static class WithinLaw
{
    /// <summary>Interest on the amount lent is asked also on principal that was repaid, and a fee is interest by another name: what the loan really costs is held against the law then, not the rate that it is called by. Interest for paying late has the same maximum.</summary>
    /// <remarks>The rate of a declining loan is judged before its schedule is laid: <see cref="LegalMaximum.WhyAbove(Rate, LocalDate, IReadOnlyList{LegalMaximum}, string)"/>.</remarks>
    /// <param name="fee">What is due with the first instalment beside it.</param>
    public static Refusal? WhyNot(Product product, Regulation regulation, Money principal, Money fee, LocalDate on, IReadOnlyList<Instalment> laid, IReadOnlyList<LegalMaximum> known, string country) =>
        (product.Method != InterestMethod.Flat && fee.IsZero ? null : LegalMaximum.WhyAbove(Called(product, fee), LoanQuote.Cost(principal, fee, on, laid), on, known, country))
            ?? LegalMaximum.WhyAbove($"{regulation.ArrearsRate} on what is late", regulation.ArrearsRate.EffectiveYearPercent, on, known, country);

    private static string Called(Product product, Money fee) => $"{product.Rate}{(product.Method == InterestMethod.Flat ? " on the amount lent" : "")}{(fee.IsZero ? "" : $" with a fee of {fee}")}";
}
