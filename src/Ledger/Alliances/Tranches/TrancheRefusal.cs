using Ledger.Foundations;
using NodaTime;

namespace Ledger.Alliances.Tranches;

/// <summary>Why money is not released, in order of precedence.</summary>
public abstract record TrancheRefusal : Refusal
{
    private TrancheRefusal(string code)
        : base(code) { }

    public sealed record UnknownRelease(string Alliance, int Number) : TrancheRefusal("tranche.unknown_release");

    public sealed record UnknownCertificate(string Alliance, int Number)
        : TrancheRefusal("tranche.unknown_certificate");

    public sealed record NotOnRoster(string Handle, string Alliance, LocalDate Day)
        : TrancheRefusal("tranche.not_on_roster");

    public sealed record CertifiedAfterRelease(string Alliance, LocalDate Day, int Number, LocalDate ReleaseDay)
        : TrancheRefusal("tranche.certified_after_release");

    public sealed record NotEvidence(string Text) : TrancheRefusal("tranche.not_evidence");

    public sealed record BelowCertified(string Alliance, Share Progress, Share Certified, LocalDate Day)
        : TrancheRefusal("tranche.below_certified");

    public sealed record AbovePayable(CodedText File, Money Asked, Money Payable, string Source)
        : TrancheRefusal("tranche.above_payable");

    public sealed record AboveCommitment(CodedText File, Money Asked, Money Left)
        : TrancheRefusal("tranche.above_commitment");

    public sealed record ConditionsNotMet(CodedText File, int Count, string Unmet, string Source)
        : TrancheRefusal("tranche.conditions_not_met")
    {
        /// <summary>The same conditions as they were judged, to be told in another language.</summary>
        internal Aside<IReadOnlyList<Condition>> Conditions { get; init; }

        /// <summary>The conditions that are not met, with their figures.</summary>
        public IReadOnlyList<Condition> AsJudged() => Conditions.Value ?? [];
    }

    public sealed record ChangedSince(CodedText File, int Seen, int Revision, CodedText Changes)
        : TrancheRefusal("tranche.changed_since");

    public sealed record NotAnApprover(CodedText File, string Handle, CodedText Needed)
        : TrancheRefusal("tranche.not_an_approver");

    public sealed record AboveUnpaid(CodedText File, Money Amount, Money Unpaid)
        : TrancheRefusal("tranche.above_unpaid");

    public sealed record NoBankReference(CodedText File) : TrancheRefusal("tranche.no_bank_reference");

    public sealed record BelowPaid(CodedText File, Money Amount, Money Paid) : TrancheRefusal("tranche.below_paid");

    public sealed record AbovePaid(CodedText File, Money Amount, Money Paid) : TrancheRefusal("tranche.above_paid");
}
