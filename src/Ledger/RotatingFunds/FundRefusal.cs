using Ledger.Foundations;
using NodaTime;

namespace Ledger.RotatingFunds;

/// <summary>Why something cannot be done in a rotating fund, in order of precedence.</summary>
public abstract record FundRefusal : Refusal
{
    private FundRefusal(string code)
        : base(code) { }

    public sealed record Unknown(string Fund) : FundRefusal("fund.unknown");

    public sealed record CodeTaken(string Fund) : FundRefusal("fund.code_taken");

    public sealed record NoRole(string Handle, string Fund) : FundRefusal("fund.no_role");

    public sealed record UnknownRegulation(string Regulation) : FundRefusal("fund.unknown_regulation");

    public sealed record NotYetInForce(string Regulation, LocalDate From, LocalDate On)
        : FundRefusal("fund.not_yet_in_force");

    public sealed record OtherCurrency(string Regulation, Currency Currency, Currency Expected)
        : FundRefusal("fund.other_currency");

    public sealed record NotACode(string Member) : FundRefusal("fund.not_a_code");

    public sealed record NotAHolder(string Text) : FundRefusal("fund.not_a_holder");

    public sealed record MemberTaken(string Member, string Fund) : FundRefusal("fund.member_taken");

    public sealed record UnknownMember(string Member, string Fund) : FundRefusal("fund.unknown_member");

    public sealed record BeforeAccrual(CodedText File, LocalDate On, LocalDate Through)
        : FundRefusal("fund.before_accrual");

    public sealed record UnknownCommitment(string Fund, int Number) : FundRefusal("fund.unknown_commitment");

    public sealed record NotSigned(string Member, string Alliance) : FundRefusal("fund.not_signed");

    public sealed record SignedAmountDiffers(string Member, string Alliance, Money Signed, Money Amount)
        : FundRefusal("fund.signed_amount_differs");

    public sealed record CalledAlready(string Member, string Alliance, CodedText Where)
        : FundRefusal("fund.called_already");

    public sealed record NotInProduce(CodedText File) : FundRefusal("fund.not_in_produce");

    public sealed record NotACountry(string Text) : FundRefusal("fund.not_a_country");

    public sealed record AlreadyRunning(string Fund, LocalDate Through) : FundRefusal("fund.already_running");

    public sealed record LaterMovement(CodedText File, LocalDate Day, LocalDate On)
        : FundRefusal("fund.later_movement");

    public sealed record SignedAlready(string Member, string Alliance, int Number) : FundRefusal("fund.signed_already");

    public sealed record PaymentAboveDebt(CodedText File, Money Amount, Money Owed, LocalDate On)
        : FundRefusal("fund.payment_above_debt");

    public sealed record ReceiptExists(CodedText File, string Reference, LocalDate On)
        : FundRefusal("fund.receipt_exists");

    public sealed record NotTheLastReceipt(CodedText File, string Reference) : FundRefusal("fund.not_the_last_receipt");

    public sealed record UnknownLoan(string Fund, int Number) : FundRefusal("fund.unknown_loan");

    public sealed record UnknownProduct(string Product, string Regulation, string Known)
        : FundRefusal("fund.unknown_product");

    public sealed record TooFewGuarantors(string Product, int Count, int Needed)
        : FundRefusal("fund.too_few_guarantors");

    public sealed record OwnGuarantor(string Member) : FundRefusal("fund.own_guarantor");

    public sealed record NotOnCommittee(string Member, LocalDate On) : FundRefusal("fund.not_on_committee");

    public sealed record NoQuorum(int Count, int Needed) : FundRefusal("fund.no_quorum");

    public sealed record ConflictOfInterest(string Decider, string Member)
        : FundRefusal("fund.conflict_of_interest"),
            IForbidden;

    public sealed record NoCommitteeMinutes(CodedText Matter) : FundRefusal("fund.no_committee_minutes");

    public sealed record AboveMemberLimit(string Member, Money Together, Money Max)
        : FundRefusal("fund.above_member_limit");

    public sealed record NotEnoughCash(string Fund, Money Needed, Money Available)
        : FundRefusal("fund.not_enough_cash");

    public sealed record UnknownLine(string Fund, int Number) : FundRefusal("fund.unknown_credit_line");

    public sealed record AboveLine(int Number, Money Amount, Money Free) : FundRefusal("fund.above_credit_line");

    public sealed record AboveOwed(string To, Money Amount, Money Owed) : FundRefusal("fund.above_owed");

    public sealed record NotADayToCount(LocalDate Day, LocalDate Through) : FundRefusal("fund.counted_already");

    public sealed record SumTooLarge(CodedText Matter, Money Amount, Money Max) : FundRefusal("fund.sum_too_large");

    public sealed record InconsistentFigure(string Field, object Value, CodedText Earlier)
        : FundRefusal("fund.inconsistent_figure");
}
