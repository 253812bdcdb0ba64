using Ledger.Storage.Database;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Ledger.Storage.Scheduling;

/// <summary>
/// What the scheduler leaves behind: that somebody was told, and how each run ended. Rows are added and never changed.
/// </summary>
internal static class ScheduleMapping
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<EscalationRow>(escalation =>
        {
            escalation.ToTable("escalation");
            // Once per file and step: the step that began the stay, so a file that comes back to a state can be
            // escalated again.
            escalation.HasKey(e => new
            {
                e.File,
                e.Request,
                e.Ordinal,
            });
            escalation.HasIndex(e => e.At);
            escalation.Property(e => e.Alliance).IsCode(40);
            escalation.Property(e => e.Life).IsCode(20);
            escalation.Property(e => e.State).IsCode(60);
            escalation.Property(e => e.Told).IsCode(200);
        });
        model.Entity<JobRunRow>(run =>
        {
            run.ToTable("job_run");
            run.HasKey(r => new { r.Job, r.DueAt });
            run.Property(r => r.Job).IsCode(40);
            run.Property(r => r.Outcome).IsCode(10);
            run.Property(r => r.Detail).HasMaxLength(1_000);
        });
    }
}

/// <summary>A file stayed beyond its service level, and whose it is and who answers for it were told.</summary>
internal sealed class EscalationRow
{
    public Guid File { get; init; }

    /// <summary>With <see cref="Ordinal"/> the step that began the stay.</summary>
    public Guid Request { get; init; }

    public short Ordinal { get; init; }
    public required string Alliance { get; init; }
    public required string Life { get; init; }
    public int Number { get; init; }
    public required string State { get; init; }
    public int Days { get; init; }
    public int ServiceDays { get; init; }

    /// <summary>The roles, separated by blanks.</summary>
    public required string Told { get; init; }

    public Instant At { get; init; }
}

/// <summary>How one run of one job ended.</summary>
internal sealed class JobRunRow
{
    public required string Job { get; init; }

    /// <summary>
    /// The moment for which it was due; by hand, the moment at which it was run. Two workers cannot both keep a run of
    /// the same moment.
    /// </summary>
    public Instant DueAt { get; init; }

    public Instant EndedAt { get; init; }

    /// <summary>done, found (nightly-verify found something) or failed.</summary>
    public required string Outcome { get; init; }

    /// <summary>How many things it did.</summary>
    public int Count { get; init; }

    public required string Detail { get; init; }
}
