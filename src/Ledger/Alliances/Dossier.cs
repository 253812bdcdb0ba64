using System.Collections.Immutable;
using Ledger.Counterparts;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Tranches;

namespace Ledger.Alliances;

/// <summary>An alliance and all its files: what every rule about it looks at. Immutable: an act answers with the next one.</summary>
public sealed record Dossier
{
    public required Alliance Alliance { get; init; }
    public ImmutableList<CommitmentLine> Commitment { get; init; } = [];
    public ImmutableList<BudgetLine> Budget { get; init; } = [];
    public ImmutableList<Member> Members { get; init; } = [];
    public ImmutableList<Supervisor> Supervisors { get; init; } = [];
    public ImmutableList<Pledge> Pledges { get; init; } = [];
    public ImmutableList<ProgressCertificate> Certificates { get; init; } = [];
    public ImmutableList<Release> Releases { get; init; } = [];
    public ImmutableList<Approval> Approvals { get; init; } = [];

    /// <summary>How much each line of the commitment paid of each release.</summary>
    public ImmutableList<ReleasePart> Parts { get; init; } = [];

    public Money Nothing => Money.Zero(Alliance.Incentive.Currency);

    /// <summary>Counterpart in cash that a bank statement shows, and in kind that was valued with a certificate (T11: what is only pledged counts as zero).</summary>
    public Money VerifiedCounterpart => Sum(Pledges.Select(pledge => pledge.Verified));

    /// <summary>Bank credit that was promised and not withdrawn: it raises the cap where the instrument says so (T3).</summary>
    public Money Credit => Sum(Pledges.Where(pledge => pledge is { Kind: PledgeKind.Credit, State: not PledgeState.Withdrawn }).Select(pledge => pledge.Amount));

    /// <summary>What left the programme and was not returned.</summary>
    public Money Paid => Sum(Releases.Select(release => release.Paid));

    /// <summary>What the other releases take or may yet take of the incentive.</summary>
    public Money ClaimedBesides(Release release) => Sum(Releases.Where(other => other.Id != release.Id).Select(other => other.Claims));

    /// <summary>The certified share of the investment: the highest that was certified by the given day and is not revoked.</summary>
    public Share CertifiedOn(NodaTime.LocalDate day) =>
        Certificates.Where(certificate => certificate.Counts && certificate.On <= day).Select(certificate => certificate.Progress).DefaultIfEmpty(Share.None).Max();

    /// <summary>The files that are neither finished nor cancelled, in words; empty when there are none.</summary>
    public string OpenFiles => string.Join(", ", Releases.Where(release => !release.IsOver && !release.IsPaid).Select(release => $"release {release.Number} ({release.State})"));

    /// <summary>Whether the alliance has books of its own.</summary>
    public bool HasEstate => Alliance.State is AllianceState.Executing or AllianceState.Suspended or AllianceState.Closed;

    public Pledge? FindPledge(int number) => Pledges.FirstOrDefault(pledge => pledge.Number == number);

    public Release? FindRelease(int number) => Releases.FirstOrDefault(release => release.Number == number);

    /// <summary>What people call a file by within its alliance; 0 for the alliance itself.</summary>
    public int NumberOf(Life life, Guid file) => life switch
    {
        Life.Pledge => Pledges.First(pledge => pledge.Id.Value == file).Number,
        Life.Release => Releases.First(release => release.Id.Value == file).Number,
        Life.Certificate => Certificates.First(certificate => certificate.Id.Value == file).Number,
        _ => 0,
    };

    public Dossier With(Release release) => this with { Releases = Releases.Replace(Releases.First(other => other.Id == release.Id), release) };

    public Dossier With(Pledge pledge) => this with { Pledges = Pledges.Replace(Pledges.First(other => other.Id == pledge.Id), pledge) };

    public Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Nothing, (sum, amount) => sum + amount);
}
