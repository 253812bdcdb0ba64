using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;

namespace Ledger.Alliances;

/// <summary>Where an alliance is in its life, from its profile to its end.</summary>
public enum AllianceState
{
    /// <summary>Registered with its parties and plan; not yet evaluated.</summary>
    Profile,

    /// <summary>The evaluation is recorded; it waits for approval.</summary>
    Evaluated,

    /// <summary>The programme approved it; the agreement is not signed.</summary>
    Approved,

    /// <summary>The agreement is signed and the incentive is committed; money does not move yet.</summary>
    Signed,

    /// <summary>Its estate is open; money moves.</summary>
    Executing,

    /// <summary>Money does not move until it resumes.</summary>
    Suspended,

    /// <summary>All money is paid, reported or returned; it is final.</summary>
    Closed,

    /// <summary>The programme refused it; it is final.</summary>
    Rejected,

    /// <summary>The organization gave it up; it is final.</summary>
    Withdrawn,
}

/// <summary>What moves an alliance.</summary>
public enum AllianceTrigger
{
    /// <summary>Its business plan was scored.</summary>
    Evaluate,

    /// <summary>The committee approved it.</summary>
    Approve,

    /// <summary>Its agreement was signed: the programme commits its money.</summary>
    Sign,

    /// <summary>Its trust estate or bank account was opened.</summary>
    Constitute,

    /// <summary>Nothing is paid until it is resumed.</summary>
    Suspend,

    /// <summary>A suspended alliance goes on.</summary>
    Resume,

    /// <summary>All is accounted for and returned; its exit documents are there.</summary>
    Close,

    /// <summary>The committee did not approve it.</summary>
    Reject,

    /// <summary>It gave up before it was closed; what it was promised is free again.</summary>
    Withdraw,
}

/// <summary>
/// Producers of an organization and a buyer with a plan that a programme co-finances. It is what everything else hangs
/// on: its version orders all changes to its files.
/// </summary>
public sealed record Alliance : IIdentified
{
    public const int MaxNameLength = 200,
        MaxUnitLength = 60,
        MaxFamilies = 1_000_000;

    public static string IdPrefix => "al";

    public required Id<Alliance> Id { get; init; }

    /// <summary>The name people use, unique, never changed; also the code of its estate.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>The producers' organization, whose people see this alliance and no other organization's.</summary>
    public required string Organization { get; init; }

    /// <summary>The operational unit or region that reports it.</summary>
    public required string Unit { get; init; }

    /// <summary>The estate of the programme that finances it.</summary>
    public required string Programme { get; init; }

    public required string Instrument { get; init; }
    public required int InstrumentVersion { get; init; }

    /// <summary>Which of the instrument's models it follows, and the loan's category; empty when it has none.</summary>
    public required string Model { get; init; }

    public required int Families { get; init; }
    public required AllianceState State { get; init; }

    /// <summary>What the investment costs, as its budget adds up.</summary>
    public required Money Cost { get; init; }

    /// <summary>What the programme gives: at most the cap.</summary>
    public required Money Incentive { get; init; }

    /// <summary>When the agreement was signed; before, <see cref="Calendar.BeforeAll"/>.</summary>
    public required LocalDate SignedOn { get; init; }

    /// <summary>Grows with every change of the alliance or of any of its files.</summary>
    public required int Version { get; init; }

    /// <summary>The alliance as scopes see it.</summary>
    public Subject Subject =>
        new(SubjectKind.Alliance, Code)
        {
            Programme = Programme,
            Unit = Unit,
            Alliance = Code,
            Organization = Organization,
            Currency = Incentive.Currency,
        };

    /// <inheritdoc cref="AllianceHasEstate"/>
    public bool HasEstate => AllianceHasEstate.Question.IsSatisfiedBy(this);

    /// <summary>What it holds in the programme's books.</summary>
    public Holder Holder => HolderOf(Code);

    /// <summary>What the holders that are alliances begin with; the code follows.</summary>
    public const string HolderPrefix = "al_";

    public static Holder HolderOf(string code) =>
        Holder.Parse(HolderPrefix + code)
        ?? throw new InvalidOperationException($"'{code}' is no code of an alliance.");

    /// <summary>The same one after that step of its life.</summary>
    public Alliance At(Transition<AllianceState> move) => this with { State = move.After(State) };

    /// <summary>
    /// The whole life of an alliance, on one screen. The diagram in specs/lives.md is printed from it.
    /// </summary>
    public static Lifecycle<AllianceState, AllianceTrigger> Lifecycle { get; } =
        new(
            [("Register", AllianceState.Profile)],
            life =>
            {
                life.Configure(AllianceState.Profile)
                    .Permit(AllianceTrigger.Evaluate, AllianceState.Evaluated)
                    .Permit(AllianceTrigger.Reject, AllianceState.Rejected)
                    .Permit(AllianceTrigger.Withdraw, AllianceState.Withdrawn);
                life.Configure(AllianceState.Evaluated)
                    .Permit(AllianceTrigger.Approve, AllianceState.Approved)
                    .Permit(AllianceTrigger.Reject, AllianceState.Rejected)
                    .Permit(AllianceTrigger.Withdraw, AllianceState.Withdrawn);
                life.Configure(AllianceState.Approved)
                    .Permit(AllianceTrigger.Sign, AllianceState.Signed)
                    .Permit(AllianceTrigger.Withdraw, AllianceState.Withdrawn);
                life.Configure(AllianceState.Signed)
                    .Permit(AllianceTrigger.Constitute, AllianceState.Executing)
                    .Permit(AllianceTrigger.Withdraw, AllianceState.Withdrawn);
                life.Configure(AllianceState.Executing)
                    .Permit(AllianceTrigger.Suspend, AllianceState.Suspended)
                    .Permit(AllianceTrigger.Close, AllianceState.Closed);
                life.Configure(AllianceState.Suspended)
                    .Permit(AllianceTrigger.Resume, AllianceState.Executing)
                    .Permit(AllianceTrigger.Close, AllianceState.Closed);
            }
        );
}
