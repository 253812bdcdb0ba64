using Ledger.Access;
using Ledger.Foundations;
using Ledger.Programmes;
using Ledger.Workflow;

namespace Ledger.Alliances.Tranches;

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
        CodedText name,
        Guid file,
        int revision,
        Money amount,
        IEnumerable<(Duty Duty, Id<Person> By)> done,
        AllianceContext context
    )
    {
        // Whoever had somebody approve in their place has approved: one authority counts once.
        var given = dossier
            .Approvals.Where(approval => approval.File == file && approval.Revision == revision)
            .ToList();
        if (given.Exists(approval => approval.By == context.By.Id || approval.For == context.By.Id))
            return new SegregationRefusal.ApprovedAlready(name, context.By.Handle);
        var missing = Missing(dossier, file, revision, amount, context.Instrument);
        if (
            Right(
                missing,
                amount,
                dossier.Alliance.Subject,
                [.. given.SelectMany(OfApproval), .. done.Where(step => step.Duty != Duty.Approve)],
                context
            )
            is not var (role, giver)
        )
            return new TrancheRefusal.NotAnApprover(name, context.By.Handle, CodedText.Items(missing));
        return new GivenApproval(
            new Approval
            {
                Id = context.NewId<Approval>(),
                Alliance = dossier.Alliance.Id,
                File = file,
                Revision = revision,
                As = role,
                By = context.By.Id,
                For = giver,
                At = context.Now,
            }
        );
    }

    /// <summary>Whether the next approval is the last one that the amount needs.</summary>
    public static bool IsLast(Dossier dossier, Guid file, int revision, Money amount, AllianceContext context) =>
        Missing(dossier, file, revision, amount, context.Instrument).Count <= 1;

    /// <summary>The roles whose approval of a revision is missing.</summary>
    public static List<Role> Missing(Dossier dossier, Guid file, int revision, Money amount, Instrument instrument)
    {
        var missing = instrument.ApprovalFor(amount).Approvers.ToList();
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
        AllianceContext context
    )
    {
        foreach (var role in missing)
        {
            if (context.By.Roles.Contains(role))
                return (role, default);
            foreach (var delegation in context.Delegations)
                // Nobody gives away a right that they lost by preparing, certifying or approving the file.
                if (
                    delegation.Taker == context.By.Id
                    && delegation.Role == role
                    && delegation.Covers(context.Today, amount, subject)
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
