using Ledger.Foundations;
using NodaTime;

namespace Ledger.Alliances.Counterparts;

/// <summary>Why something cannot be done with a counterpart, in order of precedence.</summary>
public abstract record CounterpartRefusal : Refusal
{
    private CounterpartRefusal(string code)
        : base(code) { }

    public sealed record UnknownPledge(string Alliance, int Number) : CounterpartRefusal("counterpart.unknown_pledge");

    public sealed record DueBefore(LocalDate DueOn, LocalDate Day) : CounterpartRefusal("counterpart.due_before");

    public sealed record IsProgramme(string Contributor) : CounterpartRefusal("counterpart.is_programme");

    public sealed record AboveVerified(CodedText Pledge, Money Amount, Money Verified)
        : CounterpartRefusal("counterpart.above_verified");

    public sealed record AboveMissing(CodedText Pledge, Money Amount, Money Missing)
        : CounterpartRefusal("counterpart.above_missing");

    public sealed record NoEstate(string Alliance) : CounterpartRefusal("counterpart.no_estate");

    public sealed record NoBankReference(CodedText Pledge) : CounterpartRefusal("counterpart.no_bank_reference");
}
