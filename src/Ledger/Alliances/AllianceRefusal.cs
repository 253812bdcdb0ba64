using Ledger.Foundations;
using NodaTime;

namespace Ledger.Alliances;

/// <summary>Why something cannot be done with an alliance, in order of precedence.</summary>
public abstract record AllianceRefusal : Refusal
{
    private AllianceRefusal(string code, string what, string remedy) : base(code, what, remedy) { }

    public sealed record Unknown(string Alliance) : AllianceRefusal(
        "alliance.unknown", $"There is no alliance {Alliance}.", "Correct the code, or register the alliance first.");

    public sealed record CodeTaken(string Alliance) : AllianceRefusal(
        "alliance.code_taken", $"There is an alliance {Alliance} already.", "Choose another code.");

    public sealed record NotACode(string Asked) : AllianceRefusal(
        "alliance.not_a_code", $"'{Asked}' is not the code of an alliance.", "Write up to 32 capital letters, digits and hyphens, as in PA-SUCRE-7.");

    public sealed record UnknownProgramme(string Programme) : AllianceRefusal(
        "alliance.unknown_programme", $"There is no programme {Programme}.", "Load the programme first, or correct its code.");

    public sealed record UnknownInstrument(string Instrument) : AllianceRefusal(
        "alliance.unknown_instrument", $"There is no instrument {Instrument}.", "Load it first, or correct code and version.");

    public sealed record InstrumentNotValid(string Instrument, LocalDate Day) : AllianceRefusal(
        "alliance.instrument_not_valid", $"The instrument {Instrument} is not valid on {Day:uuuu-MM-dd}.", "Choose the version that is valid on that day.");

    public sealed record OtherOrganization(string Handle, string Alliance) : AllianceRefusal(
        "alliance.other_organization", $"{Handle} belongs to another organization than {Alliance}.", "People act on and see their own organization's alliances.");

    public sealed record WrongState(string File, string State, string Trigger, string Allowed) : AllianceRefusal(
        "alliance.wrong_state", $"{File} is {State}: '{Trigger}' cannot be done now.", $"What can be done now: {Allowed}.");

    public sealed record NotExecuting(string Alliance, AllianceState State) : AllianceRefusal(
        "alliance.not_executing", $"The alliance {Alliance} is {State}.", "Money moves only while an alliance is executing.");

    public sealed record DateInFuture(string Field, LocalDate Date, LocalDate Today) : AllianceRefusal(
        "alliance.date_in_future", $"The {Field} {Date:uuuu-MM-dd} is later than today, {Today:uuuu-MM-dd}.", "Give the day on which it happened.");

    public sealed record AmountNotPositive(string Field, Money Amount) : AllianceRefusal(
        "alliance.amount_not_positive", $"The {Field} is {Amount}.", "It must be more than zero.");

    public sealed record WrongCurrency(string Field, Currency Currency, Currency Expected) : AllianceRefusal(
        "alliance.wrong_currency", $"The {Field} is in {Currency}.", $"The alliance's money is in {Expected}.");

    public sealed record NoFamilies(int Families) : AllianceRefusal(
        "alliance.no_families", $"An alliance of {Families} families is none.", "Give the number of families, one or more.");

    public sealed record OverCap(string Alliance, Money Incentive, Money Cap, string Source) : AllianceRefusal(
        "alliance.over_cap", $"The incentive {Incentive} of {Alliance} is above the cap {Cap} ({Source}).", "Lower the incentive to the cap.");

    public sealed record CommitmentDiffers(Money Lines, Money Incentive) : AllianceRefusal(
        "alliance.commitment_differs", $"The sources commit {Lines}, the incentive is {Incentive}.", "The lines of the commitment must add up to the incentive.");

    public sealed record UnknownLine(string Line) : AllianceRefusal(
        "alliance.unknown_line", $"There is no budget line {Line}.", "Use a line of the alliance's budget.");

    public sealed record UnknownMember(string Member) : AllianceRefusal(
        "alliance.unknown_member", $"There is no member {Member}.", "Use the code of a member of the alliance.");

    public sealed record OpenFiles(string Alliance, string Files) : AllianceRefusal(
        "alliance.open_files", $"{Alliance} has open files: {Files}.", "Finish or cancel them first.");
}
