using Ledger.Access;
using Ledger.Accountabilities;
using Ledger.Alliances;
using Ledger.Orders;
using Ledger.Programs;
using Ledger.Tranches;
using NodaTime;

namespace Ledger.Tests.Programmes;

/// <summary>Releases, orders and accountabilities: what may leave, by whose hands, and what is left.</summary>
internal sealed partial class AllianceTally
{
    private void OnARelease(Person by, Act act)
    {
        if (act is RequestRelease request)
        {
            var asked = new AskedRelease { Amount = request.Amount.MinorUnits, On = request.On };
            asked.Hands.Anew(by.Id);
            Releases.Add(asked);
            if (Certifiers.Contains(by.Id)) Blame("whoever certified asks");
            if (!MayAsk(asked)) Blame("more was asked than is payable");
            return;
        }
        var release = Releases[((ReleaseAct)act).Number - 1];
        switch (act)
        {
            case AmendRelease amend:
                (release.Amount, release.On, release.State, release.Revision) = (amend.Amount.MinorUnits, amend.On, ReleaseState.Requested, release.Revision + 1);
                release.Hands.Anew(by.Id);
                if (!MayAsk(release)) Blame("more was asked than is payable");
                if (release.Amount < release.Paid) Blame("less is asked than was paid of it already");
                break;
            case ReviewRelease review: release.State = ReleaseState.Reviewed; Decided(release.Revision, review.Revision, release.Hands, Duty.Review, by, Certifiers); MustLeave(release); break;
            case ApproveRelease approve:
                Decided(release.Revision, approve.Revision, release.Hands, Duty.Approve, by, Certifiers);
                MustLeave(release);
                if (release.Hands.Approvals == Needed(release.Amount)) release.State = ReleaseState.Approved;
                break;
            case InstructRelease: release.State = ReleaseState.Instructed; release.Hands.Forget(Duty.Release); Apart(release.Hands, Duty.Release, by, Certifiers); break;
            case BounceRelease: release.State = ReleaseState.Approved; Apart(release.Hands, Duty.Reconcile, by, Certifiers); release.Hands.Forget(Duty.Release); break;
            case DebitRelease: (release.State, release.Sent) = (ReleaseState.InTransit, release.Amount - release.Paid); Apart(release.Hands, Duty.Reconcile, by, Certifiers); break;
            case ConfirmRelease confirm:
                Apart(release.Hands, Duty.Reconcile, by, Certifiers);
                if (confirm.Amount.MinorUnits != release.Sent && release.State == ReleaseState.InTransit) Blame("the bank credited something else than it debited");
                if (release.Paid + confirm.Amount.MinorUnits > release.Amount) Blame("more was paid than approved");
                (release.Paid, release.Sent) = (release.Paid + confirm.Amount.MinorUnits, 0);
                release.State = release.Paid == release.Amount ? ReleaseState.Paid : ReleaseState.Instructed;
                if (Paid > Incentive) Blame($"{Paid} were paid of an incentive of {Incentive}");
                break;
            case ReturnRelease:
                Apart(release.Hands, Duty.Reconcile, by, Certifiers);
                if (release.State == ReleaseState.Paid && Left(release) != release.Paid) Blame("what is accounted for was returned");
                if (release.State == ReleaseState.Paid) release.Paid = 0;
                (release.Sent, release.State) = (0, ReleaseState.Returned);
                release.Hands.Forget(Duty.Release);
                break;
            case RetryRelease: MustLeave(release); release.State = ReleaseState.Approved; break;
            case RejectRelease: release.State = ReleaseState.Rejected; break;
            case CancelRelease: release.State = ReleaseState.Cancelled; break;
        }
    }

    private void Decided(int revision, int seen, Hands hands, Duty duty, Person by, IEnumerable<Foundations.Id<Person>>? certifiers = null)
    {
        if (revision != seen) Blame("somebody decided on what they did not see");
        Apart(hands, duty, by, certifiers);
    }

    private void Apart(Hands hands, Duty duty, Person by, IEnumerable<Foundations.Id<Person>>? certifiers = null)
    {
        if (hands.Add(duty, by, certifiers) is { } fault) Blame(fault);
    }

    private int Needed(long amount) => terms.Two > 0 && amount >= terms.Two ? 2 : 1;

    private void MustLeave(AskedRelease release)
    {
        if (WhyNotLeave(release) is { } why) Blame($"a release of {release.Amount} was let pass: {why}");
    }

    private long Besides(AskedRelease release) => Releases.Where(other => other != release).Sum(other => other.Claims);

    public bool MayAsk(AskedRelease release) => Besides(release) + release.Amount <= Incentive && (terms.Advance < 0 || Besides(release) + release.Amount <= Payable(release.On));

    private long Payable(LocalDate on)
    {
        var certified = Certificates.Where(certificate => !certificate.IsRevoked && certificate.On <= on).Select(certificate => certificate.Percent).DefaultIfEmpty(0).Max();
        return Math.Min(Incentive * certified / 100 + Incentive * terms.Advance / 100, Incentive);
    }

