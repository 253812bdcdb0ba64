using Ledger.Alliances.Budget;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Programmes;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Alliances;

/// <summary>What several commands judge in the same words.</summary>
public static class AllianceChecks
{
    public static Refusal? CheckPositive(string field, Money amount, Dossier dossier) =>
        Checks.CheckPositive(field, amount, dossier.Alliance.Incentive.Currency);

    /// <summary>Why a text is no SHA-256 of evidence; null when it is 64 hexadecimal digits.</summary>
    public static Refusal? NotEvidence(string text) =>
        text.Length == 64 && text.All(char.IsAsciiHexDigit) ? null : new TrancheRefusal.NotEvidence(text);

    /// <summary>
    /// The days on which an invoice of a budget line may be dated (T14): from so many days before the agreement, and
    /// within the days of the line.
    /// </summary>
    public static (LocalDate From, LocalDate Through) InvoiceWindow(
        this Dossier dossier,
        BudgetLine line,
        Instrument instrument
    )
    {
        var from = dossier.Alliance.SignedOn.PlusDays(-instrument.InvoiceDaysBeforeAgreement);
        return (LocalDate.Max(from, line.From), line.Through);
    }

    public static Refusal? CheckExecuting(Dossier dossier) =>
        dossier.Alliance.State == AllianceState.Executing
            ? null
            : new AllianceRefusal.NotExecuting(dossier.Alliance.Code, dossier.Alliance.State);

    /// <summary>
    /// Whether what somebody has to come may be paid: also after the close, where only what the bank returned since is
    /// open.
    /// </summary>
    public static Refusal? CheckPaying(Dossier dossier) =>
        dossier.Alliance.State == AllianceState.Closed ? null : CheckExecuting(dossier);

    /// <summary>
    /// Why an alliance does not take its next step as of that day; null when it may: its life goes forward in time.
    /// What only changes it may be dated as it happened.
    /// </summary>
    public static Refusal? CheckOrder(Dossier dossier, LocalDate on)
    {
        var last = dossier
            .PerformedDutiesOn(dossier.Alliance.Id.Value)
            .Select(duty => duty.On)
            .DefaultIfEmpty(Calendar.BeforeAll)
            .Max();
        return last > on
            ? new AllianceRefusal.StepBefore(FileNames.Of("alliance", dossier.Alliance.Code), on, last)
            : null;
    }

    /// <summary>The most that the instrument lets the programme give now.</summary>
    public static Money Cap(this Dossier dossier, Instrument instrument) =>
        instrument.Caps.Limit(dossier.Alliance.Cost, dossier.Alliance.Families, dossier.Credit);

    /// <summary>
    /// By how much what was released is above the cap as it is now: families, cost or credit may have fallen since (T3,
    /// T4).
    /// </summary>
    public static Money ExcessOverCap(this Dossier dossier, Instrument instrument) =>
        dossier.Cap(instrument) is var cap && dossier.Paid.MinorUnits > cap.MinorUnits
            ? dossier.Paid - cap
            : dossier.Nothing;

    /// <summary>The cap as it is now, and what was released or committed above it.</summary>
    internal static IReadOnlyList<CodedText> CapNotes(Dossier dossier, Instrument instrument)
    {
        var (cap, excess) = (dossier.Cap(instrument), dossier.ExcessOverCap(instrument));
        CodedText told = excess.IsZero
            ? new("note.cap", ("Cap", cap), ("Released", dossier.Paid))
            : new("note.cap_exceeded", ("Cap", cap), ("Released", dossier.Paid), ("Excess", excess));
        return dossier.Committed.MinorUnits > cap.MinorUnits
            ? [told, new("note.cap_committed", ("Committed", dossier.Committed))]
            : [told];
    }

    /// <summary>A step that changes the alliance and not its state.</summary>
    public static Step Noted(
        this Dossier dossier,
        string trigger,
        LocalDate on,
        string document = "",
        string reason = ""
    ) =>
        new(
            CaseKind.Alliance,
            dossier.Alliance.Id.Value,
            trigger,
            dossier.Alliance.State.ToString(),
            dossier.Alliance.State.ToString(),
            Duty.None,
            on,
            document,
            reason
        );

    public static Refusal? CheckEnded(Dossier dossier) =>
        dossier.Alliance is { State: AllianceState.Closed or AllianceState.Rejected or AllianceState.Withdrawn } over
            ? new AllianceRefusal.Ended(over.Code, over.State)
            : null;

    /// <summary>How people speak of a release.</summary>
    public static CodedText Name(this Dossier dossier, Release release) =>
        FileNames.Of("release", release.Number, dossier.Alliance.Code);

    public static CodedText Name(this Dossier dossier, Pledge pledge) =>
        FileNames.Of("pledge", pledge.Number, dossier.Alliance.Code);
}
