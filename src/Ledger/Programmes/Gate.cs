using Ledger.Foundations;

namespace Ledger.Programmes;

/// <summary>
/// Something that must hold before money is released. Its figures are parameters of the instrument; how each is judged
/// is in Tranches/Conditions.cs.
/// </summary>
public abstract record Gate
{
    private Gate() { }

    /// <summary>
    /// Released so far and asked now is at most the certified share of the incentive, and an advance before any
    /// certificate.
    /// </summary>
    public sealed record CertifiedProgress(Share Advance) : Gate;

    /// <summary>
    /// Verified counterpart is at least this share of counterpart and programme's money together, after the release.
    /// </summary>
    public sealed record VerifiedCounterpart(Share Minimum) : Gate;

    /// <summary>
    /// Accepted expense report for every other tranche that was paid is at least this share of it, and none is on its
    /// way.
    /// </summary>
    public sealed record AccountedFor(Share Minimum) : Gate;

    /// <summary>At least this share of the members signed the commitment to repay into the fund (DNP 4.5).</summary>
    public sealed record RepaymentCommitments(Share Minimum) : Gate;
}
