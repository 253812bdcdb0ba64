using Ledger.Foundations;
using NodaTime;

namespace Ledger.RotatingFunds;

/// <summary>Why something cannot be done in a rotating fund, in order of precedence.</summary>
public abstract record FundRefusal : Refusal
{
    private FundRefusal(string code, string what, string remedy)
        : base(code, what, remedy) { }

    public sealed record Unknown(string Fund)
        : FundRefusal("fund.unknown", $"There is no fund {Fund}.", "Use the code of a fund, or open it first.");

    public sealed record CodeTaken(string Fund)
        : FundRefusal("fund.code_taken", $"There is a fund {Fund} already.", "Choose another code.");

    public sealed record ActsElsewhere(string Handle, string Fund)
        : FundRefusal(
            "fund.acts_elsewhere",
            $"{Handle} holds no role for the fund {Fund}.",
            "Name a person who acts for the fund's organization."
        );

    public sealed record UnknownRegulation(string Regulation)
        : FundRefusal(
            "fund.unknown_regulation",
            $"No regulation {Regulation} is loaded.",
            "Load the regulation's document first, or correct its code and version."
        );

    public sealed record NotYetInForce(string Regulation, LocalDate From, LocalDate On)
        : FundRefusal(
            "fund.not_yet_in_force",
            $"The regulation {Regulation} is in force from {From:uuuu-MM-dd}, not on {On:uuuu-MM-dd}.",
            "Use a regulation of that day."
        );

    public sealed record OtherCurrency(string Regulation, Currency Currency, Currency Expected)
        : FundRefusal(
            "fund.other_currency",
            $"The regulation {Regulation} is in {Currency}, the fund in {Expected}.",
            "Use a regulation in the fund's currency."
        );

    public sealed record NotACode(string Member)
        : FundRefusal(
            "fund.not_a_code",
            $"'{Member}' cannot be a member's code.",
            "Use up to 30 letters, digits and hyphens; never a name or a document number."
        );

    public sealed record NotAHolder(string Text)
        : FundRefusal(
            "fund.not_a_holder",
            $"'{Text}' cannot stand for an ally or a bank in the books.",
            "Use two or three small letters, an underscore, and letters, digits or hyphens, as in al_cocoa or bk_agrario."
        );

    public sealed record MemberTaken(string Member, string Fund)
        : FundRefusal(
            "fund.member_taken",
            $"{Fund} has a member {Member} already.",
            "Use another code, or the member who is there."
        );

    public sealed record UnknownMember(string Member, string Fund)
        : FundRefusal(
            "fund.unknown_member",
            $"{Member} is no member of {Fund}.",
            "A fund lends to and is decided by its own members: correct the code, or admit the member first."
        );

    public sealed record BeforeAccrual(string File, LocalDate On, LocalDate Through)
        : FundRefusal(
            "fund.before_accrual",
            $"{On:uuuu-MM-dd} is before {Through:uuuu-MM-dd}, the last day that is booked of {File}.",
            "Date it on that day or later, and say in the document when it happened."
        );

    public sealed record UnknownCommitment(string Fund, int Number)
        : FundRefusal(
            "fund.unknown_commitment",
            $"{Fund} has no commitment {Number}.",
            "Use the number of a commitment of the fund."
        );

    public sealed record NotSigned(string Member, string Alliance)
        : FundRefusal(
            "fund.not_signed",
            $"{Member} signed no commitment in the alliance {Alliance}.",
            "The member signs it in the alliance's file first; the tranche waits for it."
        );

    public sealed record SignedOtherwise(string Member, string Alliance, Money Signed, Money Amount)
        : FundRefusal(
            "fund.signed_otherwise",
            $"{Member} signed {Signed} in the alliance {Alliance}, not {Amount}.",
            "The fund calls what was signed: use that amount."
        );

    public sealed record CalledAlready(string Member, string Alliance, string Where)
        : FundRefusal(
            "fund.called_already",
            $"What {Member} signed in the alliance {Alliance} is called already: {Where}.",
            "An incentive is repaid once."
        );

    public sealed record NotInProduce(string File)
        : FundRefusal(
            "fund.not_in_produce",
            $"{File} is paid in cash or by bank.",
            "Only the incentive is repaid in produce; sell it and pay with the money."
        );

    public sealed record NotACountry(string Text)
        : FundRefusal(
            "fund.not_a_country",
            $"'{Text}' is not a country's code.",
            "Write the two capital letters of ISO 3166, as in CO or BO."
        );

    public sealed record RunsAlready(string Fund, LocalDate Through)
        : FundRefusal(
            "fund.runs_already",
            $"{Fund} has counted its days through {Through:uuuu-MM-dd}: nothing is brought forward into it any more.",
            "Bring forward what was owed before the first end of day; lend by application and decision from then on."
        );

    public sealed record DayMovedOn(string File, LocalDate Day, LocalDate On)
        : FundRefusal(
            "fund.day_moved_on",
            $"{Day:uuuu-MM-dd} cannot be counted any more: {File} moved on {On:uuuu-MM-dd}.",
            "Count through that day, or a later one."
        );

