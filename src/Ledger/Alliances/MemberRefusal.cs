using Ledger.Foundations;
using NodaTime;

namespace Ledger.Alliances;

/// <summary>Why something cannot be done with a member, in order of precedence.</summary>
public abstract record MemberRefusal : Refusal
{
    private MemberRefusal(string code, string what, string remedy)
        : base(code, what, remedy) { }

    public sealed record NotACode(string Asked)
        : MemberRefusal(
            "member.not_a_code",
            $"'{Asked}' is not the code of a member.",
            "Write up to 40 letters, digits and hyphens, as in P-017: never a name or a document number."
        );

    public sealed record CodeTaken(string Member, string Alliance)
        : MemberRefusal("member.code_taken", $"{Alliance} has a member {Member} already.", "Choose another code.");

    public sealed record NotEligible(string Member, int Count, string Criteria, string Source)
        : MemberRefusal(
            "member.not_eligible",
            $"{Member} does not meet {Count} of the criteria ({Source}): {Criteria}.",
            "Correct what was declared if it is wrong; who is not eligible takes part without the incentive."
        );

    public sealed record AllFamiliesThere(string Alliance, int Families)
        : MemberRefusal(
            "member.all_families_there",
            $"{Alliance} has {Families} families and as many members.",
            "A member stands for a family: change the number of families first."
        );

    public sealed record CommittedAlready(string Member, LocalDate On)
        : MemberRefusal(
            "member.committed_already",
            $"{Member} signed on {On:uuuu-MM-dd} already.",
            "A commitment is signed once."
        );

    public sealed record NothingToRepay(string Alliance, string Instrument)
        : MemberRefusal(
            "member.nothing_to_repay",
            $"Nothing is repaid into a fund under {Instrument}, by which {Alliance} is financed.",
            "Leave it out."
        );

    public sealed record AboveIncentive(string Member, Money Together, Money Incentive)
        : MemberRefusal(
            "member.above_incentive",
            $"With {Member} the members would repay {Together}, the incentive is {Incentive}.",
            "Write what this member received of the incentive."
        );
}
