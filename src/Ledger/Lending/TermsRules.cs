using Ledger.Foundations;

namespace Ledger.Lending;

/// <summary>What terms must fulfil before a schedule can follow from them.</summary>
internal static class TermsRules
{
    /// <summary>The first reason why not, in the order in which refusals are declared.</summary>
    public static Refusal? Validate(LoanTerms terms)
    {
        var (principal, count) = (terms.Principal, terms.DueDates.IsDefault ? 0 : terms.DueDates.Length);
        if (principal.MinorUnits <= 0)
            return new LendingRefusal.PrincipalNotPositive(principal);
        if (principal.MinorUnits > Money.MaxMinorUnits)
            return new LendingRefusal.PrincipalTooLarge(principal, principal with { MinorUnits = Money.MaxMinorUnits });
        if (terms.Rate.Percent < 0)
            return new LendingRefusal.RateBelowZero(terms.Rate.Said());
        if (count == 0)
            return new LendingRefusal.NoInstalments(principal);
        if (count > Schedule.MaxInstalments)
            return new LendingRefusal.TooManyInstalments(count, Schedule.MaxInstalments);
        return CheckDates(terms)
            ?? CheckParts(terms)
            ?? CheckGrace(new("grace.principal"), terms.GraceOnPrincipal, count)
            ?? CheckGrace(new("grace.interest"), terms.GraceOnInterest, count);
    }

    private static LendingRefusal.DueDateNotAfter? CheckDates(LoanTerms terms)
    {
        var before = terms.DisbursedOn;
        for (var k = 0; k < terms.DueDates.Length; k++)
        {
            if (terms.DueDates[k] <= before)
                return new(k + 1, terms.DueDates[k], before);
            before = terms.DueDates[k];
        }
        return null;
    }

    private static LendingRefusal? CheckParts(LoanTerms terms)
    {
        if (!terms.HasParts)
            return null;
        if (terms.Parts.Length != terms.DueDates.Length)
            return new LendingRefusal.PartCountDiffers(terms.Parts.Length, terms.DueDates.Length);
        var (sum, number) = (Money.Zero(terms.Principal.Currency), 0);
        foreach (var part in terms.Parts)
        {
            number++;
            if (part.MinorUnits < 0)
                return new LendingRefusal.PartBelowZero(number, part);
            sum += part;
        }
        return sum == terms.Principal ? null : new LendingRefusal.PartsDiffer(sum, terms.Principal);
    }

    private static LendingRefusal.GraceTooLong? CheckGrace(CodedText of, int grace, int count) =>
        grace < 0 || grace >= count ? new(of, grace, count) : null;
}
