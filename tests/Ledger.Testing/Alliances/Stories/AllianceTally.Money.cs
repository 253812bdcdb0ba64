using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Tranches;
using Ledger.Programmes;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Tests.Programmes;

/// <summary>Releases, orders and expense reports: what may leave, by whose hands, and what is left.</summary>
internal sealed partial class AllianceTally
{
    private void OnARelease(Person by, AllianceCommand command)
    {
        if (command is RequestRelease request)
        {
            var asked = new AskedRelease { Amount = request.Amount.MinorUnits, On = request.On };
            Apart(asked.Hands, Duty.Prepare, by, asked.On, besides: Certified);
            Releases.Add(asked);
            if (!MayAsk(asked))
                Blame("more was asked than is payable");
            return;
        }
        var release = Releases[((ReleaseCommand)command).Number - 1];
        switch (command)
        {
            case AmendRelease amend:
                (release.Amount, release.On, release.State, release.Revision) = (
                    amend.Amount.MinorUnits,
                    amend.On,
                    ReleaseState.Requested,
                    release.Revision + 1
                );
                Apart(release.Hands, Duty.Prepare, by, amend.On, besides: Certified);
                if (!MayAsk(release))
                    Blame("more was asked than is payable");
                if (release.Amount <= release.Paid)
                    Blame("less is asked than was paid of it already");
                break;
            case ReviewRelease review:
                release.State = ReleaseState.Reviewed;
                Decided(release.Revision, review.Revision, release.Hands, Duty.Review, by, review.On, Certified);
                MustLeave(release);
                break;
            case ApproveRelease approve:
                Decided(release.Revision, approve.Revision, release.Hands, Duty.Approve, by, approve.On, Certified);
                MustLeave(release);
                if (release.Hands.Approvals(release.Revision) == Needed(release.Amount))
                    release.State = ReleaseState.Approved;
                break;
            case InstructRelease instruct:
                release.State = ReleaseState.Instructed;
                Apart(release.Hands, Duty.Release, by, instruct.On, besides: Certified);
                MustLeave(release);
                break;
            case BounceRelease bounce:
                release.State = ReleaseState.Approved;
                Apart(release.Hands, Duty.Reconcile, by, bounce.On, besides: Certified);
                break;
            case DebitRelease debit:
                (release.State, release.Sent) = (ReleaseState.InTransit, release.Amount - release.Paid);
                Apart(release.Hands, Duty.Reconcile, by, debit.On, besides: Certified);
                break;
            case ConfirmRelease confirm:
                Apart(release.Hands, Duty.Reconcile, by, confirm.On, besides: Certified);
                if (confirm.Amount.MinorUnits != release.Sent && release.State == ReleaseState.InTransit)
                    Blame("the bank credited something else than it debited");
                if (release.Paid + confirm.Amount.MinorUnits > release.Amount)
                    Blame("more was paid than approved");
                (release.Paid, release.Sent) = (release.Paid + confirm.Amount.MinorUnits, 0);
                release.State = release.Paid == release.Amount ? ReleaseState.Paid : ReleaseState.Instructed;
                if (Paid > Incentive)
                    Blame($"{Paid} were paid of an incentive of {Incentive}");
                break;
            case ReturnRelease back:
                Apart(release.Hands, Duty.Reconcile, by, back.On, besides: Certified);
                var (inTransit, amount) = (
                    release.State == ReleaseState.InTransit,
                    back.Amount?.MinorUnits ?? (release.State == ReleaseState.InTransit ? release.Sent : release.Paid)
                );
                if (amount <= 0 || amount > (inTransit ? release.Sent : Left(release)))
                    Blame("more came back than was there, or what is accounted for");
                if (!inTransit)
                    release.Paid -= amount;
                (release.Sent, release.State) = (0, ReleaseState.Returned);
                break;
            case RetryRelease retry:
                MustLeave(release);
                Apart(release.Hands, Duty.Release, by, retry.On, besides: Certified);
                release.State = ReleaseState.Approved;
                break;
            case RejectRelease:
                release.State = ReleaseState.Rejected;
                break;
            case CancelRelease:
                release.State = ReleaseState.Cancelled;
                break;
        }
        if (terms.Accounted >= 0 && Releases.Count(IsOnItsWay) > 1)
            Blame("two tranches that nobody accounted for are on their way at once");
    }

    private static bool IsOnItsWay(AskedRelease release) => release.IsHeld || release.State == ReleaseState.InTransit;

