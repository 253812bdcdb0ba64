using Ledger.Foundations;
using NodaTime;

namespace Ledger.Journal;

public enum HoldStatus
{
    Open,
    Posted,
    Voided,
    Expired,
}

public enum HoldTrigger
{
    Post,
    Void,
    Expire,
}

/// <summary>Money promised away: still in the account, no longer available (law 5). Resolved exactly once.</summary>
/// <param name="Amount">Positive, whichever side the account is constrained on.</param>
/// <param name="ValueDate">From this day on the money is not available.</param>
/// <param name="ExpiresAt">From this instant on it cannot be resolved; its money is free when the expiry is
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
    public HoldStatus Status { get; private set; } = status;
    public Id<JournalEntry> PostedBy { get; private set; } = postedBy;

    /// <summary>The act that placed it, whose file counts on it; null when nobody's does.</summary>
    public ActName? Act { get; private init; }

    /// <summary>The same hold, placed by this act.</summary>
    public Hold Of(ActName? act) =>
        act == Act ? this : new(Id, Estate, Account, Amount, ValueDate, ExpiresAt, Status, PostedBy) { Act = act };

    /// <summary>The whole life of a hold, on one screen. The diagram in specs/journal.md is printed from it.</summary>
    public StateMachine<HoldStatus, HoldTrigger> Lifecycle(Instant now)
    {
        var machine = new StateMachine<HoldStatus, HoldTrigger>(() => Status, status => Status = status);

        machine
            .Configure(HoldStatus.Open)
            .PermitIf(HoldTrigger.Post, HoldStatus.Posted, () => !IsOver(now), "its expiry has not come")
            .PermitIf(HoldTrigger.Void, HoldStatus.Voided, () => !IsOver(now), "its expiry has not come")
            .PermitIf(HoldTrigger.Expire, HoldStatus.Expired, () => IsOver(now), "its expiry has come");

        return machine;
    }

    public bool IsOver(Instant now) => ExpiresAt is { } expiry && now >= expiry;

    /// <summary>
    /// Why the hold cannot take this step now; null when it can. Each end of its life has a refusal of its own.
    /// </summary>
    public Refusal? WhyNot(HoldTrigger trigger, Instant now) =>
        Lifecycle(now).CanFire(trigger)
            ? null
            : Status switch
            {
                HoldStatus.Posted => new HoldRefusal.AlreadyPosted(Id, PostedBy),
                HoldStatus.Voided => new HoldRefusal.AlreadyVoided(Id),
                HoldStatus.Open when trigger == HoldTrigger.Expire => new HoldRefusal.NotYetExpired(
                    Id,
                    ExpiresAt is { } at ? $"it does at {at}" : "it has no expiry"
                ),
                HoldStatus.Open or HoldStatus.Expired => new HoldRefusal.Expired(Id, ExpiresAt!.Value),
            };

    /// <summary>
    /// The same hold after the step: the books keep the one before until the whole request is accepted.
    /// </summary>
    internal Hold After(HoldTrigger trigger, Instant now, Id<JournalEntry> postedBy = default)
    {
        var next = new Hold(Id, Estate, Account, Amount, ValueDate, ExpiresAt, Status, postedBy) { Act = Act };
        next.Lifecycle(now).Fire(trigger);
        return next;
    }
}
