using Ledger.Access;
using Ledger.Alliances.ExpenseReports;
using Ledger.Foundations;
using Ledger.Programmes;

namespace Ledger.Alliances.Tranches;

/// <summary>
/// One thing that must hold before a release: whether it does, by which figures, and who must act when it does not.
/// </summary>
/// <param name="Code">Its stable name.</param>
/// <param name="Short">How much is missing, where an amount is.</param>
/// <param name="Why">The figures by which it holds or does not.</param>
public sealed record Condition(string Code, bool IsMet, CodedText Why, Role WhoMustAct, Money? Short = null)
{
    /// <summary>What there is of what is needed, where both are amounts.</summary>
    public Money? Have { get; init; }

    /// <summary>How much there must be at least.</summary>
    public Money? Need { get; init; }

    /// <summary>The same where members are counted.</summary>
    public (int Have, int Need)? Members { get; init; }

    /// <summary>What share of its whole is reached, where the condition asks for a share.</summary>
    public Share? Reached { get; init; }
}

/// <summary>
/// The conditions of a release, as a list and not as one yes or no. All of them are judged, so that the person who
/// must act sees everything at once.
/// </summary>
public static class Conditions
{
    public static IReadOnlyList<Condition> Of(Dossier dossier, Release release, Instrument instrument) =>
        [
            WithinIncentive(dossier, release),
            WithinCap(dossier, release, instrument),
            .. instrument.Gates.Select(gate => Judge(gate, dossier, release)),
        ];

    /// <summary>
    /// What may still be released by certified progress (T7): the certified share of the incentive and the advance,
    /// less what was paid or asked besides.
    /// </summary>
    public static Money Payable(Dossier dossier, Release release, Share advance)
    {
        var incentive = dossier.Alliance.Incentive;
        var certified = dossier.CertifiedOn(release.On);
        var released = dossier.ClaimedBesides(release);
        var limit = Smaller(certified.Of(incentive) + advance.Of(incentive), incentive);
        return Larger(limit - released, dossier.Nothing);
    }

    private static Condition WithinIncentive(Dossier dossier, Release release)
    {
        var left = dossier.Alliance.Incentive - dossier.ClaimedBesides(release);
        return new(
            "within-commitment",
            release.Amount.MinorUnits <= left.MinorUnits,
            new("condition.within_commitment", ("Asked", release.Amount), ("Left", left)),
            Role.Manager,
            Missing(release.Amount, left)
        )
        {
            Have = left,
            Need = release.Amount,
        };
    }

    /// <summary>
    /// T4: families, cost or credit may have fallen since the agreement; what was released may then be above the cap.
    /// </summary>
    private static Condition WithinCap(Dossier dossier, Release release, Instrument instrument)
    {
        var cap = dossier.Cap(instrument);
        var after = dossier.ClaimedBesides(release) + release.Amount;
        return new(
            "within-cap",
            after.MinorUnits <= cap.MinorUnits,
            new("condition.within_cap", ("After", after), ("Cap", cap)),
            Role.ProgrammeOffice,
            Missing(after, cap)
        )
        {
            Have = cap,
            Need = after,
        };
    }

    private static Condition Judge(Gate gate, Dossier dossier, Release release) =>
        gate switch
        {
            Gate.CertifiedProgress certified => Certified(certified, dossier, release),
            Gate.VerifiedCounterpart counterpart => Counterpart(counterpart, dossier, release),
            Gate.AccountedFor accounted => Accounted(accounted, dossier, release),
            Gate.RepaymentCommitments commitments => Committed(commitments, dossier),
            _ => throw new InvalidOperationException($"No evaluator for gate {gate}."),
        };

    private static Condition Certified(Gate.CertifiedProgress gate, Dossier dossier, Release release)
    {
        var (certified, payable) = (dossier.CertifiedOn(release.On), Payable(dossier, release, gate.Advance));
        return new(
            "certified-progress",
            release.Amount.MinorUnits <= payable.MinorUnits,
            new(
                "condition.certified_progress",
                ("Certified", certified),
                ("Incentive", dossier.Alliance.Incentive),
                ("Payable", payable),
                ("Asked", release.Amount)
            ),
            Role.Supervisor,
            Missing(release.Amount, payable)
        )
        {
            Have = payable,
            Need = release.Amount,
            Reached = certified,
        };
    }

