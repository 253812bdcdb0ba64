using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;

namespace Ledger.Alliances.ExpenseReports;

/// <summary>Whether an invoice counts as spent.</summary>
public enum InvoiceState
{
    /// <summary>Claimed in an expense report that is not decided.</summary>
    Claimed,

    /// <summary>Accepted with its expense report.</summary>
    Accepted,

    /// <summary>Found ineligible; the organization has to refund it.</summary>
    Ineligible,

    /// <summary>Rejected with its expense report; it may be claimed again.</summary>
    Rejected,
}

/// <summary>What moves an invoice.</summary>
public enum InvoiceTrigger
{
    /// <summary>Accepted with its expense report.</summary>
    Accept,

    /// <summary>Found ineligible, before it was accepted or after.</summary>
    Disallow,

    /// <summary>Rejected with its expense report.</summary>
    Reject,

    /// <summary>The bank returned its payment: it was not spent.</summary>
    Return,
}

/// <summary>
/// What makes an invoice itself: who issued it and under which number. Two expense reports or two orders never name
/// one invoice, anywhere in a programme.
/// </summary>
/// <param name="Supplier">Opaque code, as in su_900123; the holder of the supplier's account.</param>
/// <param name="Number">In capitals and without blanks, so that one invoice is not two by how it was typed.</param>
public readonly record struct InvoiceKey(string Supplier, string Number)
{
    public const int MaxNumberLength = 40;

    /// <summary>Refuses a supplier that is no opaque code, and a number that is missing or too long.</summary>
    public static Result<InvoiceKey> Of(string supplier, string number)
    {
        var code = supplier.Trim().ToLowerInvariant();
        if (Holder.Parse(code) is not { IsNone: false })
            return new InputRefusal.NotAHolder("supplier", supplier);
        return Text.Clean("invoice number", number, MaxNumberLength, required: true)
            .Then<InvoiceKey>(clean => new InvoiceKey(
                code,
                string.Concat(clean.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant()
            ));
    }

    public Holder Holder =>
        Holder.Parse(Supplier) ?? throw new InvalidOperationException($"'{Supplier}' is no holder.");

    public override string ToString() => $"{Supplier} {Number}";
}

/// <summary>One invoice of an expense report.</summary>
public sealed record Invoice : IIdentified
{
    public const int MaxReasonLength = 500;

    /// <summary>Why each of several invoices is not accepted, as a step keeps it; empty for none.</summary>
    internal static string ReasonsOf(IReadOnlyCollection<Invoice> invoices) =>
        invoices.Count == 0
            ? ""
            : CodedText
                .List(
                    CaseFileStep.MaxReasonLength,
                    [
                        .. invoices.Select(invoice => new CodedText(
                            "reason.invoice",
                            ("Key", invoice.Key.ToString()),
                            ("Reason", (object?)CodedText.Parse(invoice.Reason) ?? invoice.Reason)
                        )),
                    ]
                )
                .ToString();

    public static string IdPrefix => "iv";

    public required Id<Invoice> Id { get; init; }
    public required Id<Alliance> Alliance { get; init; }
    public required Id<ExpenseReport> ExpenseReport { get; init; }

    /// <summary>The programme whose money it claims: within one, an invoice is claimed once.</summary>
    public required string Programme { get; init; }

    public required string Supplier { get; init; }
    public required string InvoiceNumber { get; init; }

    /// <summary>The day on the invoice.</summary>
    public required LocalDate On { get; init; }

    /// <summary>Code of the budget line.</summary>
    public required string BudgetLine { get; init; }

    public required Money Amount { get; init; }

    /// <summary>The programme's share.</summary>
    public required Money Claimed { get; init; }

    public required InvoiceState State { get; init; }

    /// <summary>Why it is ineligible; empty when it is not.</summary>
    public required string Reason { get; init; }

    public InvoiceKey Key => new(Supplier, InvoiceNumber);

    /// <inheritdoc cref="InvoiceCounts"/>
    public bool Counts => InvoiceCounts.Question.IsSatisfiedBy(this);

    /// <summary>The same one after that step of its life.</summary>
    public Invoice At(Transition<InvoiceState> move) => this with { State = move.After(State) };

    /// <summary>
    /// The whole life of an invoice in an expense report. The diagram in specs/lives.md is printed from it.
    /// </summary>
    public static Lifecycle<InvoiceState, InvoiceTrigger> Lifecycle { get; } =
        new(
            [("Claim", InvoiceState.Claimed)],
            life =>
            {
                life.Configure(InvoiceState.Claimed)
                    .Permit(InvoiceTrigger.Accept, InvoiceState.Accepted)
                    .Permit(InvoiceTrigger.Disallow, InvoiceState.Ineligible)
                    .Permit(InvoiceTrigger.Reject, InvoiceState.Rejected);
                life.Configure(InvoiceState.Accepted)
                    .Permit(InvoiceTrigger.Disallow, InvoiceState.Ineligible)
                    .Permit(InvoiceTrigger.Return, InvoiceState.Rejected);
            }
        );
}