    private void Decided(
        int revision,
        int seen,
        Hands hands,
        Duty duty,
        Person by,
        LocalDate on,
        IEnumerable<(Duty, Foundations.Id<Person>)>? besides = null
    )
    {
        if (revision != seen)
            Blame("somebody decided on what they did not see");
        Apart(hands, duty, by, on, revision, besides);
    }

    private void Apart(
        Hands hands,
        Duty duty,
        Person by,
        LocalDate on,
        int revision = 1,
        IEnumerable<(Duty, Foundations.Id<Person>)>? besides = null
    )
    {
        if (hands.Add(duty, by, on, revision, besides) is { } fault)
            Blame(fault);
    }

    private int Needed(long amount) => terms.Two > 0 && amount >= terms.Two ? 2 : 1;

    private void MustLeave(AskedRelease release)
    {
        if (CheckLeave(release) is { } why)
            Blame($"a release of {release.Amount} was let pass: {why}");
    }

    private long Besides(AskedRelease release) => Releases.Where(other => other != release).Sum(other => other.Claims);

    public bool MayAsk(AskedRelease release) =>
        Besides(release) + release.Amount <= Incentive
        && (terms.Advance < 0 || Besides(release) + release.Amount <= Payable(release.On));

    private long Payable(LocalDate on)
    {
        var certified = Certificates
            .Where(certificate => !certificate.IsRevoked && certificate.On <= on)
            .Select(certificate => certificate.Percent)
            .DefaultIfEmpty(0)
            .Max();
        return Math.Min(Incentive * certified / 100 + Incentive * terms.Advance / 100, Incentive);
    }

    /// <summary>
    /// Why no money may leave for this release now: caps, certified progress and advance, verified counterpart,
    /// whatever was paid or is on its way besides.
    /// </summary>
    public string? CheckLeave(AskedRelease release)
    {
        var after = Besides(release) + release.Amount;
        if (after > Incentive)
            return $"{after} of {Incentive} committed";
        if (after > Cap)
            return $"{after} above the cap {Cap}";
        if (terms.Advance >= 0 && after > Payable(release.On))
            return $"{after} above {Payable(release.On)} that are certified or advanced";
        var verified = Counterpart;
        if (terms.Counterpart >= 0 && verified * 100 < (verified + after) * terms.Counterpart)
            return $"{verified} verified beside {after}";
        if (terms.Accounted < 0)
            return null;
        foreach (var other in Releases.Where(other => other != release))
            if (IsOnItsWay(other))
                return $"another one of {other.Amount} is on its way";
            else if (other.Accounted * 100 < (other.Paid - other.Refunded) * terms.Accounted)
                return $"{other.Accounted} accounted for of {other.Paid} of another one";
        return null;
    }

    /// <summary>
    /// Something that releases rest on is less than it was: what is on its way and may not leave any more waits again.
    /// </summary>
    private void Lapse()
    {
        foreach (
            var release in Releases
                .Where(release =>
                    release.State is ReleaseState.Reviewed or ReleaseState.Approved or ReleaseState.Instructed
                    && CheckLeave(release) is not null
                )
                .ToList()
        )
            (release.State, release.Revision) = (ReleaseState.Requested, release.Revision + 1);
    }

