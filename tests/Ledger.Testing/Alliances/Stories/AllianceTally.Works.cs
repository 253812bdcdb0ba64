using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Works;
using Ledger.Foundations;
using Ledger.Workflow;

namespace Ledger.Tests.Programmes;

/// <summary>
/// Works of a municipal subproject and whatever their contractors get: what may be advanced, certified and paid, by
/// whose hands.
/// </summary>
internal sealed partial class AllianceTally
{
    private void OnWorks(Person by, AllianceCommand command)
    {
        if (command is PlanWorks plan)
        {
            Works.Add(new PlannedWorks { Amount = plan.Estimate.MinorUnits });
            WithinCost();
            return;
        }
        var works = Works[((WorksCommand)command).Number - 1];
        switch (command)
        {
            case TenderWorks:
                works.State = WorksState.Tender;
                break;
            case AbandonWorks:
                works.State = WorksState.Abandoned;
                break;
            case AwardWorks award:
                (works.Amount, works.Contractor, works.State, works.Awarded) = (
                    award.Amount.MinorUnits,
                    award.Contractor,
                    WorksState.Execution,
                    award.On
                );
                WithinCost();
                break;
            case AdvanceWorks advance:
                Apart(works.Hands, Duty.Prepare, by, advance.On, besides: OnPaymentsOf(works));
                Ask(by, works, WorksPaymentKind.Advance, advance.Amount.MinorUnits, Duty.Prepare, advance.On);
                PaidBack(works);
                break;
            case CertifyWorks certify:
                Certify(by, works, certify);
                break;
            case AcceptProvisionally accept:
                Apart(works.Hands, Duty.Certify, by, accept.On, besides: OnPaymentsOf(works));
                works.State = WorksState.ProvisionallyAccepted;
                if (accept.On < works.Seen)
                    Blame("works were accepted before they were certified");
                works.Seen = accept.On;
                if (works.Advanced != works.Amortized || OpenAdvances(works) != 0)
                    Blame("works were accepted over an advance");
                break;
            case AcceptFinally accept:
                Apart(works.Hands, Duty.Certify, by, accept.On, besides: OnPaymentsOf(works));
                if (accept.On < works.Seen)
                    Blame("works were accepted for good before they were accepted provisionally");
                if (Payments.Exists(payment => payment.Works == works && payment.IsOpen))
                    Blame("works were accepted for good and the contractor is not paid");
                works.State = WorksState.FinallyAccepted;
                if (works.Kept > 0)
                    Ask(by, works, WorksPaymentKind.Retention, works.Kept, Duty.Certify, accept.On);
                break;
        }
    }

    private void WithinCost()
    {
        if (Works.Where(works => works.State != WorksState.Abandoned).Sum(works => works.Amount) > Cost)
            Blame("works are planned above the cost");
    }

    private IEnumerable<(Duty, Id<Person>)> OnPaymentsOf(PlannedWorks works) =>
        Payments
            .Where(payment => payment.Works == works)
            .SelectMany(payment => payment.Hands.Done)
            .Select(done => (done.Duty, done.By));

    private void Ask(
        Person by,
        PlannedWorks works,
        WorksPaymentKind kind,
        long amount,
        Duty duty,
        NodaTime.LocalDate on
    )
    {
        var payment = new AskedPayment
        {
            Works = works,
            Kind = kind,
            Amount = amount,
        };
        Apart(payment.Hands, duty, by, on);
        Payments.Add(payment);
    }

    private long OpenAdvances(PlannedWorks works) =>
        Payments
            .Where(payment => payment.Works == works && payment.Kind == WorksPaymentKind.Advance && payment.IsOpen)
            .Sum(payment => payment.Amount);

    /// <summary>Certificates to come must be able to pay back every advance, by their fifth.</summary>
    private void PaidBack(PlannedWorks works)
    {
        if (works.Advanced - works.Amortized + OpenAdvances(works) > (works.Amount - works.Certified) / 5)
            Blame("more was advanced than certificates will pay back");
    }

    private void Certify(Person by, PlannedWorks works, CertifyWorks certify)
    {
        Apart(works.Hands, Duty.Certify, by, certify.On, besides: OnPaymentsOf(works));
        if (certify.On < works.Awarded || certify.On < works.Seen)
            Blame("works were certified before the award, or before they were certified for less");
        works.Seen = certify.On;
        var gross = certify.Cumulative.MinorUnits - works.Certified;
        if (gross <= 0 || certify.Cumulative.MinorUnits > works.Amount)
            Blame("a works certificate above its contract, or of nothing");
        if (
            Payments.Exists(payment =>
                payment.Works == works
                && payment is { Kind: WorksPaymentKind.Advance, State: WorksPaymentState.Instructed }
            )
        )
            Blame("works were certified while the bank had an advance");
        // The programme's share of what is done from the beginning, in the proportion of today; nobody takes back what
        // was earned.
        var share = Math.Clamp(
            (long)((decimal)certify.Cumulative.MinorUnits * Incentive / Cost) - works.OfProgramme,
            0,
            gross
        );
        var left = share;
        foreach (var release in Releases)
        {
            var taken = Math.Min(left, Left(release));
            if (taken > 0)
                (release.Decided, release.Accounted, left) = (
                    release.Decided + taken,
                    release.Accounted + taken,
                    left - taken
                );
        }
        if (left != 0)
            Blame("works were certified for more than was transferred");
        var givers = _deposits.Where(deposit => deposit.Value > 0).ToList();
        if (gross > share)
            foreach (
                var (giver, taken) in givers.Zip(
                    Terms.Money(gross - share).Allocate([.. givers.Select(giver => giver.Value)])
                )
            )
                Deposit(giver.Key, -taken.MinorUnits);
        var (kept, advanced) = (gross * terms.Retention / 100, works.Advanced - works.Amortized);
        // The last certificate pays back what is left, each other one its fifth.
        var back =
            certify.IsLast || certify.Cumulative.MinorUnits == works.Amount
                ? Math.Min(advanced, gross - kept)
                : Math.Min(gross / 5, Math.Min(advanced, gross - kept));
        var net = gross - kept - back;
        (works.Certified, works.OfProgramme, works.Retained, works.Kept, works.Amortized, works.Net) = (
            certify.Cumulative.MinorUnits,
            works.OfProgramme + share,
            works.Retained + kept,
            works.Kept + kept,
            works.Amortized + back,
            works.Net + net
        );
        var seen = new SeenWorks
        {
            Works = works,
            On = certify.On,
            Gross = gross,
            OfProgramme = share,
            Kept = kept,
            Back = back,
        };
        WorksCertificates.Add(seen);
        if (net <= 0)
            return;
        Ask(by, works, WorksPaymentKind.Certificate, net, Duty.Certify, certify.On);
        seen.Payment = Payments[^1];
    }