    /// <summary>T10: verified counterpart over counterpart and programme's money after the release.</summary>
    private static Condition Counterpart(Gate.VerifiedCounterpart gate, Dossier dossier, Release release)
    {
        var (verified, paid) = (dossier.VerifiedCounterpart, dossier.ClaimedBesides(release));
        var after = paid + release.Amount;
        // counterpart ÷ (counterpart + after) ≥ m  ⇔  counterpart × (1 − m) ≥ after × m
        var (needed, share) = (Needed(after, gate.Minimum), Share.Between(verified, verified + after));
        return new(
            "verified-counterpart",
            verified.MinorUnits >= needed.MinorUnits,
            new(
                "condition.verified_counterpart",
                ("Verified", verified),
                ("Together", verified + after),
                ("Reached", share),
                ("Minimum", gate.Minimum),
                ("Needed", needed)
            ),
            Role.Manager,
            Missing(needed, verified)
        )
        {
            Have = verified,
            Need = needed,
            Reached = share,
        };
    }

    /// <summary>
    /// The smallest counterpart that is at least the share of itself and the programme's money together, rounded up to
    /// the minor unit.
    /// </summary>
    private static Money Needed(Money programme, Share minimum)
    {
        if (minimum == Share.All)
            throw new InvalidOperationException("A counterpart of everything leaves nothing to release.");
        Int128 rest = Share.Whole - minimum.Millionths;
        return programme with
        {
            MinorUnits = (long)(((Int128)programme.MinorUnits * minimum.Millionths + rest - 1) / rest),
        };
    }

    /// <summary>
    /// T12: whatever was paid besides must be accounted for, and nothing else may be on its way. Tranches may be asked
    /// for together and paid in any order: their numbers say nothing.
    /// </summary>
    private static Condition Accounted(Gate.AccountedFor gate, Dossier dossier, Release release)
    {
        var others = dossier.Releases.Where(other => other.Id != release.Id).ToList();
        if (
            others.Find(other =>
                other.State is ReleaseState.Approved or ReleaseState.Instructed or ReleaseState.InTransit
            ) is
            { } sent
        )
            return new("accounted-for", false, new("condition.on_its_way", ("Number", sent.Number)), Role.Operator);
        var paid = others
            .Where(other => other.Paid.MinorUnits > 0)
            .Select(other => OfPaid(gate, dossier, other))
            .ToList();
        return paid.Find(one => !one.IsMet)
            ?? paid.LastOrDefault()
            ?? new("accounted-for", true, new("condition.no_tranche_before"), Role.Manager);
    }

    private static Condition OfPaid(Gate.AccountedFor gate, Dossier dossier, Release paid)
    {
        var kept = paid.Paid - dossier.RefundedOf(paid); // What was paid back needs no accounting.
        var needed = gate.Minimum.AtLeastOf(kept);
        return new(
            "accounted-for",
            paid.Accounted.MinorUnits >= needed.MinorUnits,
            new(
                "condition.accounted_for",
                ("Accounted", paid.Accounted),
                ("Kept", kept),
                ("Number", paid.Number),
                ("Minimum", gate.Minimum),
                ("Needed", needed)
            ),
            Role.Manager,
            Missing(needed, paid.Accounted)
        )
        {
            Have = paid.Accounted,
            Need = needed,
            Reached = Share.Between(paid.Accounted, kept),
        };
    }

    /// <summary>T15: who has not signed is named. A family without a member has not signed either.</summary>
    private static Condition Committed(Gate.RepaymentCommitments gate, Dossier dossier)
    {
        var members = dossier.Present.ToList();
        var missing = members
            .Where(member => !member.HasCommitted)
            .Select(member => member.Code)
            .Order(StringComparer.Ordinal)
            .ToList();
        var (all, signed) = (Math.Max(members.Count, dossier.Alliance.Families), members.Count - missing.Count);
        var needed = (int)(((long)all * gate.Minimum.Millionths + Share.Whole - 1) / Share.Whole);
        var names = $"{string.Join(", ", missing.Take(10))}{(missing.Count > 10 ? $" +{missing.Count - 10}" : "")}";
        var code = (missing.Count, all - members.Count) switch
        {
            (0, <= 0) => "condition.signed",
            (_, <= 0) => "condition.signed_names",
            (0, _) => "condition.signed_families",
            _ => "condition.signed_names_families",
        };
        return new(
            "repayment-commitments",
            signed >= needed,
            new(
                code,
                ("Signed", signed),
                ("All", all),
                ("Needed", needed),
                ("Missing", names),
                ("Families", all - members.Count)
            ),
            Role.Manager
        )
        {
            Members = (signed, needed),
        };
    }

    private static Money? Missing(Money needed, Money there) =>
        needed.MinorUnits > there.MinorUnits ? needed - there : null;

    private static Money Smaller(Money a, Money b) => a.MinorUnits <= b.MinorUnits ? a : b;

    private static Money Larger(Money a, Money b) => a.MinorUnits >= b.MinorUnits ? a : b;
}
