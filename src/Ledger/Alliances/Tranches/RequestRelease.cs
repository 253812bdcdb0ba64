using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances.Tranches;

/// <summary>
/// The organization asks for a tranche. It may ask for what certified progress makes payable and the commitment leaves;
/// other conditions may still be waited for.
/// </summary>
public sealed record RequestRelease(Money Amount, LocalDate On, string Document) : AllianceCommand
{
    public override Result<AllianceOutcome> Do(Dossier dossier, AllianceContext context)
    {
        if (AllianceChecks.CheckExecuting(dossier) is { } notNow)
            return notNow;
        if (Checks.CheckFutureDate("date", On, context) is { } wrongDay)
            return wrongDay;
        var begun = Release.Lifecycle.Begin("Request");
        var release = new Release
        {
            Id = context.NewId<Release>(),
            Alliance = dossier.Alliance.Id,
            Number = dossier.Releases.Count + 1,
            Amount = Amount,
            On = On,
            State = begun.To,
            Revision = 1,
            Paid = dossier.Nothing,
            InTransit = dossier.Nothing,
            Accounted = dossier.Nothing,
            Hold = default,
            PreparedBy = context.By.Id,
            ReviewedBy = default,
            InstructedBy = default,
            Since = context.Now,
        };
        if (Refuse(dossier, release, context) is { } refusal)
            return refusal;
        return AllianceOutcome
            .Of(
                dossier with
                {
                    Releases = dossier.Releases.Add(release),
                },
                Step.Of(CaseKind.Release, release.Id.Value, begun, On, Duty.Prepare, Document)
            )
            .Posting(new PostEntry(Requested(dossier, On, Amount, Document)));
    }

    /// <summary>Why the amount cannot be asked; null when it can. Whoever certified may not ask.</summary>
    internal static Refusal? Refuse(Dossier dossier, Release release, AllianceContext context)
    {
        var name = dossier.Name(release);
        if (AllianceChecks.CheckPositive("amount", release.Amount, dossier) is { } wrong)
            return wrong;
        if (Segregation.Validate(name, context.By, Duty.Prepare, DutiesDone.DoneOn(dossier, release)) is { } same)
            return same;
        if (release.Amount.MinorUnits <= release.Paid.MinorUnits)
            return new TrancheRefusal.BelowPaid(name, release.Amount, release.Paid);
        var left = dossier.Alliance.Incentive - dossier.ClaimedBesides(release);
        if (release.Amount.MinorUnits > left.MinorUnits)
            return new TrancheRefusal.AboveCommitment(name, release.Amount, left);
        if (context.Instrument.Gates.OfType<Gate.CertifiedProgress>().FirstOrDefault() is not { } gate)
            return null;
        var payable = Conditions.Payable(dossier, release, gate.Advance);
        return release.Amount.MinorUnits > payable.MinorUnits
            ? new TrancheRefusal.AbovePayable(name, release.Amount, payable, context.Instrument.Source)
            : null;
    }

    /// <summary>8130/8190: what is asked; the other way when it is asked no longer.</summary>
    internal static JournalEntry Requested(Dossier dossier, LocalDate on, Money amount, string document) =>
        amount.MinorUnits > 0
            ? Checks.Entry(
                dossier.Alliance.Programme,
                on,
                new CodedText("entry.release_requested"),
                document,
                [Posting.Debit("8130", amount, dossier.Alliance.Holder), Posting.Credit("8190", amount)]
            )
            : Checks.Entry(
                dossier.Alliance.Programme,
                on,
                new CodedText("entry.release_not_requested"),
                document,
                [Posting.Debit("8190", -amount), Posting.Credit("8130", -amount, dossier.Alliance.Holder)]
            );
}
