using Ledger.Foundations;
using NodaTime;

namespace Ledger.Alliances;

/// <summary>Why something cannot be done with an alliance, in order of precedence.</summary>
public abstract record AllianceRefusal : Refusal
{
    private AllianceRefusal(string code, string what, string remedy)
        : base(code, what, remedy) { }

    public sealed record Unknown(string Alliance)
        : AllianceRefusal(
            "alliance.unknown",
            $"There is no alliance {Alliance}.",
            "Correct the code, or register the alliance first."
        );

    public sealed record CodeTaken(string Alliance)
        : AllianceRefusal("alliance.code_taken", $"There is an alliance {Alliance} already.", "Choose another code.");

    public sealed record NotACode(string Asked)
        : AllianceRefusal(
            "alliance.not_a_code",
            $"'{Asked}' is not the code of an alliance.",
            "Write up to 32 capital letters, digits and hyphens, as in PA-SUCRE-7."
        );

    public sealed record UnknownProgramme(string Programme)
        : AllianceRefusal(
            "alliance.unknown_programme",
            $"There is no programme {Programme}.",
            "Open the programme first (programmes open), or correct its code."
        );

    public sealed record UnknownInstrument(string Instrument)
        : AllianceRefusal(
            "alliance.unknown_instrument",
            $"There is no instrument {Instrument}.",
            "Load it first, or correct code and version."
        );

    public sealed record InstrumentNotValid(string Instrument, LocalDate Day)
        : AllianceRefusal(
            "alliance.instrument_not_valid",
            $"The instrument {Instrument} is not valid on {Day:uuuu-MM-dd}.",
            "Choose the version that is valid on that day."
        );

    public sealed record WrongState(string File, string State, string Trigger, string Allowed)
        : AllianceRefusal(
            "alliance.wrong_state",
            $"{File} is {State}: '{Trigger}' cannot be done now.",
            $"What can be done now: {Allowed}."
        );

    public sealed record NotExecuting(string Alliance, AllianceState State)
        : AllianceRefusal(
            "alliance.not_executing",
            $"The alliance {Alliance} is {State}.",
            "Money moves only while an alliance is executing."
        );

    public sealed record DateInFuture(string Field, LocalDate Date, LocalDate Today)
        : AllianceRefusal(
            "alliance.date_in_future",
            $"The {Field} {Date:uuuu-MM-dd} is later than today, {Today:uuuu-MM-dd}.",
            "Give the day on which it happened."
        );

    public sealed record AmountNotPositive(string Field, Money Amount)
        : AllianceRefusal("alliance.amount_not_positive", $"The {Field} is {Amount}.", "It must be more than zero.");

    public sealed record WrongCurrency(string Field, Currency Currency, Currency Expected)
        : AllianceRefusal(
            "alliance.wrong_currency",
            $"The {Field} is in {Currency}.",
            $"The alliance's money is in {Expected}."
        );

    public sealed record NoFamilies(int Families)
        : AllianceRefusal(
            "alliance.no_families",
            $"An alliance of {Families} families is none.",
            "Give the number of families, from one to a million."
        );

    public sealed record OverCap(string Alliance, Money Incentive, Money Cap, string Source)
        : AllianceRefusal(
            "alliance.over_cap",
            $"The incentive {Incentive} of {Alliance} is above the cap {Cap} ({Source}).",
            "Lower the incentive to the cap."
        );

    public sealed record CommitmentDiffers(Money Lines, Money Incentive)
        : AllianceRefusal(
            "alliance.commitment_differs",
            $"The sources commit {Lines}, the incentive is {Incentive}.",
            "The lines of the commitment must add up to the incentive."
        );

    public sealed record UnknownModel(string Model, string Instrument, string Models, string Source)
        : AllianceRefusal(
            "alliance.unknown_model",
            $"'{Model}' is no model of {Instrument} ({Source}).",
            $"Write one of: {Models}."
        );

    public sealed record UnknownCategory(string Line, string Category, string Categories, string Source)
        : AllianceRefusal(
            "alliance.unknown_category",
            $"The line {Line} is charged to the category '{Category}', which the loan does not have ({Source}).",
            $"Write one of: {Categories}; leave it empty where the source is no loan."
        );

    public sealed record LineTwice(string Line)
        : AllianceRefusal("alliance.line_twice", $"The line {Line} is there twice.", "Make one line of them.");

    public sealed record Over(string Alliance, AllianceState State)
        : AllianceRefusal(
            "alliance.over",
            $"The alliance {Alliance} is {State}.",
            "What is over is not changed any more."
        );

    public sealed record NothingChanges(string Alliance)
        : AllianceRefusal(
            "alliance.nothing_changes",
            $"Nothing of {Alliance} would change.",
            "Say what changes: families, cost or incentive."
        );

