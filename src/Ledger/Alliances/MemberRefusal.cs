using Ledger.Foundations;
using NodaTime;

namespace Ledger.Alliances;

/// <summary>Why something cannot be done with a member, in order of precedence.</summary>
public abstract record MemberRefusal : Refusal
{
    private MemberRefusal(string code)
        : base(code) { }

    public sealed record NotACode(string Asked) : MemberRefusal("member.not_a_code");

    public sealed record CodeTaken(string Member, string Alliance) : MemberRefusal("member.code_taken");

    public sealed record NotEligible(string Member, int Count, CodedText Criteria, string Source)
        : MemberRefusal("member.not_eligible");

    public sealed record MoreThanFamilies(string Alliance, int Families) : MemberRefusal("member.more_than_families");

    public sealed record CommittedAlready(string Member, LocalDate On) : MemberRefusal("member.committed_already");

    public sealed record NothingToRepay(string Alliance, string Instrument) : MemberRefusal("member.nothing_to_repay");

    public sealed record AboveIncentive(string Member, Money Together, Money Incentive)
        : MemberRefusal("member.above_incentive");
}
