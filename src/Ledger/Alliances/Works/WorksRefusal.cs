using Ledger.Foundations;

namespace Ledger.Alliances.Works;

/// <summary>Why something cannot be done with works, in order of precedence.</summary>
public abstract record WorksRefusal : Refusal
{
    private WorksRefusal(string code)
        : base(code) { }

    public sealed record Unknown(string Alliance, int Number) : WorksRefusal("works.unknown");

    public sealed record UnknownPayment(string Alliance, int Number) : WorksRefusal("works.unknown_payment");

    public sealed record UnknownCertificate(string Alliance, int Number) : WorksRefusal("works.unknown_certificate");

    public sealed record RevokedAlready(CodedText File) : WorksRefusal("works.revoked_already");

    public sealed record NotTheLast(CodedText File, int Last) : WorksRefusal("works.not_the_last");

    public sealed record PaymentSent(CodedText File, int Number, Money Amount, WorksPaymentState State)
        : WorksRefusal("works.payment_sent");

    public sealed record NoImplementingFund(string Alliance) : WorksRefusal("works.no_implementing_fund");

    public sealed record AboveCost(CodedText File, Money Amount, Money Left) : WorksRefusal("works.above_cost");

    public sealed record AdvanceTooLarge(CodedText File, Money Advance, Money Left, Share Share, string Source)
        : WorksRefusal("works.advance_too_large");

    public sealed record NotAbovePrevious(CodedText File, Money Cumulative, Money Previous)
        : WorksRefusal("works.not_above_previous");

    public sealed record AboveContract(CodedText File, Money Cumulative, Money Contract)
        : WorksRefusal("works.above_contract");

    public sealed record CounterpartMissing(CodedText File, Money Needed, Money There, Money Short)
        : WorksRefusal("works.counterpart_missing");

    public sealed record TransferMissing(CodedText File, Money Needed, Money There)
        : WorksRefusal("works.transfer_missing");

    public sealed record AdvanceLeft(CodedText File, Money Left) : WorksRefusal("works.advance_left");

    public sealed record AdvanceOpen(CodedText File, int Number, Money Amount, WorksPaymentState State)
        : WorksRefusal("works.advance_open");

    public sealed record AdvanceUsed(CodedText File, Money Amount, Money Left) : WorksRefusal("works.advance_used");

    public sealed record UnpaidPayment(CodedText File, int Number, Money Amount, WorksPaymentState State)
        : WorksRefusal("works.unpaid_payment");

    public sealed record PaymentOwed(CodedText File, Money Amount) : WorksRefusal("works.payment_owed");

    public sealed record NoBankReference(CodedText File) : WorksRefusal("works.no_bank_reference");
}
