using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Accountabilities;

public enum AccountabilityState
{
    Rendered,
    Accepted,
    RefundDue,
    Rejected,
}

public enum AccountabilityTrigger
{
    Accept,
    AcceptInPart,
    Reject,
    Disallow,
    RefundInPart,
    Refund,
}

/// <summary>
/// What an organization shows that it spent of one release (descargo, rendición de cuentas), invoice by invoice. Money
/// that is accepted is an advance no longer.
/// </summary>
public sealed record Accountability : IIdentified, IFile<Accountability, AccountabilityState, AccountabilityTrigger>
{
    public static string IdPrefix => "ac";

    public required Id<Accountability> Id { get; init; }
    public required Id<Alliance> Alliance { get; init; }

    /// <summary>1, 2, … within the alliance.</summary>
    public required int Number { get; init; }

    public required Id<Tranches.Release> Release { get; init; }

    /// <summary>What the invoices add up to.</summary>
    public required Money Spent { get; init; }

    /// <summary>The programme's share of that.</summary>
    public required Money Claimed { get; init; }

    /// <summary>What the programme is still to get back of what was ineligible.</summary>
    public required Money RefundDue { get; init; }

    /// <summary>What the estate is still to get back: in a trust the whole invoice, whoever's money paid it.</summary>
    public required Money RecoveryDue { get; init; }

    /// <summary>The day it was rendered.</summary>
    public required LocalDate On { get; init; }

    public required AccountabilityState State { get; init; }
    public required Id<Person> RenderedBy { get; init; }

    /// <summary>Who accepted or rejected it; empty before.</summary>
    public required Id<Person> DecidedBy { get; init; }

    /// <summary>Since when it is in its state.</summary>
    public required Instant Since { get; init; }

    public bool IsOpen => State is AccountabilityState.Rendered or AccountabilityState.RefundDue;

    static Life IFile<Accountability, AccountabilityState, AccountabilityTrigger>.Life => Alliances.Life.Accountability;

    static Accountability? IFile<Accountability, AccountabilityState, AccountabilityTrigger>.Find(
        Dossier dossier,
        int number
    ) => dossier.FindAccountability(number);

    static Refusal IFile<Accountability, AccountabilityState, AccountabilityTrigger>.Unknown(
        string alliance,
        int number
    ) => new AccountabilityRefusal.Unknown(alliance, number);

    Guid IFile<Accountability, AccountabilityState, AccountabilityTrigger>.FileId => Id.Value;

    public string NameIn(Dossier dossier) => $"accountability {Number} of {dossier.Alliance.Code}";

    public IEnumerable<(Duty Duty, Id<Person> By)> DoneIn(Dossier dossier) =>
        Tranches.Segregation.DoneOn(dossier, Id.Value);

    public Accountability At(Transition<AccountabilityState> move, Instant now) =>
        this with
        {
            State = move.After(State),
            Since = move.To == State ? Since : now,
        };

    public Dossier In(Dossier dossier) => dossier.With(this);

    /// <summary>
    /// The whole life of an accountability, on one screen. The diagram in specs/lives.md is printed from it.
    /// </summary>
    public static Lifecycle<AccountabilityState, AccountabilityTrigger> Lifecycle { get; } =
        new(
            [("Render", AccountabilityState.Rendered)],
            life =>
            {
                life.Configure(AccountabilityState.Rendered)
                    .Permit(AccountabilityTrigger.Accept, AccountabilityState.Accepted)
                    .Permit(AccountabilityTrigger.AcceptInPart, AccountabilityState.RefundDue)
                    .Permit(AccountabilityTrigger.Reject, AccountabilityState.Rejected);
                life.Configure(AccountabilityState.Accepted)
                    .Permit(AccountabilityTrigger.Disallow, AccountabilityState.RefundDue);
                life.Configure(AccountabilityState.RefundDue)
                    .PermitReentry(AccountabilityTrigger.Disallow)
                    .PermitReentry(AccountabilityTrigger.RefundInPart)
                    .Permit(AccountabilityTrigger.Refund, AccountabilityState.Accepted);
            }
        );
}
