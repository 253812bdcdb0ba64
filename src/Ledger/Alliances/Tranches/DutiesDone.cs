using Ledger.Access;
using Ledger.Foundations;
using Ledger.Workflow;

namespace Ledger.Alliances.Tranches;

/// <summary>Which duties people performed on the files of an alliance.</summary>
public static class DutiesDone
{
    /// <summary>Who did what on a release so far: its certificates are part of it.</summary>
    public static IEnumerable<(Duty Duty, Id<Person> By)> DoneOn(Dossier dossier, Release release)
    {
        foreach (var done in DoneOn(dossier, release.Id.Value))
            yield return done;
        foreach (var certificate in dossier.Certificates)
            if (certificate.Counts)
                yield return (Duty.Certify, certificate.By);
    }

    /// <summary>
    /// Who did what on a file, in any of its revisions and however often it came back; whoever gave an approval away
    /// did approve.
    /// </summary>
    public static IEnumerable<(Duty Duty, Id<Person> By)> DoneOn(Dossier dossier, Guid file)
    {
        foreach (var duty in dossier.PerformedDutiesOn(file))
            yield return (duty.Duty, duty.By);
        foreach (var approval in dossier.Approvals)
            if (approval.File == file && !approval.For.IsEmpty)
                yield return (Duty.Approve, approval.For);
    }
}
