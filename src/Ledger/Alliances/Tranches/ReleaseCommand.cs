using Ledger.Foundations;
using NodaTime;

namespace Ledger.Alliances.Tranches;

/// <summary>A command on one release that was asked for.</summary>
public abstract record ReleaseCommand(int Number, LocalDate On)
    : CaseFileCommand<Release, ReleaseState, ReleaseTrigger>(Number, On)
{
    /// <summary>Whoever decides says which revision they saw; another one is not decided.</summary>
    protected static Refusal? CheckRevision(Dossier dossier, Release release, int seen) =>
        seen == release.Revision
            ? null
            : new TrancheRefusal.ChangedSince(
                dossier.Name(release),
                seen,
                release.Revision,
                new("changed.release", ("Amount", release.Amount), ("Day", release.On), ("State", release.State))
            );

    protected static Refusal? CheckConditions(Dossier dossier, Release release, AllianceContext context)
    {
        if (AllianceChecks.CheckExecuting(dossier) is { } notNow)
            return notNow;
        var unmet = Conditions.Of(dossier, release, context.Instrument).Where(condition => !condition.IsMet).ToList();
        return unmet.Count == 0
            ? null
            : new TrancheRefusal.ConditionsNotMet(
                dossier.Name(release),
                unmet.Count,
                string.Join(", ", unmet.Select(condition => condition.Code)),
                context.Instrument.Source
            )
            {
                Conditions = new(unmet),
            };
    }
}
