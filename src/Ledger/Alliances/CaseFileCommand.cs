using Ledger.Access;
using Ledger.Foundations;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Alliances;

/// <summary>
/// A numbered file of an alliance that has a life: a release, a payment order, an expense report, a payment to a
/// contractor.
/// </summary>
public interface ICaseFile<TFile, TState, TTrigger>
    where TFile : ICaseFile<TFile, TState, TTrigger>
    where TState : struct, Enum
    where TTrigger : struct, Enum
{
    static abstract CaseKind Life { get; }

    static abstract Lifecycle<TState, TTrigger> Lifecycle { get; }

    static abstract TFile? Find(Dossier dossier, int number);

    static abstract Refusal Unknown(string alliance, int number);

    Guid FileId { get; }

    TState State { get; }

    /// <summary>How people speak of it, as in "release 3 of AL-1".</summary>
    CodedText NameIn(Dossier dossier);

    /// <summary>Who did what on it so far: nobody does two of the duties that must be apart.</summary>
    IEnumerable<(Duty Duty, Id<Person> By)> DoneIn(Dossier dossier);

    /// <summary>
    /// The file after that step of its life; when it stays where it is, it has been there since as before.
    /// </summary>
    TFile At(Transition<TState> move, Instant now);

    /// <summary>The dossier with this file in the place of the one it was.</summary>
    Dossier In(Dossier dossier);
}

/// <summary>
/// An act on one file that is there already: the file is known, its life allows the step, and the person may take it.
/// </summary>
/// <param name="Number">The file's number within its alliance.</param>
/// <param name="On">The day it happens.</param>
public abstract record CaseFileCommand<TFile, TState, TTrigger>(int Number, LocalDate On) : AllianceCommand
    where TFile : class, ICaseFile<TFile, TState, TTrigger>
    where TState : struct, Enum
    where TTrigger : struct, Enum
{
    protected abstract TTrigger Trigger { get; }

    /// <summary>What it does to this file, where its figures decide between two steps of one verb.</summary>
    protected virtual TTrigger TriggerOn(Dossier dossier, TFile file, AllianceContext context) => Trigger;

    protected abstract Duty Duty { get; }

    /// <summary>
    /// Whether it comes after others of its own duty: what the bank does is dated in the order in which it did it.
    /// </summary>
    protected virtual bool FollowsItsKind => Duty == Duty.Reconcile;

    /// <summary>What the command does once all that was judged.</summary>
    /// <param name="move">The step of the file's life, which its state allows.</param>
    protected abstract Result<AllianceOutcome> Do(
        Dossier dossier,
        TFile file,
        Transition<TState> move,
        AllianceContext context
    );

    public sealed override Result<AllianceOutcome> Do(Dossier dossier, AllianceContext context)
    {
        if (TFile.Find(dossier, Number) is not { } file)
            return TFile.Unknown(dossier.Alliance.Code, Number);
        if (Checks.CheckFutureDate("date", On, context) is { } wrongDay)
            return wrongDay;
        var name = file.NameIn(dossier);
        var moved = TFile.Lifecycle.Next(file.State, TriggerOn(dossier, file, context), name);
        if (!moved.IsAccepted(out var move))
            return moved.Refusal!;
        if (Segregation.Validate(name, context.By, Duty, file.DoneIn(dossier)) is { } same)
            return same;
        return TooEarly(dossier, file, name) is { } early ? early : Do(dossier, file, move, context);
    }

    /// <summary>
    /// Nothing is dated before what it rests on: a review before what was asked, an approval before the review, an
    /// instruction before the approval, a works certificate before the award, what the bank did before the instruction
    /// or what the bank did last.
    /// </summary>
    private Refusal? TooEarly(Dossier dossier, TFile file, CodedText name)
    {
        if (Duty is Duty.None or Duty.Prepare)
            return null;
        foreach (var duty in dossier.PerformedDutiesOn(file.FileId))
            if (duty.On > On && (duty.Duty < Duty || duty.Duty == Duty && FollowsItsKind))
                return duty.Duty == Duty.None
                    ? new AllianceRefusal.StepBefore(name, On, duty.On)
                    : new AllianceRefusal.DayBefore(name, On, duty.Duty, duty.On);
        return null;
    }

    /// <summary>The file after the step, in the dossier, and the step itself.</summary>
    protected AllianceOutcome Moved(
        Dossier dossier,
        TFile before,
        TFile after,
        Transition<TState> move,
        AllianceContext context,
        string document = "",
        string reason = ""
    ) =>
        AllianceOutcome.Of(
            after.At(move, context.Now).In(dossier),
            Step.Of(TFile.Life, before.FileId, move, On, Duty, document, reason)
        );
}
