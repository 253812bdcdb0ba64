using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programs;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Tranches;

/// <summary>Somebody who must approve does so, for the revision they saw. With the last approval that the amount needs, the programme's money is held; nothing is posted.</summary>
public sealed record ApproveRelease(int Number, int Revision, LocalDate On) : ReleaseAct(Number, On)
{
    public override Permission Permission => Permission.Approve; // Whose approval counts is judged by role and delegation, below.
    protected override ReleaseTrigger Trigger => ReleaseTrigger.Approve;
    protected override Duty Duty => Duty.Approve;

    protected override Result<Outcome> Do(Dossier dossier, Release release, Occasion occasion)
    {
        if ((NotSeen(dossier, release, Revision) ?? NotMet(dossier, release, occasion)) is { } refusal) return refusal;
        var given = dossier.Approvals.Where(approval => approval.File == release.Id.Value && approval.Revision == release.Revision).ToList();
        var missing = occasion.Instrument.ApprovalFor(release.Amount).Approvers.ToList();
        foreach (var approval in given) missing.Remove(approval.As);
        if (Right(missing, dossier, release, occasion) is not var (role, giver))
            return new TrancheRefusal.NotAnApprover(dossier.Name(release), occasion.By.Handle, string.Join(", ", missing));

        var mine = new Approval
        {
            Id = occasion.NewId<Approval>(), Alliance = dossier.Alliance.Id, File = release.Id.Value, Revision = release.Revision, As = role, By = occasion.By.Id, For = giver, At = occasion.Now,
        };
        var with = dossier with { Approvals = dossier.Approvals.Add(mine) };
        return missing.Count > 1 ? Moved(with, release, release, occasion, ReleaseTrigger.Endorse)
            : Moved(with, release, release with { Hold = occasion.Made<Hold>(0) }, occasion)
                .Posting(new PlaceHold(dossier.Alliance.Programme, "1110", default, release.Unpaid, On, null, $"Release {release.Number} of {dossier.Alliance.Code}"));
    }

    /// <summary>In which of the roles that are missing this person approves: their own, or one that somebody delegated to them who could still approve this file themselves.</summary>
    private static (Role Role, Id<Person> Giver)? Right(List<Role> missing, Dossier dossier, Release release, Occasion occasion)
    {
        foreach (var role in missing)
        {
            if (occasion.By.Roles.Contains(role)) return (role, default);
            foreach (var delegation in occasion.Delegations)
                // Nobody gives away a right that they lost by preparing, certifying or approving the file.
                if (delegation.Taker == occasion.By.Id && delegation.Role == role && delegation.Covers(occasion.Today, release.Amount)
                    && !Segregation.DoneOn(dossier, release).Any(done => done.By == delegation.Giver && (done.Duty == Duty.Approve || Segregation.AreApart(Duty.Approve, done.Duty))))
                    return (role, delegation.Giver);
        }
        return null;
    }
}
