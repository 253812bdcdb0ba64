using Ledger.Foundations;

namespace Ledger.Subprojects;

/// <summary>Why something cannot be done with works, in order of precedence.</summary>
public abstract record WorksRefusal : Refusal
{
    private WorksRefusal(string code, string what, string remedy)
        : base(code, what, remedy) { }

    public sealed record Unknown(string Alliance, int Number)
        : WorksRefusal(
            "works.unknown",
            $"{Alliance} has no works {Number}.",
            "Use the number of works of the subproject."
        );

    public sealed record UnknownPayment(string Alliance, int Number)
        : WorksRefusal(
            "works.unknown_payment",
            $"{Alliance} has no works payment {Number}.",
            "Use the number of a works payment of the subproject."
        );

    public sealed record UnknownCertificate(string Alliance, int Number)
        : WorksRefusal(
            "works.unknown_certificate",
            $"{Alliance} has no works certificate {Number}.",
            "Use the number of a works certificate of the subproject."
        );

    public sealed record RevokedAlready(string File)
        : WorksRefusal(
            "works.revoked_already",
            $"{File} was revoked already.",
            "Nothing is certified by it any more: certify what is done from the beginning."
        );

    public sealed record NotTheLast(string File, int Last)
        : WorksRefusal(
            "works.not_the_last",
            $"{File} is not the last of its works: certificate {Last} was measured from it.",
            "Have the last one revoked first, or correct the measurement with the next certificate."
        );

    public sealed record WithTheBank(string File, int Number, Money Amount, WorksPaymentState State)
        : WorksRefusal(
            "works.with_the_bank",
            $"Payment {Number} of {File}, {Amount}, is {State}.",
            "Have the payment's return recorded first, or correct the measurement with the next certificate."
        );

    public sealed record NoImplementingFund(string Alliance)
        : WorksRefusal(
            "works.no_implementing_fund",
            $"{Alliance} is no municipal subproject: its money is not in an implementing fund.",
            "Works belong to an alliance whose instrument has the implementing fund's channel."
        );

    public sealed record AboveCost(string File, Money Amount, Money Left)
        : WorksRefusal(
            "works.above_cost",
            $"{File} would cost {Amount}; {Left} of the subproject's cost is left.",
            "Lower the amount, or have the subproject's cost changed first."
        );

    public sealed record AdvanceTooLarge(string File, Money Advance, Money Left, Share Share, string Source)
        : WorksRefusal(
            "works.advance_too_large",
            $"An advance of {Advance} for {File} is more than the {Left} that are left of {Share} of the contract ({Source}).",
            "Certificates pay an advance back by that share: advance no more."
        );

    public sealed record NotMore(string File, Money Cumulative, Money Previous)
        : WorksRefusal(
            "works.not_more",
            $"{Cumulative} of {File} is no more than the {Previous} certified before.",
            "A certificate says what is done from the beginning: give the cumulative amount."
        );

    public sealed record AboveContract(string File, Money Cumulative, Money Contract)
        : WorksRefusal(
            "works.above_contract",
            $"{Cumulative} of {File} is more than the contract, {Contract}.",
            "Certify what was contracted at most."
        );

    public sealed record CounterpartMissing(string File, Money Needed, Money There, Money Short)
        : WorksRefusal(
            "works.counterpart_missing",
            $"The municipality's share of {File} is {Needed}; of its counterpart, {There} is in the collection account, {Short} short.",
            "The municipality deposits its counterpart before works are certified against it."
        );

    public sealed record TransferMissing(string File, Money Needed, Money There)
        : WorksRefusal(
            "works.transfer_missing",
            $"The programme's share of {File} is {Needed}; of what it transferred, {There} is not executed yet.",
            "Release the next tranche to the implementing fund first."
        );

    public sealed record AdvanceLeft(string File, Money Left)
        : WorksRefusal(
            "works.advance_left",
            $"{Left} of the advance for {File} were not paid back by certificates.",
            "The last certificate pays back what is left: issue it first."
        );

    public sealed record AdvanceOpen(string File, int Number, Money Amount, WorksPaymentState State)
        : WorksRefusal(
            "works.advance_open",
            $"Payment {Number} of {File}, an advance of {Amount}, is {State}: no certificate would pay it back.",
            "Have the bank's answer recorded, or cancel the advance first."
        );

    public sealed record AdvanceUsed(string File, Money Amount, Money Left)
        : WorksRefusal(
            "works.advance_used",
            $"{File} is an advance of {Amount}, of which certificates left {Left} to pay back: it cannot have come back whole.",
            "Book what the bank credited by hand, and have an auditor look at the certificates."
        );

    public sealed record UnpaidPayment(string File, int Number, Money Amount, WorksPaymentState State)
        : WorksRefusal(
            "works.unpaid_payment",
            $"Payment {Number} of {File}, {Amount}, is {State}.",
            "Pay it before final acceptance."
        );

    public sealed record IsOwed(string File, Money Amount)
        : WorksRefusal(
            "works.is_owed",
            $"{Amount} of {File} is owed to the contractor.",
            "Only an advance can be cancelled: pay it, try it again when the bank returned it, or have a wrong certificate revoked."
        );

    public sealed record NoBankReference(string File)
        : WorksRefusal(
            "works.no_bank_reference",
            $"Nothing shows that the bank paid {File}.",
            "Give the reference on the bank statement."
        );
}
