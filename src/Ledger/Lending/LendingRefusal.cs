using Ledger.Foundations;
using NodaTime;

namespace Ledger.Lending;

/// <summary>Why terms of a loan cannot be, in order of precedence.</summary>
public abstract record LendingRefusal : Refusal
{
    private LendingRefusal(string code)
        : base(code) { }

    public sealed record NotARate(string Field, string Text) : LendingRefusal("lending.not_a_rate");

    public sealed record NotARounding(string Field, string Text) : LendingRefusal("lending.not_a_rounding");

    public sealed record PrincipalNotPositive(Money Principal) : LendingRefusal("lending.principal_not_positive");

    public sealed record PrincipalTooLarge(Money Principal, Money Max) : LendingRefusal("lending.principal_too_large");

    public sealed record RateBelowZero(CodedText Rate) : LendingRefusal("lending.rate_below_zero");

    public sealed record NoInstalments(Money Principal) : LendingRefusal("lending.no_instalments");

    public sealed record TooManyInstalments(int Count, int Max) : LendingRefusal("lending.too_many_instalments");

    public sealed record DueDateNotAfter(int Number, LocalDate DueOn, LocalDate Before)
        : LendingRefusal("lending.due_date_not_after");

    public sealed record PartCountDiffers(int Count, int Instalments) : LendingRefusal("lending.part_count_differs");

    public sealed record PartBelowZero(int Number, Money Part) : LendingRefusal("lending.part_below_zero");

    public sealed record PartsDiffer(Money Sum, Money Principal) : LendingRefusal("lending.parts_differ");

    public sealed record GraceTooLong(CodedText Of, int Grace, int Instalments)
        : LendingRefusal("lending.grace_too_long");

    public sealed record InterestTooLarge(CodedText Rate, LocalDate Through, Money Max)
        : LendingRefusal("lending.interest_too_large");

    public sealed record OutsideProduct(string Product, Money Principal, Money Min, Money Max)
        : LendingRefusal("lending.outside_product");

    public sealed record TooManyForProduct(string Product, int Count, int Max)
        : LendingRefusal("lending.too_many_for_product");

    public sealed record NoLegalMaximum(CodedText Country, LocalDate On) : LendingRefusal("lending.no_legal_maximum");

    public sealed record MaximumTaken(string Country, LocalDate From, string Source)
        : LendingRefusal("lending.maximum_taken");

    public sealed record AboveLegalMaximum(
        CodedText Rate,
        CodedText EffectiveYear,
        CodedText Maximum,
        LocalDate On,
        string Source
    ) : LendingRefusal("lending.above_legal_maximum");
}
