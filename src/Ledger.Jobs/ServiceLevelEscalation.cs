using Ledger.Access;
using Ledger.Alliances.Reports;
using Ledger.Foundations;
using Ledger.Storage;
using Ledger.Storage.Alliances;

namespace Ledger.Jobs;

/// <summary>
/// Records once, per file and step, that its service level has passed, and who was told: whose turn it is (of a file
/// that its conditions block, whoever must meet them) and the programme office, which answers for the instrument.
/// </summary>
internal static class ServiceLevelEscalation
{
    public static async Task<JobOutcome> Do(LedgerDatabase ledger, CancellationToken cancel)
    {
        var overdue = await ledger.Worklist.Files(new WorklistQuestion(OverdueOnly: true), cancel);
        if (!overdue.IsAccepted(out var files))
            return new JobOutcome(0, HasFound: true, CodedText.Of(overdue.Refusal!).ToString());
        var told = await ledger.Schedules.Escalate(files, Told, cancel);
        return new JobOutcome(
            told.Count,
            HasFound: false,
            new CodedText("job.escalated", ("Count", told.Count), ("Overdue", files.Count)).ToString()
        );
    }

    private static IReadOnlyList<Role> Told(WorklistItem file) =>
        [.. file.Turn.Append(Role.ProgrammeOffice).Distinct()];
}
