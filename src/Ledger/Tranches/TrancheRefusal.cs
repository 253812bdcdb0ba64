using Ledger.Access;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Tranches;

/// <summary>Why money is not released, in order of precedence.</summary>
public abstract record TrancheRefusal : Refusal
{
    private TrancheRefusal(string code, string what, string remedy)
        : base(code, what, remedy) { }

    public sealed record UnknownRelease(string Alliance, int Number)
        : TrancheRefusal(
            "tranche.unknown_release",
            $"{Alliance} has no release {Number}.",
            "Use the number of a release of the alliance."
        );

    public sealed record UnknownCertificate(string Alliance, int Number)
        : TrancheRefusal(
            "tranche.unknown_certificate",
            $"{Alliance} has no certificate {Number}.",
            "Use the number of a certificate of the alliance."
        );

    public sealed record NotOnRoster(string Handle, string Alliance, LocalDate Day)
        : TrancheRefusal(
            "tranche.not_on_roster",
            $"{Handle} is not on the roster of supervisors of {Alliance} on {Day:uuuu-MM-dd}.",
            "A supervisor of the roster must certify, or the programme office appoints this one first."
        );

    public sealed record CertifiedAfterRelease(string Alliance, LocalDate Day, int Number, LocalDate ReleaseDay)
        : TrancheRefusal(
            "tranche.certified_after_release",
            $"A certificate of {Day:uuuu-MM-dd} cannot support release {Number} of {Alliance}, asked for {ReleaseDay:uuuu-MM-dd}.",
            "Ask for the release on the day of the certificate or later."
        );

    public sealed record NotEvidence(string Text)
        : TrancheRefusal(
            "tranche.not_evidence",
            $"'{Text}' is not the SHA-256 of a file.",
            "Give the 64 hexadecimal digits, or name the file itself (--evidence-file)."
        );

    public sealed record BelowCertified(string Alliance, Share Progress, Share Certified, LocalDate Day)
        : TrancheRefusal(
            "tranche.below_certified",
            $"{Progress} is less than the {Certified} of {Alliance} certified by {Day:uuuu-MM-dd}.",
            "Progress is counted from the beginning: when the certificate before was wrong, revoke it first."
        );

    public sealed record AbovePayable(string File, Money Asked, Money Payable, string Source)
        : TrancheRefusal(
            "tranche.above_payable",
            $"{File} asks {Asked}, payable by certified progress is {Payable} ({Source}).",
            "Ask for what is payable, or have more progress certified first."
        );

    public sealed record AboveCommitment(string File, Money Asked, Money Left)
        : TrancheRefusal(
            "tranche.above_commitment",
            $"{File} asks {Asked}, {Left} is left of the commitment.",
            "Ask for what is left."
        );

    public sealed record ConditionsNotMet(string File, int Count, string Unmet, string Source)
        : TrancheRefusal(
            "tranche.conditions_not_met",
            $"{File} does not meet {Count} of its conditions ({Source}): {Unmet}.",
            "Who is named for each must act; the file waits where it is."
        )
    {
        /// <summary>The same conditions as they were judged, to be told in another language.</summary>
        internal Aside<IReadOnlyList<Condition>> Conditions { get; init; }
    }

    public sealed record ChangedSince(string File, int Seen, int Revision, string Changes)
        : TrancheRefusal(
            "tranche.changed_since",
            $"{File} changed since revision {Seen}: it is at revision {Revision} ({Changes}).",
            "Look at it again and decide on what it says now."
        );

    public sealed record NotAnApprover(string File, string Handle, string Needed)
        : TrancheRefusal(
            "tranche.not_an_approver",
            $"{Handle} is none of those who must approve {File}: {Needed} still missing.",
            "One of them must approve, or delegate it with dates."
        );

    public sealed record PaidOtherwise(string File, Money Amount, Money Unpaid)
        : TrancheRefusal(
            "tranche.paid_otherwise",
            $"The bank's {Amount} is more than the {Unpaid} unpaid of {File}.",
            "Confirm what the bank paid of this instruction."
        );

    public sealed record NoBankReference(string File)
        : TrancheRefusal(
            "tranche.no_bank_reference",
            $"Nothing shows that the bank acted on {File}.",
            "Give the reference on the bank statement."
        );

    public sealed record BelowPaid(string File, Money Amount, Money Paid)
        : TrancheRefusal(
            "tranche.below_paid",
            $"{File} cannot be for {Amount}: {Paid} of it are paid.",
            "Ask for more than was paid, or cancel what is not."
        );

    public sealed record ReturnedOtherwise(string File, Money Amount, Money Paid)
        : TrancheRefusal(
            "tranche.returned_otherwise",
            $"The bank's {Amount} is more than the {Paid} of {File} that could come back.",
            "Record what the bank returned of this release."
        );
}
