using Ledger.Foundations;
using NodaTime;

namespace Ledger.Counterparts;

/// <summary>Why something cannot be done with a counterpart, in order of precedence.</summary>
public abstract record CounterpartRefusal : Refusal
{
    private CounterpartRefusal(string code, string what, string remedy)
        : base(code, what, remedy) { }

    public sealed record UnknownPledge(string Alliance, int Number)
        : CounterpartRefusal(
            "counterpart.unknown_pledge",
            $"{Alliance} has no pledge {Number}.",
            "Use the number of a pledge of the alliance."
        );

    public sealed record DueBefore(LocalDate DueOn, LocalDate Day)
        : CounterpartRefusal(
            "counterpart.due_before",
            $"What is pledged on {Day:uuuu-MM-dd} cannot be due on {DueOn:uuuu-MM-dd}.",
            "Give a due date that is not before the pledge, or the day on which it was pledged."
        );

    public sealed record IsProgramme(string Contributor)
        : CounterpartRefusal(
            "counterpart.is_programme",
            $"{Contributor} is the programme itself.",
            "Its money comes by releases: name another contributor."
        );

    public sealed record NotVerified(string Pledge, Money Amount, Money Verified)
        : CounterpartRefusal(
            "counterpart.not_verified",
            $"{Amount} is more than what was verified of {Pledge}, {Verified}.",
            "Take back at most what was verified."
        );

    public sealed record Above(string Pledge, Money Amount, Money Missing)
        : CounterpartRefusal(
            "counterpart.above",
            $"{Amount} is more than what is missing of {Pledge}, {Missing}.",
            "Verify what was promised; pledge the rest first."
        );

    public sealed record NoEstate(string Alliance)
        : CounterpartRefusal(
            "counterpart.no_estate",
            $"{Alliance} has no estate yet that could receive money.",
            "Constitute the trust or open the account first."
        );

    public sealed record NoBankReference(string Pledge)
        : CounterpartRefusal(
            "counterpart.no_bank_reference",
            $"Nothing shows that money came for {Pledge}.",
            "Give the reference on the bank statement, or of the valuation certificate for what is given in kind."
        );
}