    private void OnAnOrder(Person by, AllianceCommand command)
    {
        switch (command)
        {
            case PlaceOrder place:
                var key = new InvoiceKey(
                    place.Supplier,
                    place.Invoice.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant()
                );
                var placed = new PlacedOrder
                {
                    Key = key,
                    Line = place.BudgetLine,
                    InvoiceOn = place.InvoiceOn,
                    Gross = place.Gross.MinorUnits,
                    Withholding = place.Withholding.MinorUnits,
                    Retention = place.Retention.MinorUnits,
                };
                Apart(placed.Hands, Duty.Prepare, by, place.On);
                Orders.Add(placed);
                if (!IsEligible(place.BudgetLine, place.InvoiceOn))
                    Blame("an invoice was ordered outside its days");
                MayBeOrdered(placed, place.On);
                return;
            case PayTax tax:
                Tax += tax.Amount.MinorUnits;
                KeptApart(by, order => order.Withholding > 0);
                return;
            case ReleaseRetention retention:
                Retentions[retention.Supplier] =
                    Retentions.GetValueOrDefault(retention.Supplier) + retention.Amount.MinorUnits;
                KeptApart(by, order => order.Retention > 0 && order.Key.Supplier == retention.Supplier);
                if (
                    Retentions[retention.Supplier] - GoneRetentions.GetValueOrDefault(retention.Supplier)
                    > Orders
                        .Where(order => order.State == OrderState.Paid && order.Key.Supplier == retention.Supplier)
                        .Sum(order => order.Retention)
                )
                    Blame("more retention was paid out than paid orders kept");
                return;
        }
        var order = Orders[((PaymentOrderCommand)command).Number - 1];
        switch (command)
        {
            case AmendOrder amend:
                var gone = Withdraw(order);
                (order.Gross, order.Withholding, order.Retention, order.State, order.Revision) = (
                    amend.Gross.MinorUnits,
                    amend.Withholding.MinorUnits,
                    amend.Retention.MinorUnits,
                    OrderState.Ordered,
                    order.Revision + 1
                );
                Apart(order.Hands, Duty.Prepare, by, amend.On);
                MayBeOrdered(order, amend.On, gone);
                break;
            case ReviewOrder review:
                order.State = OrderState.Reviewed;
                Decided(order.Revision, review.Revision, order.Hands, Duty.Review, by, review.On);
                break;
            case ApproveOrder approve:
                Decided(order.Revision, approve.Revision, order.Hands, Duty.Approve, by, approve.On);
                if (order.Hands.Approvals(order.Revision) == Needed(order.Gross))
                    order.State = OrderState.Approved;
                break;
            case InstructOrder instruct:
                order.State = OrderState.Instructed;
                Apart(order.Hands, Duty.Release, by, instruct.On);
                break;
            case ConfirmOrder confirm:
                order.State = OrderState.Paid;
                Apart(order.Hands, Duty.Reconcile, by, confirm.On);
                break;
            case ReturnOrder back:
                Apart(order.Hands, Duty.Reconcile, by, back.On);
                order.State = OrderState.Returned;
                foreach (var account in Accounts)
                foreach (
                    var invoice in account.Invoices.Where(invoice =>
                        invoice.Key == order.Key && invoice.State == InvoiceState.Accepted
                    )
                )
                {
                    // What was not paid was not spent.
                    var release = Releases[account.Release - 1];
                    (release.Decided, release.Accounted, invoice.State) = (
                        release.Decided - invoice.Claimed,
                        release.Accounted - invoice.Claimed,
                        InvoiceState.Rejected
                    );
                    Lapse();
                }
                break;
            case RetryOrder retry:
                order.State = OrderState.Approved;
                Apart(order.Hands, Duty.Release, by, retry.On);
                break;
            case RejectOrder:
                Withdraw(order);
                order.State = OrderState.Rejected;
                break;
            case CancelOrder:
                Withdraw(order);
                order.State = OrderState.Cancelled;
                break;
        }
        if (
            order.State != OrderState.Paid
            && Accounts.Any(account =>
                account.Invoices.Exists(invoice => invoice.Key == order.Key && invoice.State != InvoiceState.Rejected)
            )
        )
            Blame($"the order of {order.Key} is not paid, and its invoice is accounted for");
    }

    private void KeptApart(Person by, Func<PlacedOrder, bool> which)
    {
        if (
            Orders.Exists(order =>
                order.Counts
                && which(order)
                && order.Hands.Done.Exists(done => done.By == by.Id && done.Duty is not (Duty.Review or Duty.Release))
            )
        )
            Blame($"{by.Handle} pays out what was kept back of an order of theirs");
    }

    /// <summary>
    /// What was kept back of an order that is no more, and is with the tax office or the supplier already, somebody
    /// owes the trust.
    /// </summary>
    private long Withdraw(PlacedOrder order)
    {
        var (supplier, tax, retention) = (
            order.Key.Supplier,
            Math.Max(0, order.Withholding - Withheld),
            Math.Max(0, order.Retention - Retained(order.Key.Supplier))
        );
        (GoneTax, GoneRetentions[supplier]) = (GoneTax + tax, GoneRetentions.GetValueOrDefault(supplier) + retention);
        return tax + retention;
    }

    private void MayBeOrdered(PlacedOrder order, LocalDate on, long gone = 0)
    {
        if (order.Net <= 0 || order.Withholding < 0 || order.Retention < 0)
            Blame("an order pays nothing");
        if (!_budget.TryGetValue(order.Line, out var line) || on < line.From || on > line.Through)
            Blame("an order outside the days of its line");
        if (Orders.Where(other => other.Counts && other.Line == order.Line).Sum(other => other.Gross) > line.Amount)
            Blame($"more was ordered against {order.Line} than its {line.Amount}");
        if (Bank + gone < Owed)
            Blame($"{Owed} are owed and {Bank} in the bank");
    }

    private bool IsEligible(string line, LocalDate invoice) =>
        _budget.TryGetValue(line, out var days)
        && invoice >= _signed.PlusDays(-terms.InvoiceDays)
        && invoice >= days.From
        && invoice <= days.Through;