    public sealed record IncentiveRaised(string Alliance, Money Incentive, Money Asked)
        : AllianceRefusal(
            "alliance.incentive_raised",
            $"{Alliance} has a signed commitment of {Incentive}; {Asked} is more.",
            "A signed commitment is only lowered; more money is another agreement."
        );

    public sealed record BelowReleased(string Alliance, Money Asked, Money Claimed)
        : AllianceRefusal(
            "alliance.below_released",
            $"An incentive of {Asked} is less than the {Claimed} that releases of {Alliance} took or ask.",
            "Cancel what is only asked, or leave the incentive at what was released; what is above the cap is shown and blocks the next release."
        );

    public sealed record BudgetDiffers(Money Lines, Money Cost)
        : AllianceRefusal(
            "alliance.budget_differs",
            $"The budget's lines add up to {Lines}, the investment costs {Cost}.",
            "The lines must add up to the cost; when the cost changes, give the new lines with it."
        );

    public sealed record NotAWindow(string Line, LocalDate From, LocalDate Through)
        : AllianceRefusal(
            "alliance.not_a_window",
            $"The line {Line} may be spent from {From:uuuu-MM-dd} through {Through:uuuu-MM-dd}.",
            "Give a last day that is not before the first."
        );

    public sealed record LineInUse(string Line, Money Used)
        : AllianceRefusal(
            "alliance.line_in_use",
            $"The budget line {Line} cannot be dropped or get less than {Used}: so much was ordered or spent on it.",
            "Keep it among the lines, with at least that amount."
        );

    public sealed record UnknownLine(string Line)
        : AllianceRefusal(
            "alliance.unknown_line",
            $"There is no budget line {Line}.",
            "Use a line of the alliance's budget."
        );

    public sealed record UnknownMember(string Member)
        : AllianceRefusal(
            "alliance.unknown_member",
            $"There is no member {Member}.",
            "Use the code of a member of the alliance."
        );

    public sealed record DayBefore(string File, LocalDate Day, Duty Duty, LocalDate Before)
        : AllianceRefusal(
            "alliance.day_before",
            $"{File} cannot be acted on as of {Day:uuuu-MM-dd}: what that rests on ({Duty}) is dated {Before:uuuu-MM-dd}.",
            "Give the day on which it happened: nothing happens before what it rests on."
        );

    public sealed record StepBefore(string File, LocalDate Day, LocalDate Before)
        : AllianceRefusal(
            "alliance.step_before",
            $"{File} cannot be acted on as of {Day:uuuu-MM-dd}: its last step is dated {Before:uuuu-MM-dd}.",
            "Give the day on which it happened: a step is not taken before the one that leads to it."
        );

    public sealed record CostBelowIncentive(string Alliance, Money Cost, Money Incentive)
        : AllianceRefusal(
            "alliance.cost_below_incentive",
            $"{Alliance} would cost {Cost}, less than the incentive of {Incentive}.",
            "Lower the incentive with it."
        );

    public sealed record OtherCurrency(string Instrument, Currency Currency, string Programme, Currency Expected)
        : AllianceRefusal(
            "alliance.other_currency",
            $"The amounts of {Instrument} are in {Currency}, those of {Programme} in {Expected}.",
            "Choose an instrument in the programme's currency."
        );

    public sealed record AppropriationOver(string Line, int Year, LocalDate Day)
        : AllianceRefusal(
            "alliance.appropriation_over",
            $"The line {Line} is of {Year}, which was over on {Day:uuuu-MM-dd}.",
            "Commit out of the year of the agreement or later; what is carried forward is appropriated anew."
        );

    public sealed record MoneyLeft(string Alliance, string Balances)
        : AllianceRefusal(
            "alliance.money_left",
            $"{Alliance} still has {Balances}.",
            "Pay what is owed, account for what was spent and give back the rest (alliances liquidate); then close."
        );

    public sealed record ExitRecordMissing(string Alliance, string Missing, string Source)
        : AllianceRefusal(
            "alliance.exit_record_missing",
            $"The exit record of {Alliance} lacks: {Missing} ({Source}).",
            "Name each document of the exit record when closing."
        );

    public sealed record AboveBalance(string Alliance, string To, Money Amount, Money Left)
        : AllianceRefusal(
            "alliance.above_balance",
            $"{Amount} is more than the {Left} of {To} that {Alliance} did not spend.",
            "Give back what is left."
        );

    public sealed record NotAppointed(string Handle, string Alliance)
        : AllianceRefusal(
            "alliance.not_appointed",
            $"{Handle} is no supervisor of {Alliance}.",
            "Name somebody of its roster."
        );

    public sealed record OpenFiles(string Alliance, string Files)
        : AllianceRefusal(
            "alliance.open_files",
            $"{Alliance} has open files: {Files}.",
            "Finish or cancel them first."
        );
}
