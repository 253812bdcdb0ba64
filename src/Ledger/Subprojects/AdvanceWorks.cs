using Ledger.Access;
using Ledger.Alliances;
using Ledger.Foundations;
using Ledger.Tranches;
using NodaTime;

namespace Ledger.Subprojects;

/// <summary>The contractor asks to be paid in advance; each certificate pays its share of that back.</summary>
public sealed record AdvanceWorks(int Number, Money Amount, LocalDate On, string Document) : WorksAct(Number, On)
{
    protected override WorksTrigger Trigger => WorksTrigger.Advance;
    protected override Duty Duty => Duty.Prepare;

    protected override Result<Outcome> Do(Dossier dossier, Works works, Transition<WorksState> move, Occasion occasion)
    {
        if (
            (
                Judging.NotExecuting(dossier)
                ?? Judging.NotPositive("amount", Amount, dossier)
                ?? Judging.NotText("document", Document, FileStep.MaxDocumentLength)
            ) is
            { } wrong
        )
            return wrong;
        if (TooLarge(dossier, works, Amount, 0, occasion) is { } refusal)
            return refusal;
        var (asked, step) = WorksPayment.Ask(
            dossier,
            works,
            WorksPaymentKind.Advance,
            Amount,
            On,
            occasion,
            document: Document
        );
        var outcome = Moved(asked, works, works, move, occasion, document: Document);
        return outcome with { Steps = outcome.Steps.Add(step) };
    }

    /// <summary>
    /// Why an advance is more than certificates will still pay back; null when it is not. Judged again before the money
    /// goes: certificates may have been issued since.
    /// </summary>
    /// <param name="payment">Its number when it was asked for already.</param>
    internal static Refusal? TooLarge(Dossier dossier, Works works, Money amount, int payment, Occasion occasion)
    {
        var share = occasion.Instrument.Works.AdvanceAmortization;
        var asked = dossier.Sum(
            dossier
                .WorksPayments.Where(other =>
                    other.Works == works.Id
                    && other.Kind == WorksPaymentKind.Advance
                    && other.IsOpen
                    && other.Number != payment
                )
                .Select(other => other.Amount)
        );
        // What was certified already pays nothing back any more.
        var left = share.Of(works.Amount - works.Certified) - works.AdvanceLeft - asked;
        return amount.MinorUnits > left.MinorUnits
            ? new WorksRefusal.AdvanceTooLarge(
                works.NameIn(dossier),
                amount,
                left.MinorUnits < 0 ? dossier.Nothing : left,
                share,
                occasion.Instrument.Source
            )
            : null;
    }
}
