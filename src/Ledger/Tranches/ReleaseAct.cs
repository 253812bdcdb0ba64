using Ledger.Alliances;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Tranches;

/// <summary>An act on one release that was asked for.</summary>
/// <param name="Number">The release's number within its alliance.</param>
/// <param name="On">The day it happens.</param>
public abstract record ReleaseAct(int Number, LocalDate On) : Act
{
    protected abstract ReleaseTrigger Trigger { get; }

    protected abstract Duty Duty { get; }

    /// <summary>What the act does once the release is known, its life allows the step and the person may take it.</summary>
    protected abstract Result<Outcome> Do(Dossier dossier, Release release, Occasion occasion);

    public sealed override Result<Outcome> Do(Dossier dossier, Occasion occasion)
    {
        if (dossier.FindRelease(Number) is not { } release) return new TrancheRefusal.UnknownRelease(dossier.Alliance.Code, Number);
        if (Judging.NotToday("date", On, occasion) is { } wrongDay) return wrongDay;
        var name = dossier.Name(release);
        var moved = Release.Lifecycle(release.State).Next(Trigger, name);
        if (moved.Refusal is { } notNow) return notNow;
        return Segregation.WhyNot(name, occasion.By, Duty, Segregation.DoneOn(dossier, release)) is { } same ? same : Do(dossier, release, occasion);
    }

    /// <summary>The release after the step, in the dossier, and the step itself.</summary>
    protected Outcome Moved(Dossier dossier, Release before, Release after, Occasion occasion, ReleaseTrigger? trigger = null, string document = "", string reason = "")
    {
        var machine = Release.Lifecycle(before.State);
        machine.Fire(trigger ?? Trigger);
        var next = after with { State = machine.State, Since = machine.State == before.State ? before.Since : occasion.Now };
        return Outcome.Of(dossier.With(next), Step.Of(Life.Release, before.Id.Value, before.State, trigger ?? Trigger, next.State, On, Duty, document, reason));
    }

    /// <summary>Whoever decides says which revision they saw; another one is not decided.</summary>
    protected static Refusal? NotSeen(Dossier dossier, Release release, int seen) => seen == release.Revision ? null
        : new TrancheRefusal.ChangedSince(dossier.Name(release), seen, release.Revision, $"now {release.Amount} for {release.On:uuuu-MM-dd}, {release.State}");

    protected static Refusal? NotMet(Dossier dossier, Release release, Occasion occasion)
    {
        if (Judging.NotExecuting(dossier) is { } notNow) return notNow;
        var unmet = Conditions.Of(dossier, release, occasion.Instrument).Where(condition => !condition.IsMet).ToList();
        return unmet.Count == 0 ? null : new TrancheRefusal.ConditionsNotMet(dossier.Name(release), unmet.Count,
            string.Join("; ", unmet.Select(condition => $"{condition.Code}: {condition.Why}{(condition.Short is { } missing ? $", {missing} short" : "")} ({condition.WhoMustAct})")), occasion.Instrument.Source);
    }
}