    private void OnAnAccount(Person by, AllianceCommand command)
    {
        if (command is RenderExpenseReport render)
        {
            Render(by, render);
            return;
        }
        var file = Accounts[((ExpenseReportCommand)command).Number - 1];
        var release = Releases[file.Release - 1];
        Apart(
            file.Hands,
            command is RecordRefund ? Duty.Reconcile : Duty.Review,
            by,
            ((ExpenseReportCommand)command).On
        );
        switch (command)
        {
            case AcceptExpenseReport accept:
                foreach (var invoice in file.Invoices)
                    invoice.State =
                        accept.Findings.Any(finding => Is(invoice, finding)) || !IsEligible(invoice.Line, invoice.On)
                            ? InvoiceState.Ineligible
                            : InvoiceState.Accepted;
                release.Decided += file.Claimed;
                release.Accounted += file
                    .Invoices.Where(invoice => invoice.State == InvoiceState.Accepted)
                    .Sum(invoice => invoice.Claimed);
                Spent += file.Invoices.Sum(invoice => invoice.Amount);
                Owe(file, release, file.Invoices.Where(invoice => invoice.State == InvoiceState.Ineligible));
                break;
            case RejectExpenseReport:
                file.State = ExpenseReportState.Rejected;
                file.Invoices.ForEach(invoice => invoice.State = InvoiceState.Rejected);
                break;
            case DisallowInvoices disallow:
                var bad = file.Invoices.FindAll(invoice => disallow.Findings.Any(finding => Is(invoice, finding)));
                if (bad.Exists(invoice => invoice.State != InvoiceState.Accepted))
                    Blame("what was not accepted was disallowed");
                bad.ForEach(invoice => invoice.State = InvoiceState.Ineligible);
                release.Accounted -= bad.Sum(invoice => invoice.Claimed);
                Owe(file, release, bad);
                Lapse();
                break;
            case RecordRefund refund:
                var amount = refund.Amount.MinorUnits;
                if (amount > file.Due)
                    Blame("more was paid back than is due");
                else
                    file.Recovery -= (long)((decimal)file.Recovery * amount / file.Due);
                (file.Due, release.Due, release.Refunded) = (
                    file.Due - amount,
                    release.Due - amount,
                    release.Refunded + amount
                );
                if (file.Due == 0)
                    file.State = ExpenseReportState.Accepted;
                break;
        }
    }

    private static bool Is(RenderedInvoice invoice, InvoiceFinding finding) =>
        finding.Supplier == invoice.Key.Supplier && finding.Number == invoice.Key.Number;

    private void Owe(RenderedAccount file, AskedRelease release, IEnumerable<RenderedInvoice> bad)
    {
        foreach (var invoice in bad)
            (file.Due, release.Due, file.Recovery) = (
                file.Due + invoice.Claimed,
                release.Due + invoice.Claimed,
                file.Recovery + (terms.Channel == Channel.Trust ? invoice.Amount : invoice.Claimed)
            );
        file.State = file.Due == 0 ? ExpenseReportState.Accepted : ExpenseReportState.RefundDue;
    }

    private void Render(Person by, RenderExpenseReport render)
    {
        var invoices = render
            .Lines.Select(line => new RenderedInvoice
            {
                Key = new InvoiceKey(
                    line.Supplier,
                    line.Number.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant()
                ),
                Line = line.BudgetLine,
                On = line.On,
                Amount = line.Amount.MinorUnits,
                Claimed = line.Claimed.MinorUnits,
            })
            .ToList();
        var file = new RenderedAccount { Release = render.Release, Invoices = invoices };
        if (file.Claimed > Left(Releases[render.Release - 1]))
            Blame("more was claimed than was transferred");
        if (invoices.Exists(invoice => invoice.Claimed > invoice.Amount))
            Blame("more was claimed than an invoice says");
        if (
            terms.Channel == Channel.Trust
            && !invoices.TrueForAll(invoice =>
                Orders.Exists(order =>
                    order.State == OrderState.Paid
                    && order.Key == invoice.Key
                    && order.Gross == invoice.Amount
                    && order.Line == invoice.Line
                    && order.InvoiceOn == invoice.On
                )
            )
        )
            Blame("a trust accounts for what none of its orders paid");
        Apart(file.Hands, Duty.Prepare, by, render.On);
        Accounts.Add(file);
        foreach (var line in invoices.Select(invoice => invoice.Line).Distinct())
            if (UsedOf(line) > _budget[line].Amount)
                Blame($"more was claimed on {line} than its {_budget[line].Amount}");
    }
}