    /// <summary>The last of its works, while they are built and the bank does not have its payment.</summary>
    public bool MayRevoke(int number) =>
        WorksCertificates[number - 1] is { IsRevoked: false } seen
        && seen.Works.State == WorksState.Execution
        && WorksCertificates.FindLast(other => other.Works == seen.Works && !other.IsRevoked) == seen
        && seen.Payment is not { State: WorksPaymentState.Instructed or WorksPaymentState.Paid };

    private void Revoke(Person by, RevokeWorksCertificate revoke)
    {
        if (!MayRevoke(revoke.Certificate))
            Blame("a works certificate was revoked on which something rests");
        var seen = WorksCertificates[revoke.Certificate - 1];
        var (works, payment, left) = (seen.Works, seen.Payment, seen.OfProgramme);
        if (seen.On > revoke.On || payment is not null && payment.Hands.Done.Exists(done => done.On > revoke.On))
            Blame("a works certificate was revoked before what it rests on");
        // Whatever day an advance was asked for: nothing of it rests on the revocation, nor that on it.
        Apart(works.Hands, Duty.Certify, by, NodaTime.LocalDate.MaxIsoValue, besides: OnPaymentsOf(works));
        foreach (var release in Enumerable.Reverse(Releases))
        {
            var given = Math.Min(left, release.Accounted);
            (release.Decided, release.Accounted, left) = (
                release.Decided - given,
                release.Accounted - given,
                left - given
            );
        }
        if (left != 0)
            Blame("more was taken back than was executed");
        (works.Certified, works.OfProgramme, works.Retained, works.Kept) = (
            works.Certified - seen.Gross,
            works.OfProgramme - seen.OfProgramme,
            works.Retained - seen.Kept,
            works.Kept - seen.Kept
        );
        (works.Amortized, works.Net, seen.IsRevoked) = (
            works.Amortized - seen.Back,
            works.Net - (seen.Gross - seen.Kept - seen.Back),
            true
        );
        if (payment is not null)
            payment.State = WorksPaymentState.Cancelled;
        Lapse();
    }

    private void OnAPayment(Person by, WorksPaymentCommand act)
    {
        var payment = Payments[act.Number - 1];
        var works = payment.Works;
        var duty = act switch
        {
            ApproveWorks => Duty.Approve,
            InstructWorks or RetryWorks => Duty.Release,
            ConfirmWorks or ReturnWorks => Duty.Reconcile,
            _ => Duty.None,
        };
        if (duty != Duty.None)
            Apart(
                payment.Hands,
                duty,
                by,
                act.On,
                besides: works.Hands.Certifiers.Select(certifier => (Duty.Certify, certifier))
            );
        if (act is ApproveWorks or InstructWorks or RetryWorks && payment.Kind == WorksPaymentKind.Advance)
            PaidBack(works);
        switch (act)
        {
            case ApproveWorks when payment.Hands.Approvals() == Needed(payment.Amount):
                payment.State = WorksPaymentState.Approved;
                break;
            case InstructWorks:
                payment.State = WorksPaymentState.Instructed;
                break;
            case ConfirmWorks:
                payment.State = WorksPaymentState.Paid;
                Had(payment, payment.Amount);
                break;
            case ReturnWorks:
                if (payment.State == WorksPaymentState.Paid)
                    Had(payment, -payment.Amount);
                payment.State = WorksPaymentState.Returned;
                break;
            case RetryWorks:
                payment.State = WorksPaymentState.Approved;
                break;
            case CancelWorks:
                if (payment.Kind != WorksPaymentKind.Advance)
                    Blame("what a contractor is owed was cancelled");
                payment.State = WorksPaymentState.Cancelled;
                break;
        }
    }

    private void Had(AskedPayment payment, long amount)
    {
        var works = payment.Works;
        switch (payment.Kind)
        {
            case WorksPaymentKind.Advance:
                works.Advanced += amount;
                break;
            case WorksPaymentKind.Retention:
                works.Kept -= amount;
                break;
            default:
                works.Net -= amount;
                break;
        }
        if (works.Advanced < works.Amortized)
            Blame("less is advanced than certificates paid back");
        if (works.Net < 0 || works.Kept < 0)
            Blame("a contractor was paid more than certified");
    }
}
