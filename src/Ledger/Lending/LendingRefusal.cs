using Ledger.Foundations;
using NodaTime;

namespace Ledger.Lending;

/// <summary>Why terms of a loan cannot be, in order of precedence.</summary>
public abstract record LendingRefusal : Refusal
{
    private LendingRefusal(string code, string what, string remedy)
        : base(code, what, remedy) { }

    public sealed record NotARate(string Field, string Text)
        : LendingRefusal(
            "lending.not_a_rate",
            $"{Field} '{Text}' is not a rate of interest.",
            $"Write it as in 1.5%/month, 9.4822%/year or 24%/year-effective: from zero to {Rate.MostPercentOfMonth}% a month or {Rate.MostPercentOfYear}% a year, at most {Rate.MostDecimals} decimals."
        );

    public sealed record NotARounding(string Field, string Text)
        : LendingRefusal(
            "lending.not_a_rounding",
            $"{Field} '{Text}' is not a rounding.",
            "Write an amount of the currency and half-up, half-even, up or down, as in '1 half-up'."
        );

    public sealed record PrincipalNotPositive(Money Principal)
        : LendingRefusal("lending.principal_not_positive", $"A loan of {Principal} is none.", "Lend more than zero.");

    public sealed record PrincipalTooLarge(Money Principal, Money Most)
        : LendingRefusal(
            "lending.principal_too_large",
            $"A loan of {Principal} is more than one amount may carry.",
            $"Lend {Most} at most."
        );

    public sealed record RateBelowZero(string Rate)
        : LendingRefusal("lending.rate_below_zero", $"The rate {Rate} is below zero.", "Agree on zero or more.");

    public sealed record NoInstalments(Money Principal)
        : LendingRefusal(
            "lending.no_instalments",
            $"No instalment repays the {Principal}.",
            "Agree on one instalment or more."
        );

    public sealed record TooManyInstalments(int Count, int Most)
        : LendingRefusal(
            "lending.too_many_instalments",
            $"{Count} instalments are too many.",
            $"Agree on {Most} at most."
        );

    public sealed record NotAfter(int Number, LocalDate DueOn, LocalDate Before)
        : LendingRefusal(
            "lending.not_after",
            $"Instalment {Number} is due on {DueOn:uuuu-MM-dd}, which is not after {Before:uuuu-MM-dd}.",
            "Due dates ascend, and all are after the disbursement."
        );

    public sealed record NotThatManyParts(int Count, int Instalments)
        : LendingRefusal(
            "lending.not_that_many_parts",
            $"Parts of principal are given for {Count} dates; the loan has {Instalments}.",
            "Give one part for each due date, or none at all."
        );

    public sealed record PartBelowZero(int Number, Money Part)
        : LendingRefusal(
            "lending.part_below_zero",
            $"The principal of instalment {Number} is {Part}.",
            "Give zero or more."
        );

    public sealed record PartsDiffer(Money Sum, Money Principal)
        : LendingRefusal(
            "lending.parts_differ",
            $"The parts of principal add up to {Sum}, not to {Principal}.",
            "Correct a part, or the principal."
        );

    public sealed record GraceTooLong(string Of, int Grace, int Instalments)
        : LendingRefusal(
            "lending.grace_too_long",
            $"The grace on {Of} takes {Grace} of {Instalments} instalments.",
            "At least the last instalment must carry it, and a grace is zero or more."
        );

    public sealed record InterestTooLarge(string Rate, LocalDate Through, Money Most)
        : LendingRefusal(
            "lending.interest_too_large",
            $"At {Rate} through {Through:uuuu-MM-dd} the interest may pass {Most}, more than one amount may carry.",
            "Correct the rate or the dates, or lend less."
        );

    public sealed record OutsideProduct(string Product, Money Principal, Money Least, Money Most)
        : LendingRefusal(
            "lending.outside_product",
            $"{Principal} is outside of what {Product} lends, from {Least} to {Most}.",
            "Ask for an amount within, or for another product."
        );

    public sealed record TooManyForProduct(string Product, int Count, int Most)
        : LendingRefusal(
            "lending.too_many_for_product",
            $"{Count} instalments are more than the {Most} of {Product}.",
            "Repay in fewer, or ask for another product."
        );

    public sealed record NoLegalMaximum(string Country, LocalDate On)
        : LendingRefusal(
            "lending.no_legal_maximum",
            $"No legal maximum of interest is known for {Country} on {On:uuuu-MM-dd}.",
            "Load the one that was in force, or an entry that says, with its source, that there was none."
        );

    public sealed record MaximumTaken(string Country, LocalDate From, string Source)
        : LendingRefusal(
            "lending.maximum_taken",
            $"The legal maximum of {Country} from {From:uuuu-MM-dd} is known by {Source}, with another rate.",
            "What was lent by it stays: enter another maximum from a later day, with the act that says so."
        );

    public sealed record AboveLegalMaximum(
        string Rate,
        string EffectiveYear,
        string Maximum,
        LocalDate On,
        string Source
    )
        : LendingRefusal(
            "lending.above_legal_maximum",
            $"{Rate} is {EffectiveYear} a year effective; the legal maximum on {On:uuuu-MM-dd} is {Maximum} ({Source}).",
            "Agree on a rate up to the maximum."
        );
}
