using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances.Works;

/// <summary>
/// The last certificate of works was wrong, says somebody of the roster: its entries are reversed, its payment is
/// cancelled, and the next one is measured from the certificate before.
/// </summary>
/// <param name="Certificate">Its number within the subproject.</param>
public sealed record RevokeWorksCertificate(int Certificate, LocalDate On, string Reason) : AllianceCommand
{
    // Not that it is judged by them: but the certificate must be in the books before what it posted is read.
    public override bool NeedsBalances => true;

    public override Id<JournalEntry> TakesBack(Dossier dossier) => Find(dossier)?.Entry ?? default;

    public override Result<AllianceOutcome> Do(Dossier dossier, AllianceContext context)
    {
        var by = context.By;
        if (Find(dossier) is not { } certificate)
            return new WorksRefusal.UnknownCertificate(dossier.Alliance.Code, Certificate);
        if (
            (
                Checks.CheckFutureDate("date", On, context)
                ?? Checks.CheckText("reason", Reason, CaseFileStep.MaxReasonLength, required: true)
            ) is
            { } wrong
        )
            return wrong;
        if (!dossier.Supervisors.Exists(supervisor => supervisor.Person == by.Id && !supervisor.IsDismissed))
            return new TrancheRefusal.NotOnRoster(by.Handle, dossier.Alliance.Code, On);
        var (name, works) = (certificate.NameIn(dossier), dossier.Works.Single(works => works.Id == certificate.Works));
        var counting = works.CertificatesIn(dossier).ToList();
        if (!counting.Contains(certificate))
            return new WorksRefusal.RevokedAlready(name);
        var moved = SubprojectWorks.Lifecycle.Next(works.State, WorksTrigger.Revoke, works.NameIn(dossier));
        if (!moved.IsAccepted(out var move))
            return moved.Refusal!;
        if (Segregation.Validate(name, by, Duty.Certify, works.DoneIn(dossier)) is { } same)
            return same;
        if (counting[0] != certificate)
            return new WorksRefusal.NotTheLast(name, counting[0].Number);
        var payment = dossier.WorksPayments.Find(payment => payment.Certificate == certificate.Id);
        var cancel = payment is null ? null : WorksPayment.Lifecycle.Find(payment.State, WorksPaymentTrigger.Cancel);
        if (payment is not null && cancel is null)
            return new WorksRefusal.PaymentSent(name, payment.Number, payment.Amount, payment.State);
        return TooEarly(dossier, certificate, payment) is { } early
            ? early
            // A tranche that rested on what was executed of the one before rests on it no longer.
            : Lapsing.Of(Cancel(Revoke(dossier, works, move, certificate, context)), On, Why, context);

        AllianceOutcome Cancel(AllianceOutcome revoked) =>
            cancel is null ? revoked : Cancelled(revoked, payment!, cancel, context);
    }

    private WorksCertificate? Find(Dossier dossier) =>
        dossier.WorksCertificates.Find(certificate => certificate.Number == Certificate);

    /// <summary>It is taken back after all that rests on it: an approval, what the bank returned.</summary>
    private Refusal? TooEarly(Dossier dossier, WorksCertificate certificate, WorksPayment? payment)
    {
        var name = certificate.NameIn(dossier);
        if (certificate.On > On)
            return new AllianceRefusal.DayBefore(name, On, Duty.Certify, certificate.On);
        var later = payment is null
            ? default
            : dossier.PerformedDutiesOn(payment.Id.Value).FirstOrDefault(duty => duty.On > On);
        return later.Duty == Duty.None ? null : new AllianceRefusal.DayBefore(name, On, later.Duty, later.On);
    }

    private CodedText Why => new("reason.works_certificate_revoked", ("Number", Certificate), ("Reason", Reason));

    private AllianceOutcome Revoke(
        Dossier dossier,
        SubprojectWorks works,
        Transition<WorksState> move,
        WorksCertificate certificate,
        AllianceContext context
    )
    {
        var less = works.At(move, context.Now) with
        {
            Certified = works.Certified - certificate.Gross,
            Amortized = works.Amortized - certificate.Amortization,
            Retained = works.Retained - certificate.Retention,
            OfProgramme = works.OfProgramme - certificate.OfProgramme,
        };
        return AllianceOutcome
            .Of(
                Unexecuted(dossier, context.TakenBack).With(less),
                Step.Of(CaseKind.Works, works.Id.Value, move, On, Duty.Certify, reason: Reason)
            )
            .Posting(new ReverseEntry(certificate.Entry, On, On, Why.Stored(JournalEntry.MaxNarrativeLength)));
    }

    private AllianceOutcome Cancelled(
        AllianceOutcome revoked,
        WorksPayment payment,
        Transition<WorksPaymentState> move,
        AllianceContext context
    )
    {
        var outcome = revoked with
        {
            After = revoked.After.With(payment.At(move, context.Now) with { Hold = default }),
            Steps = revoked.Steps.Add(Step.Of(CaseKind.WorksPayment, payment.Id.Value, move, On, reason: Reason)),
        };
        return payment.Hold.IsEmpty
            ? outcome
            : outcome.Posting(
                new VoidHold(
                    payment.Hold,
                    new CodedText("hold.works_certificate_revoked", ("Number", Certificate)).Stored(
                        Hold.MaxPurposeLength
                    )
                )
            );
    }

    /// <summary>
    /// The programme's money is to be executed again, source by source as it was booked; the release that was executed
    /// last gives its part back first.
    /// </summary>
    private static Dossier Unexecuted(Dossier dossier, IReadOnlyList<PostedLine> booked)
    {
        var after = dossier;
        foreach (
            var source in booked
                .Where(line => line.Estate == dossier.Alliance.Programme && line.Posting.Code == "5110")
                .GroupBy(line => line.Posting.Dimensions, line => line.Posting.Amount)
        )
        {
            var left = dossier.Sum(source);
            foreach (
                var (number, line) in from release in dossier.Releases.Reverse()
                from line in dossier.Commitment
                where line.Dimensions.Equals(source.Key)
                select (release.Number, line)
            )
            {
                var release = after.FindRelease(number)!;
                if (after.Parts.Find(part => part.Release == release.Id && part.Line == line.Id) is not { } part)
                    continue;
                var back = part.Accounted.MinorUnits < left.MinorUnits ? part.Accounted : left;
                after = after
                    .Changing(release, [(line, back)], (part, so) => part with { Accounted = part.Accounted - so })
                    .With(release with { Accounted = release.Accounted - back });
                left -= back;
            }
        }
        return after;
    }
}
