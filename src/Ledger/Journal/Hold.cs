using Ledger.Foundations;
using NodaTime;

namespace Ledger.Journal;

/// <summary>Whether money is still held.</summary>
public enum HoldStatus
{
    /// <summary>The amount is reserved: in the account, not available.</summary>
    Open,

    /// <summary>An entry used it, in full or in part; the rest was released. It is final.</summary>
    Posted,

    /// <summary>It was released whole, nothing was posted; it is final.</summary>
    Voided,

    /// <summary>Its time ended and the amount was released; it is final.</summary>
    Expired,
}

/// <summary>What ends a hold (law 5).</summary>
public enum HoldTrigger
{
    /// <summary>An entry was posted out of it.</summary>
    Post,

    /// <summary>It was released.</summary>
    Void,

    /// <summary>Its moment came before it was posted or voided.</summary>
    Expire,
}

/// <summary>Money promised away: still in the account, no longer available (law 5). Resolved exactly once.</summary>
/// <param name="amount">Positive, whichever side the account is constrained on.</param>
/// <param name="valueDate">From this day on the money is not available.</param>
/// <param name="expiresAt">From this instant on it cannot be resolved; its money is free when the expiry is
/// recorded.</param>
public sealed class Hold(
    Id<Hold> id,
    string estate,
    AccountKey account,
    Money amount,
    LocalDate valueDate,
    Instant? expiresAt,
    HoldStatus status = HoldStatus.Open,
    Id<JournalEntry> postedBy = default
) : IIdentified
{
    public const int MaxPurposeLength = 200;

    public static string IdPrefix => "ho";

    public Id<Hold> Id { get; } = id;
    public string Estate { get; } = estate;
    public AccountKey Account { get; } = account;
    public Money Amount { get; } = amount;
    public LocalDate ValueDate { get; } = valueDate;
    public Instant? ExpiresAt { get; } = expiresAt;
    public HoldStatus Status { get; } = status;
    public Id<JournalEntry> PostedBy { get; } = postedBy;

    /// <summary>The command that placed it, whose file counts on it; null when nobody's does.</summary>
    public CommandName? Act { get; private init; }

    /// <summary>The same hold, placed by this command.</summary>
    public Hold Of(CommandName? command) =>
        command == Act
            ? this
            : new(Id, Estate, Account, Amount, ValueDate, ExpiresAt, Status, PostedBy) { Act = command };

    /// <summary>The whole life of a hold, on one screen. The diagram in specs/lives.md is printed from it.</summary>
    /// <remarks>Before its expiry a hold is posted or voided, from then on it only expires.</remarks>
    public static Lifecycle<HoldStatus, HoldTrigger> Lifecycle { get; } =
        new(
            [("Place", HoldStatus.Open)],
            life =>
                life.Configure(HoldStatus.Open)
                    .Permit(HoldTrigger.Post, HoldStatus.Posted)
                    .Permit(HoldTrigger.Void, HoldStatus.Voided)
                    .Permit(HoldTrigger.Expire, HoldStatus.Expired)
        );

    /// <summary>What a record of that kind did to a hold; throws for a record that ends none.</summary>
    public static HoldTrigger TriggerOf(RecordKind kind) =>
        kind switch
        {
            RecordKind.HoldPosted => HoldTrigger.Post,
            RecordKind.HoldVoided => HoldTrigger.Void,
            RecordKind.HoldExpired => HoldTrigger.Expire,
            _ => throw new InvalidOperationException($"{kind} ends no hold."),
        };

    public bool IsOver(Instant now) => ExpiresAt is { } expiry && now >= expiry;

    /// <summary>
    /// The step that the hold may take now. Refuses one that its state does not allow, a post or void from its expiry
    /// on, and an expiry before it; each end of its life has a refusal of its own.
    /// </summary>
    public Result<Transition<HoldStatus>> Next(HoldTrigger trigger, Instant now)
    {
        if (Lifecycle.Find(Status, trigger) is not { } move)
            return Status switch
            {
                HoldStatus.Posted => new HoldRefusal.AlreadyPosted(Id, PostedBy),
                HoldStatus.Voided => new HoldRefusal.AlreadyVoided(Id),
                HoldStatus.Open or HoldStatus.Expired => new HoldRefusal.Expired(Id, ExpiresAt!.Value),
            };
        if (trigger == HoldTrigger.Expire)
            return IsOver(now)
                ? move
                : new HoldRefusal.NotYetExpired(
                    Id,
                    ExpiresAt is { } at ? new("hold.expires_at", ("At", at)) : new("hold.no_expiry")
                );
        return IsOver(now) ? new HoldRefusal.Expired(Id, ExpiresAt!.Value) : move;
    }

    /// <summary>
    /// The same hold after the step: the books keep the one before until the whole request is accepted.
    /// </summary>
    public Hold At(Transition<HoldStatus> move, Id<JournalEntry> postedBy = default) =>
        new(Id, Estate, Account, Amount, ValueDate, ExpiresAt, move.After(Status), postedBy) { Act = Act };
}