    public sealed record SignedAlready(string Member, string Alliance, int Number)
        : FundRefusal(
            "fund.signed_already",
            $"{Member} has the commitment {Number} for the alliance {Alliance}.",
            "A member commits once for each incentive."
        );

    public sealed record PaymentAboveDebt(string File, Money Amount, Money Owed, LocalDate On)
        : FundRefusal(
            "fund.payment_above_debt",
            $"{Amount} are more than the {Owed} that {File} owes on {On:uuuu-MM-dd}.",
            "Take what is owed; it closes the debt."
        );

    public sealed record ReceiptWritten(string File, string Reference, LocalDate On)
        : FundRefusal(
            "fund.receipt_written",
            $"The receipt '{Reference}' of {On:uuuu-MM-dd} is written for {File} already.",
            "The same money is written once; other money has a reference of its own. A wrong receipt is taken back."
        );

    public sealed record NotTheLastReceipt(string File, string Reference)
        : FundRefusal(
            "fund.not_the_last_receipt",
            $"'{Reference}' is not the last thing that was done with {File}.",
            "Take back what came after it, the last receipt first. Where something else was done with the debt since, the receipt stands: the committee agrees on what follows."
        );

    public sealed record UnknownLoan(string Fund, int Number)
        : FundRefusal("fund.unknown_loan", $"{Fund} has no loan {Number}.", "Use the number of a loan of the fund.");

    public sealed record UnknownProduct(string Product, string Regulation, string Known)
        : FundRefusal(
            "fund.unknown_product",
            $"The regulation {Regulation} has no product {Product}.",
            $"Use one of: {Known}."
        );

    public sealed record TooFewGuarantors(string Product, int Count, int Needed)
        : FundRefusal(
            "fund.too_few_guarantors",
            $"The product {Product} needs guarantors: {Needed}; named: {Count}.",
            "Name members other than the borrower who guarantee the loan."
        );

    public sealed record OwnGuarantor(string Member)
        : FundRefusal(
            "fund.own_guarantor",
            $"{Member} cannot guarantee this loan.",
            "A guarantor is another member, named once."
        );

    public sealed record NotOnCommittee(string Member, LocalDate On)
        : FundRefusal(
            "fund.not_on_committee",
            $"{Member} has no seat on the committee on {On:uuuu-MM-dd}.",
            "Name members who sit on it that day, or seat them first."
        );

    public sealed record NoQuorum(int Count, int Needed)
        : FundRefusal(
            "fund.no_quorum",
            $"{Count} members decided; the regulation asks for {Needed}.",
            "Name everybody who decided, each once."
        );

    public sealed record OwnMatter(string Decider, string Member)
        : FundRefusal(
            "fund.own_matter",
            $"{Decider} may not decide about the debt of {Member}: nobody does about a debt of their own or of a relative, as declared.",
            "Others must decide and write it down; the attempt was noted."
        ),
            IForbidden;

    public sealed record NoCommitteeAct(string Matter)
        : FundRefusal(
            "fund.no_committee_act",
            $"{Matter} needs the committee's act.",
            "Give the act's number and who decided."
        );

    public sealed record AboveMemberLimit(string Member, Money Together, Money Most)
        : FundRefusal(
            "fund.above_member_limit",
            $"{Member} would owe {Together}; the regulation lets one member owe {Most}.",
            "Lend less, or wait until the member repaid."
        );

    public sealed record NotEnoughCash(string Fund, Money Needed, Money Available)
        : FundRefusal(
            "fund.not_enough_cash",
            $"{Fund} has {Available}; {Needed} are needed.",
            "Pay out less, wait for repayments, or let a bank's credit line pay a share of a loan."
        );

    public sealed record UnknownLine(string Fund, int Number)
        : FundRefusal(
            "fund.unknown_credit_line",
            $"{Fund} has no credit line {Number}.",
            "Open the bank's credit line first, or correct its number."
        );

    public sealed record AboveLine(int Number, Money Amount, Money Free)
        : FundRefusal(
            "fund.above_credit_line",
            $"{Amount} are more than the {Free} that the credit line {Number} has left.",
            "Take a smaller share from the bank."
        );

    public sealed record AboveOwed(string To, Money Amount, Money Owed)
        : FundRefusal(
            "fund.above_owed",
            $"{Amount} are more than the {Owed} that is owed by or to {To}.",
            "Use at most what is owed."
        );

    public sealed record NotADayToCount(LocalDate Day, LocalDate Through)
        : FundRefusal(
            "fund.counted_already",
            $"Interest was accrued through {Through:uuuu-MM-dd} already; {Day:uuuu-MM-dd} is not after it.",
            "Nothing is to be done for that day."
        );

    public sealed record BeyondTheBooks(string Matter, Money Amount, Money Most)
        : FundRefusal(
            "fund.beyond_the_books",
            $"{Matter} come to {Amount}; the books carry {Most} in one piece.",
            "Take it in smaller pieces: count earlier days first, one by one, or settle what is out of all proportion with the committee."
        );

    public sealed record BelowEarlier(string Field, string Value, string Earlier)
        : FundRefusal(
            "fund.below_earlier",
            $"{Field} {Value} does not fit {Earlier}.",
            "Correct the figure or the day."
        );
}