    /// <summary>Why no money may leave for this release now: caps, certified progress and advance, verified counterpart, the tranche before it.</summary>
    public string? WhyNotLeave(AskedRelease release)
    {
        var after = Besides(release) + release.Amount;
        if (after > Incentive) return $"{after} of {Incentive} committed";
        if (after > Cap) return $"{after} above the cap {Cap}";
        if (terms.Advance >= 0 && after > Payable(release.On)) return $"{after} above {Payable(release.On)} that are certified or advanced";
        var verified = Pledges.Sum(pledge => pledge.Verified);
        if (terms.Counterpart >= 0 && verified * 100 < (verified + after) * terms.Counterpart) return $"{verified} verified beside {after}";
        var before = Releases.Take(Releases.IndexOf(release)).LastOrDefault(other => other.Paid > 0);
        return terms.Accounted >= 0 && before is not null && before.Accounted * 100 < (before.Paid - before.Refunded) * terms.Accounted ? $"{before.Accounted} accounted for of {before.Paid} before" : null;
    }

    private void Revoke(int number)
    {
        Certificates[number - 1].IsRevoked = true;
        foreach (var release in Releases.Where(release => release.State is ReleaseState.Reviewed or ReleaseState.Approved or ReleaseState.Instructed && WhyNotLeave(release) is not null).ToList())
        {
            (release.State, release.Revision) = (ReleaseState.Requested, release.Revision + 1);
            release.Hands.Anew(release.Hands.Done[0].By);
        }
    }

    private void OnAnOrder(Person by, Act act)
    {
        switch (act)
        {
            case PlaceOrder place:
                var key = new InvoiceKey(place.Supplier, place.Invoice.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant());
                var placed = new PlacedOrder { Key = key, Line = place.BudgetLine, InvoiceOn = place.InvoiceOn, Gross = place.Gross.MinorUnits, Withholding = place.Withholding.MinorUnits, Retention = place.Retention.MinorUnits };
                placed.Hands.Anew(by.Id);
                Orders.Add(placed);
                if (!IsEligible(place.BudgetLine, place.InvoiceOn)) Blame("an invoice was ordered outside its days");
                MayBeOrdered(placed, place.On);
                return;
            case PayTax tax: Tax += tax.Amount.MinorUnits; KeptApart(by, order => order.Withholding > 0); return;
            case ReleaseRetention retention:
                Retentions[retention.Supplier] = Retentions.GetValueOrDefault(retention.Supplier) + retention.Amount.MinorUnits;
                KeptApart(by, order => order.Retention > 0 && order.Key.Supplier == retention.Supplier);
                if (Retentions[retention.Supplier] > Orders.Where(order => order.State == OrderState.Paid && order.Key.Supplier == retention.Supplier).Sum(order => order.Retention)) Blame("more retention was paid out than paid orders kept");
                return;
        }
        var order = Orders[((OrderAct)act).Number - 1];
        switch (act)
        {
            case AmendOrder amend:
                (order.Gross, order.Withholding, order.Retention, order.State, order.Revision) = (amend.Gross.MinorUnits, amend.Withholding.MinorUnits, amend.Retention.MinorUnits, OrderState.Ordered, order.Revision + 1);
                order.Hands.Anew(by.Id);
                MayBeOrdered(order, amend.On);
                break;
            case ReviewOrder review: order.State = OrderState.Reviewed; Decided(order.Revision, review.Revision, order.Hands, Duty.Review, by); break;
            case ApproveOrder approve:
                Decided(order.Revision, approve.Revision, order.Hands, Duty.Approve, by);
                if (order.Hands.Approvals == Needed(order.Gross)) order.State = OrderState.Approved;
                break;
            case InstructOrder: order.State = OrderState.Instructed; order.Hands.Forget(Duty.Release); Apart(order.Hands, Duty.Release, by); break;
            case ConfirmOrder: order.State = OrderState.Paid; Apart(order.Hands, Duty.Reconcile, by); break;
            case ReturnOrder: order.State = OrderState.Returned; Apart(order.Hands, Duty.Reconcile, by); order.Hands.Forget(Duty.Release); break;
            case RetryOrder: order.State = OrderState.Approved; break;
            case RejectOrder: order.State = OrderState.Rejected; break;
            case CancelOrder: order.State = OrderState.Cancelled; break;
        }
        if (!order.Counts && Accounts.Any(account => account.Invoices.Exists(invoice => invoice.Key == order.Key && invoice.State != InvoiceState.Rejected))) Blame($"the order of {order.Key} is no more, and its invoice is accounted for");
    }

