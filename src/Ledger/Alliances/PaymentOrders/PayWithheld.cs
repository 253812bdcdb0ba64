using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Programmes;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances.PaymentOrders;

/// <summary>
/// What was kept back of paid orders leaves the trust: tax to the tax office, a guarantee to the supplier. Whoever
/// prepared, approved or reconciled one of these orders may not pay it out.
/// </summary>
/// <param name="Reference">The reference on the bank statement.</param>
public abstract record PayWithheld(Money Amount, LocalDate On, string Reference) : AllianceCommand
{
    public override bool NeedsBalances => true;

    /// <summary>The account in which it stands.</summary>
    protected abstract string Code { get; }

    /// <summary>Whose account it is; nobody's for tax.</summary>
    protected abstract Result<Holder> Owner { get; }

    protected abstract CodedText NameIn(Dossier dossier);

    /// <summary>What the journal says of it.</summary>
    protected abstract CodedText Paid(Dossier dossier);

    /// <summary>What an order kept back for this account.</summary>
    protected abstract Money KeptBy(PaymentOrder order);

    public override Result<AllianceOutcome> Do(Dossier dossier, AllianceContext context)
    {
        if (AllianceChecks.CheckExecuting(dossier) is { } notNow)
            return notNow;
        if (context.Instrument.Channel != Channel.Trust)
            return new OrderRefusal.NoTrust(dossier.Alliance.Code);
        if (
            (Checks.CheckFutureDate("date", On, context) ?? AllianceChecks.CheckPositive("amount", Amount, dossier)) is
            { } wrong
        )
            return wrong;
        var name = NameIn(dossier);
        if (string.IsNullOrWhiteSpace(Reference))
            return new OrderRefusal.NoBankReference(name);
        if (!Owner.IsAccepted(out var owner))
            return Owner.Refusal!;
        var orders = dossier.Orders.FindAll(order =>
            order.Counts && !KeptBy(order).IsZero && (owner.IsNone || order.Key.Holder == owner)
        );
        if (
            Segregation.Validate(name, context.By, Duty.Release, orders.SelectMany(order => order.DoneIn(dossier))) is
            { } same
        )
            return same;
        // An order that is not paid may still be cancelled, and what it keeps back with it.
        var due =
            dossier.Nothing with
            {
                MinorUnits = -context.Balances.Of(Code, owner),
            } - dossier.Sum(orders.Where(order => order.IsOpen).Select(KeptBy));
        if (Amount.MinorUnits > due.MinorUnits)
            return new OrderRefusal.AboveRetained(name, Amount, due);
        var state = dossier.Alliance.State.ToString();
        return AllianceOutcome
            .Of(
                dossier,
                new Step(
                    CaseKind.Alliance,
                    dossier.Alliance.Id.Value,
                    GetType().Name,
                    state,
                    state,
                    Duty.Release,
                    On,
                    Reference
                )
            )
            .Posting(
                new PostEntry(
                    Checks.Entry(
                        dossier.Alliance.Code,
                        On,
                        Paid(dossier),
                        Reference,
                        [Posting.Debit(Code, Amount, owner), Posting.Credit("1110", Amount)]
                    )
                )
            );
    }
}

/// <summary>What was withheld of invoices is paid to the tax office: 2120/1110.</summary>
public sealed record PayTax(Money Amount, LocalDate On, string Reference) : PayWithheld(Amount, On, Reference)
{
    protected override string Code => "2120";
    protected override Result<Holder> Owner => default(Holder);

    protected override CodedText NameIn(Dossier dossier) => FileNames.Of("tax_withheld", dossier.Alliance.Code);

    protected override CodedText Paid(Dossier dossier) => new("entry.tax_paid", ("Alliance", dossier.Alliance.Code));

    protected override Money KeptBy(PaymentOrder order) => order.Withholding;
}

/// <summary>
/// What a supplier delivered proved good: what was retained of its paid invoices is paid to it, 2130/1110. What was
/// paid out is retained no longer, so it is paid once.
/// </summary>
/// <param name="Supplier">Opaque code, as in su_900123.</param>
public sealed record ReleaseRetention(string Supplier, Money Amount, LocalDate On, string Reference)
    : PayWithheld(Amount, On, Reference)
{
    protected override string Code => "2130";
    protected override Result<Holder> Owner =>
        Holder.Parse(Supplier) is { IsNone: false } holder ? holder : new InputRefusal.NotAHolder("supplier", Supplier);

    protected override CodedText NameIn(Dossier dossier) =>
        new($"{FileNames.Prefix}retention", ("Supplier", Supplier), ("Of", dossier.Alliance.Code));

    protected override CodedText Paid(Dossier dossier) =>
        new("entry.retention_paid", ("Supplier", Supplier), ("Alliance", dossier.Alliance.Code));

    protected override Money KeptBy(PaymentOrder order) => order.Retention;
}
