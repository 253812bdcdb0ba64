using System.Text.Json.Serialization;
using Ledger.Application.Values;
using Ledger.Foundations;
using Ledger.Storage.Scheduling;
using NodaTime;

namespace Ledger.Application.Contracts;

/// <summary>An export that was written to a file.</summary>
public sealed record JournalWritten([property: ForPrograms] string File, [property: ForPrograms] long Records) : ITells
{
    [JsonIgnore]
    public IReadOnlyList<Sentence> Told => [new CodedText("export.written", ("Records", Records), ("File", File))];
}

/// <summary>Checkpoints that were added to a file.</summary>
public sealed record CheckpointsWritten([property: ForPrograms] string File, [property: ForPrograms] int Count) : ITells
{
    [JsonIgnore]
    public IReadOnlyList<Sentence> Told => [new CodedText("checkpoint.added", ("Count", Count), ("File", File))];
}

/// <summary>A database that was brought up to date.</summary>
/// <param name="Migrations">Those that were applied; none when there was nothing to do.</param>
public sealed record Migrated(
    [property: ForPrograms] string Database,
    [property: ForPrograms] IReadOnlyList<string> Migrations,
    [property: JsonIgnore] bool IsNew,
    [property: JsonIgnore] Sentence Named
) : ITells
{
    [JsonIgnore]
    public IReadOnlyList<Sentence> Told =>
        [
            new CodedText(IsNew ? "migrate.done" : "migrate.nothing", ("Database", Named.Text)),
            .. Migrations.Select(name => new Sentence(new CodedText("migrate.migration", ("Name", name)))),
        ];
}

/// <summary>The SQL that makes the least-privileged roles.</summary>
public sealed record RolesScript(string Sql);

/// <summary>One run of a job.</summary>
/// <param name="Count">How many things it did, or found.</param>
public sealed record JobRunView(
    [property: ForPrograms] string Job,
    [property: ForPrograms] Instant DueAt,
    [property: ForPrograms] Instant EndedAt,
    [property: ForPrograms] WordKey Outcome,
    [property: ForPrograms] int Count,
    [property: ForPrograms] ReasonText Detail
) : ITells, IFinding
{
    public static JobRunView Of(JobRun run) =>
        new(
            run.Job,
            run.DueAt,
            run.EndedAt,
            WordKey.Of("JobOutcome", run.Outcome),
            run.Count,
            new ReasonText(run.Detail)
        );

    [JsonIgnore]
    public bool HasFindings => Outcome.Member != "done";

    [JsonIgnore]
    public IReadOnlyList<Sentence> Told =>
        [
            new CodedText(
                "job.run",
                ("Job", Job),
                ("Outcome", new EnumWord(Outcome.Key)),
                ("Detail", (object?)Detail.Composed ?? Detail.Stored)
            ),
        ];
}