    private void KeptApart(Person by, Func<PlacedOrder, bool> which)
    {
        if (Orders.Exists(order => order.Counts && which(order) && order.Hands.Done.Exists(done => done.By == by.Id && done.Duty is not (Duty.Review or Duty.Release)))) Blame($"{by.Handle} pays out what was kept back of an order of theirs");
    }

    private void MayBeOrdered(PlacedOrder order, LocalDate on)
    {
        if (order.Net <= 0 || order.Withholding < 0 || order.Retention < 0) Blame("an order pays nothing");
        if (!_budget.TryGetValue(order.Line, out var line) || on < line.From || on > line.Through) Blame("an order outside the days of its line");
        if (Orders.Where(other => other.Counts && other.Line == order.Line).Sum(other => other.Gross) > line.Amount) Blame($"more was ordered against {order.Line} than its {line.Amount}");
        if (Bank < Owed) Blame($"{Owed} are owed and {Bank} in the bank");
    }

    private bool IsEligible(string line, LocalDate invoice) =>
        _budget.TryGetValue(line, out var days) && invoice >= _signed.PlusDays(-terms.InvoiceDays) && invoice >= days.From && invoice <= days.Through;

    private void OnAnAccount(Person by, Act act)
    {
        if (act is RenderAccount render) { Render(by, render); return; }
        var file = Accounts[((AccountabilityAct)act).Number - 1];
        var release = Releases[file.Release - 1];
        Apart(file.Hands, act is RecordRefund ? Duty.Reconcile : Duty.Review, by);
        switch (act)
        {
            case AcceptAccount accept:
                foreach (var invoice in file.Invoices)
                    invoice.State = accept.Findings.Any(finding => Is(invoice, finding)) || !IsEligible(invoice.Line, invoice.On) ? InvoiceState.Ineligible : InvoiceState.Accepted;
                release.Decided += file.Claimed;
                release.Accounted += file.Invoices.Where(invoice => invoice.State == InvoiceState.Accepted).Sum(invoice => invoice.Claimed);
                Spent += file.Invoices.Sum(invoice => invoice.Amount);
                Owe(file, release, file.Invoices.Where(invoice => invoice.State == InvoiceState.Ineligible));
                break;
            case RejectAccount: file.State = AccountabilityState.Rejected; file.Invoices.ForEach(invoice => invoice.State = InvoiceState.Rejected); break;
            case DisallowInvoices disallow:
                var bad = file.Invoices.FindAll(invoice => disallow.Findings.Any(finding => Is(invoice, finding)));
                if (bad.Exists(invoice => invoice.State != InvoiceState.Accepted)) Blame("what was not accepted was disallowed");
                bad.ForEach(invoice => invoice.State = InvoiceState.Ineligible);
                release.Accounted -= bad.Sum(invoice => invoice.Claimed);
                Owe(file, release, bad);
                break;
            case RecordRefund refund:
                var amount = refund.Amount.MinorUnits;
                if (amount > file.Due) Blame("more was paid back than is due");
                else file.Recovery -= (long)((decimal)file.Recovery * amount / file.Due);
                (file.Due, release.Due, release.Refunded) = (file.Due - amount, release.Due - amount, release.Refunded + amount);
                if (file.Due == 0) file.State = AccountabilityState.Accepted;
                break;
        }
    }

    private static bool Is(RenderedInvoice invoice, Finding finding) => finding.Supplier == invoice.Key.Supplier && finding.Number == invoice.Key.Number;

    private void Owe(RenderedAccount file, AskedRelease release, IEnumerable<RenderedInvoice> bad)
    {
        foreach (var invoice in bad)
            (file.Due, release.Due, file.Recovery) = (file.Due + invoice.Claimed, release.Due + invoice.Claimed, file.Recovery + (terms.Channel == Channel.Trust ? invoice.Amount : invoice.Claimed));
        file.State = file.Due == 0 ? AccountabilityState.Accepted : AccountabilityState.RefundDue;
    }

    private void Render(Person by, RenderAccount render)
    {
        var invoices = render.Lines.Select(line => new RenderedInvoice
        {
            Key = new InvoiceKey(line.Supplier, line.Number.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant()), Line = line.BudgetLine, On = line.On, Amount = line.Amount.MinorUnits, Claimed = line.Claimed.MinorUnits,
        }).ToList();
        var file = new RenderedAccount { Release = render.Release, Invoices = invoices };
        if (file.Claimed > Left(Releases[render.Release - 1])) Blame("more was claimed than was transferred");
        if (invoices.Exists(invoice => invoice.Claimed > invoice.Amount)) Blame("more was claimed than an invoice says");
        if (terms.Channel == Channel.Trust && !invoices.TrueForAll(invoice => Orders.Exists(order => order.State == OrderState.Paid && order.Key == invoice.Key && order.Gross == invoice.Amount && order.Line == invoice.Line && order.InvoiceOn == invoice.On)))
            Blame("a trust accounts for what none of its orders paid");
        file.Hands.Anew(by.Id);
        Accounts.Add(file);
    }
}
