using Ledger.Foundations;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Alliances;

/// <summary>Why something cannot be done with an alliance, in order of precedence.</summary>
public abstract record AllianceRefusal : Refusal
{
    private AllianceRefusal(string code)
        : base(code) { }

    public sealed record Unknown(string Alliance) : AllianceRefusal("alliance.unknown");

    public sealed record CodeTaken(string Alliance) : AllianceRefusal("alliance.code_taken");

    public sealed record NotACode(string Asked) : AllianceRefusal("alliance.not_a_code");

    public sealed record UnknownProgramme(string Programme) : AllianceRefusal("alliance.unknown_programme");

    public sealed record UnknownInstrument(string Instrument) : AllianceRefusal("alliance.unknown_instrument");

    public sealed record InstrumentNotValid(string Instrument, LocalDate Day)
        : AllianceRefusal("alliance.instrument_not_valid");

    public sealed record NotExecuting(string Alliance, AllianceState State) : AllianceRefusal("alliance.not_executing");

    public sealed record FamiliesOutOfRange(int Families) : AllianceRefusal("alliance.families_out_of_range");

    public sealed record OverCap(string Alliance, Money Incentive, Money Cap, string Source)
        : AllianceRefusal("alliance.over_cap");

    public sealed record CommitmentDiffers(Money Lines, Money Incentive)
        : AllianceRefusal("alliance.commitment_differs");

    public sealed record UnknownModel(string Model, string Instrument, string Models, string Source)
        : AllianceRefusal("alliance.unknown_model");

    public sealed record UnknownCategory(string Line, string Category, string Categories, string Source)
        : AllianceRefusal("alliance.unknown_category");

    public sealed record LineTwice(string Line) : AllianceRefusal("alliance.line_twice");

    public sealed record Ended(string Alliance, AllianceState State) : AllianceRefusal("alliance.ended");

    public sealed record NothingChanges(string Alliance) : AllianceRefusal("alliance.nothing_changes");

    public sealed record IncentiveRaised(string Alliance, Money Incentive, Money Asked)
        : AllianceRefusal("alliance.incentive_raised");

    public sealed record BelowReleased(string Alliance, Money Asked, Money Claimed)
        : AllianceRefusal("alliance.below_released");

    public sealed record BudgetDiffers(Money Lines, Money Cost) : AllianceRefusal("alliance.budget_differs");

    public sealed record WindowReversed(string Line, LocalDate From, LocalDate Through)
        : AllianceRefusal("alliance.window_reversed");

    public sealed record LineInUse(string Line, Money Used) : AllianceRefusal("alliance.line_in_use");

    public sealed record UnknownLine(string Line) : AllianceRefusal("alliance.unknown_line");

    public sealed record UnknownMember(string Member) : AllianceRefusal("alliance.unknown_member");

    public sealed record DayBefore(CodedText File, LocalDate Day, Duty Duty, LocalDate Before)
        : AllianceRefusal("alliance.day_before");

    public sealed record StepBefore(CodedText File, LocalDate Day, LocalDate Before)
        : AllianceRefusal("alliance.step_before");

    public sealed record CostBelowIncentive(string Alliance, Money Cost, Money Incentive)
        : AllianceRefusal("alliance.cost_below_incentive");

    public sealed record OtherCurrency(string Instrument, Currency Currency, string Programme, Currency Expected)
        : AllianceRefusal("alliance.other_currency");

    public sealed record AppropriationOver(string Line, int Year, LocalDate Day)
        : AllianceRefusal("alliance.appropriation_over");

    public sealed record MoneyLeft(string Alliance, CodedText Balances) : AllianceRefusal("alliance.money_left");

    public sealed record ExitRecordMissing(string Alliance, string Missing, string Source)
        : AllianceRefusal("alliance.exit_record_missing");

    public sealed record AboveBalance(string Alliance, CodedText To, Money Amount, Money Left)
        : AllianceRefusal("alliance.above_balance");

    public sealed record NotAppointed(string Handle, string Alliance) : AllianceRefusal("alliance.not_appointed");

    public sealed record OpenFiles(string Alliance, CodedText Files) : AllianceRefusal("alliance.open_files");
}
