using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Programs;

namespace Ledger.Tranches;

/// <summary>
/// Approvals of whatever pays: which ones an amount needs, and in which role somebody gives the next one.
/// </summary>
internal static class Approving
{
    /// <summary>
    /// This person's approval of what they saw. Refuses whoever is none of those whose approval is missing.
    /// </summary>
    public static Result<GivenApproval> Give(
        Dossier dossier,
        string name,
        Guid file,
        int revision,
        Money amount,
        IEnumerable<(Duty Duty, Id<Person> By)> done,
        Occasion occasion
    )
    {
        // Whoever had somebody approve in their place has approved: one authority counts once.
        var given = dossier
            .Approvals.Where(approval => approval.File == file && approval.Revision == revision)
            .ToList();
        if (given.Exists(approval => approval.By == occasion.By.Id || approval.For == occasion.By.Id))
            return new SegregationRefusal.ApprovedAlready(name, occasion.By.Handle);
        var missing = Missing(dossier, file, revision, amount, occasion);
        if (
            Right(
                missing,
                amount,
                dossier.Alliance.Subject,
                [.. given.SelectMany(OfApproval), .. done.Where(step => step.Duty != Duty.Approve)],
                occasion
            )
            is not var (role, giver)
        )
            return new TrancheRefusal.NotAnApprover(name, occasion.By.Handle, string.Join(", ", missing));
        return new GivenApproval(
            new Approval
            {
                Id = occasion.NewId<Approval>(),
                Alliance = dossier.Alliance.Id,
                File = file,
                Revision = revision,
                As = role,
                By = occasion.By.Id,
                For = giver,
                At = occasion.Now,
            }
        );
    }

    /// <summary>Whether the next approval is the last one that the amount needs.</summary>
    public static bool IsLast(Dossier dossier, Guid file, int revision, Money amount, Occasion occasion) =>
        Missing(dossier, file, revision, amount, occasion).Count <= 1;

    private static List<Role> Missing(Dossier dossier, Guid file, int revision, Money amount, Occasion occasion)
    {
        var missing = occasion.Instrument.ApprovalFor(amount).Approvers.ToList();
        foreach (var approval in dossier.Approvals)
            if (approval.File == file && approval.Revision == revision)
                missing.Remove(approval.As);
        return missing;
    }

    /// <summary>Whoever approved in somebody's place took that one's approval too.</summary>
    private static IEnumerable<(Duty, Id<Person>)> OfApproval(Approval approval) =>
        approval.For.IsEmpty
            ? [(Duty.Approve, approval.By)]
            : [(Duty.Approve, approval.By), (Duty.Approve, approval.For)];

    /// <summary>
    /// In which of the roles that are missing this person approves: their own, or one that somebody delegated to them
    /// who could still approve this file themselves.
    /// </summary>
    private static (Role Role, Id<Person> Giver)? Right(
        List<Role> missing,
        Money amount,
        Subject subject,
        List<(Duty Duty, Id<Person> By)> done,
        Occasion occasion
    )
    {
        foreach (var role in missing)
        {
            if (occasion.By.Roles.Contains(role))
                return (role, default);
            foreach (var delegation in occasion.Delegations)
                // Nobody gives away a right that they lost by preparing, certifying or approving the file.
                if (
                    delegation.Taker == occasion.By.Id
                    && delegation.Role == role
                    && delegation.Covers(occasion.Today, amount, subject)
                    && !done.Exists(step =>
                        step.By == delegation.Giver
                        && (step.Duty == Duty.Approve || Segregation.AreApart(Duty.Approve, step.Duty))
                    )
                )
                    return (role, delegation.Giver);
        }
        return null;
    }
}

internal sealed record GivenApproval(Approval Mine)
{
    public Dossier In(Dossier dossier) => dossier with { Approvals = dossier.Approvals.Add(Mine) };
}
