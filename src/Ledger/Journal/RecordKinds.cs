namespace Ledger.Journal;

/// <summary>Which kinds of record are about the same thing; statements name them as in <c>{ends_hold}</c>.</summary>
public static class RecordKinds
{
    /// <summary>A hold is resolved: posted, voided or expired (law 5).</summary>
    public static readonly IReadOnlyList<RecordKind> EndHold =
    [
        RecordKind.HoldPosted,
        RecordKind.HoldVoided,
        RecordKind.HoldExpired,
    ];

    /// <summary>Something changed an account.</summary>
    public static readonly IReadOnlyList<RecordKind> OfAccount =
    [
        RecordKind.AccountOpened,
        RecordKind.AccountClosed,
        RecordKind.AccountConstrained,
    ];

    /// <summary>An account got its constraint, or another one.</summary>
    public static readonly IReadOnlyList<RecordKind> Constrain =
    [
        RecordKind.AccountOpened,
        RecordKind.AccountConstrained,
    ];
}
