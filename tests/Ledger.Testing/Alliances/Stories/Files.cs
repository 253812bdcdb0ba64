using Ledger.Access;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Tranches;
using Ledger.Alliances.Works;
using Ledger.Foundations;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Tests.Programmes;

// What the tally remembers of each file: plain figures in minor units, changed by hand.

/// <summary>Who ever did what on a file, and when, whatever became of it since.</summary>
internal sealed class Hands
{
    private readonly HashSet<(int Revision, Id<Person> By)> _approvals = [];

    public List<(Duty Duty, Id<Person> By, LocalDate On)> Done { get; } = [];

    public IEnumerable<Id<Person>> Certifiers => Done.Where(done => done.Duty == Duty.Certify).Select(done => done.By);

    /// <summary>Approvals of what it says now.</summary>
    public int Approvals(int revision = 1) => _approvals.Count(approval => approval.Revision == revision);

    /// <summary>
    /// Says whether this person may not do this too, and not as of that day: who reviews may also release or reconcile,
    /// all others are different people; and nothing is dated before what it rests on.
    /// </summary>
    /// <param name="besides">Who did what on files that go together with this one.</param>
    public string? Add(
        Duty duty,
        Person by,
        LocalDate on,
        int revision = 1,
        IEnumerable<(Duty Duty, Id<Person> By)>? besides = null
    )
    {
        foreach (var (other, person) in Done.Select(done => (done.Duty, done.By)).Concat(besides ?? []))
            if (person == by.Id && other != duty && !MayBeOne(duty, other))
                return $"{by.Handle} did {other} and {duty}";
        if (
            duty != Duty.Prepare
            && Done.Exists(done =>
                done.On > on && (done.Duty < duty || done.Duty == Duty.Reconcile && duty == Duty.Reconcile)
            )
        )
            return $"{duty} is dated {on}, before what it rests on";
        if (duty == Duty.Approve && !_approvals.Add((revision, by.Id)))
            return $"{by.Handle} approved twice";
        Done.Add((duty, by.Id, on));
        return null;
    }

    private static bool MayBeOne(Duty one, Duty other) =>
        (one, other) is (Duty.Review, Duty.Release or Duty.Reconcile) or (Duty.Release or Duty.Reconcile, Duty.Review);
}

internal sealed class AskedRelease
{
    public long Amount,
        Paid,
        Sent,
        Decided,
        Accounted,
        Due,
        Refunded;
    public LocalDate On;
    public ReleaseState State;
    public int Revision = 1;
    public Hands Hands { get; } = new();

    public bool IsHeld => State is ReleaseState.Approved or ReleaseState.Instructed;
    public long Claims => State is ReleaseState.Rejected or ReleaseState.Cancelled ? Paid : Amount;
}

internal sealed class PlacedOrder
{
    public required InvoiceKey Key { get; init; }
    public required string Line { get; init; }
    public LocalDate InvoiceOn;
    public long Gross,
        Withholding,
        Retention;
    public OrderState State;
    public int Revision = 1;
    public Hands Hands { get; } = new();

    public long Net => Gross - Withholding - Retention;
    public bool Counts => State is not (OrderState.Rejected or OrderState.Cancelled);
    public bool IsHeld => State is OrderState.Approved or OrderState.Instructed;
}

internal sealed class RenderedAccount
{
    public required int Release { get; init; }
    public required List<RenderedInvoice> Invoices { get; init; }
    public long Due,
        Recovery;
    public ExpenseReportState State;
    public Hands Hands { get; } = new();

    public long Claimed => Invoices.Sum(invoice => invoice.Claimed);
}

internal sealed class RenderedInvoice
{
    public required InvoiceKey Key { get; init; }
    public required string Line { get; init; }
    public required LocalDate On { get; init; }
    public required long Amount { get; init; }
    public required long Claimed { get; init; }
    public InvoiceState State;
}

internal sealed class PromisedPledge
{
    public required string Contributor { get; init; }
    public required PledgeKind Kind { get; init; }
    public long Amount,
        Verified;
    public bool IsWithdrawn;
    public Hands Hands { get; } = new();
}

internal sealed class SeenCertificate
{
    public required long Percent { get; init; }
    public required LocalDate On { get; init; }
    public required Id<Person> By { get; init; }
    public bool IsRevoked;
}

internal sealed class PlannedWorks
{
    public long Amount,
        Certified,
        OfProgramme,
        Retained,
        Kept,
        Advanced,
        Amortized,
        Net;
    public string Contractor = "";
    public LocalDate Awarded,
        Seen;
    public WorksState State;
    public Hands Hands { get; } = new();

    public bool IsOpen => State is WorksState.Tender or WorksState.Execution or WorksState.ProvisionallyAccepted;
}

internal sealed class SeenWorks
{
    public required PlannedWorks Works { get; init; }
    public required LocalDate On { get; init; }
    public required long Gross { get; init; }
    public required long OfProgramme { get; init; }
    public required long Kept { get; init; }
    public required long Back { get; init; }
    public AskedPayment? Payment;
    public bool IsRevoked;
}

internal sealed class AskedPayment
{
    public required PlannedWorks Works { get; init; }
    public required WorksPaymentKind Kind { get; init; }
    public required long Amount { get; init; }
    public WorksPaymentState State;
    public Hands Hands { get; } = new();

    public bool IsHeld => State is WorksPaymentState.Approved or WorksPaymentState.Instructed;
    public bool IsOpen => State is not (WorksPaymentState.Paid or WorksPaymentState.Cancelled);
}
