using Ledger.Access;
using Ledger.Accountabilities;
using Ledger.Alliances;
using Ledger.Counterparts;
using Ledger.Foundations;
using Ledger.Orders;
using Ledger.Tranches;
using NodaTime;

namespace Ledger.Tests.Programmes;

// What the tally remembers of each file: plain figures in minor units, changed by hand.

/// <summary>Who did what on a file as it is now.</summary>
internal sealed class Hands
{
    public List<(Duty Duty, Id<Person> By)> Done { get; private set; } = [];

    public int Approvals => Done.Count(done => done.Duty == Duty.Approve);

    /// <summary>It was changed: what others saw of it counts no more.</summary>
    public void Anew(Id<Person> preparer) => Done = [(Duty.Prepare, preparer)];

    public void Forget(params Duty[] duties) => Done.RemoveAll(done => duties.Contains(done.Duty));

    /// <summary>Says whether this person may not do this too: who reviews may also release or reconcile, all others are different people.</summary>
    public string? Add(Duty duty, Person by, IEnumerable<Id<Person>>? certifiers = null)
    {
        foreach (var (other, person) in Done.Concat((certifiers ?? []).Select(id => (Duty.Certify, id))))
            if (person == by.Id && (other == Duty.Approve || other != duty) && !(duty is Duty.Review or Duty.Release or Duty.Reconcile && other is Duty.Review or Duty.Release or Duty.Reconcile && (duty == Duty.Review || other == Duty.Review)))
                return $"{by.Handle} did {other} and {duty}";
        if (duty != Duty.Reconcile) Done.Add((duty, by.Id));
        return null;
    }
}

internal sealed class AskedRelease
{
    public long Amount, Paid, Sent, Decided, Accounted, Due, Refunded;
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
    public long Gross, Withholding, Retention;
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
    public long Due, Recovery;
    public AccountabilityState State;
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
    public long Amount, Verified;
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
    public long Amount, Certified, OfProgramme, Retained;
    public string Contractor = "";
    public bool IsAbandoned;
}
