using System.Text.Json;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Works;
using Ledger.Application.Localization;

namespace Ledger.Cli;

/// <summary>How expense reports, payment orders and works are answered as JSON.</summary>
internal static class SpendingAnswers
{
    public static void Write(this Utf8JsonWriter json, ExpenseReport file, int release, IEnumerable<Invoice> invoices)
    {
        json.WriteString("id", file.Id.ToString());
        json.WriteNumber("number", file.Number);
        json.WriteNumber("release", release);
        json.WriteString("state", JsonAnswers.Snake(file.State.ToString()));
        json.WriteString("on", JsonAnswers.Day(file.On));
        json.WriteString("currency", file.Spent.Currency.Code);
        json.WriteString("spent", file.Spent.ToAmount());
        json.WriteString("claimed", file.Claimed.ToAmount());
        json.WriteString("refund_due", file.RefundDue.ToAmount());
        json.WriteString("since", JsonAnswers.Moment(file.Since));
        json.WriteStartArray("invoices");
        foreach (var invoice in invoices)
        {
            json.WriteStartObject();
            json.WriteString("supplier", invoice.Supplier);
            json.WriteString("invoice", invoice.InvoiceNumber);
            json.WriteString("on", JsonAnswers.Day(invoice.On));
            json.WriteString("budget_line", invoice.BudgetLine);
            json.WriteString("amount", invoice.Amount.ToAmount());
            json.WriteString("claimed", invoice.Claimed.ToAmount());
            json.WriteString("state", JsonAnswers.Snake(invoice.State.ToString()));
            json.WriteString("reason", Localizer.English.Reason(invoice.Reason));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>The steps of one file, oldest first.</summary>
    public static void Write(this Utf8JsonWriter json, IReadOnlyList<Cli.ToldStep> steps)
    {
        json.WriteStartArray("steps");
        foreach (var (step, by, inPlaceOf) in steps)
        {
            json.WriteStartObject();
            json.WriteString("trigger", JsonAnswers.Snake(step.Trigger));
            json.WriteString("from", JsonAnswers.Snake(step.From));
            json.WriteString("to", JsonAnswers.Snake(step.To));
            json.WriteString("on", JsonAnswers.Day(step.On));
            json.WriteString("by", by);
            if (inPlaceOf is not null)
                json.WriteString("in_place_of", inPlaceOf);
            json.WriteString("document", step.Document);
            json.WriteString("reason", Localizer.English.Reason(step.Reason));
            json.WriteString("at", JsonAnswers.Moment(step.At));
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public static void Write(this Utf8JsonWriter json, PaymentOrder order)
    {
        json.WriteString("id", order.Id.ToString());
        json.WriteNumber("number", order.Number);
        json.WriteNumber("revision", order.Revision);
        json.WriteString("state", JsonAnswers.Snake(order.State.ToString()));
        json.WriteString("on", JsonAnswers.Day(order.On));
        json.WriteString("supplier", order.Supplier);
        json.WriteString("invoice", order.InvoiceNumber);
        json.WriteString("invoice_on", JsonAnswers.Day(order.InvoiceOn));
        json.WriteString("budget_line", order.BudgetLine);
        json.WriteString("currency", order.Gross.Currency.Code);
        json.WriteString("gross", order.Gross.ToAmount());
        json.WriteString("withholding", order.Withholding.ToAmount());
        json.WriteString("retention", order.Retention.ToAmount());
        json.WriteString("net", order.Net.ToAmount());
        json.WriteString("since", JsonAnswers.Moment(order.Since));
    }

    public static void Write(
        this Utf8JsonWriter json,
        SubprojectWorks works,
        IEnumerable<WorksCertificate> certificates,
        HashSet<WorksCertificate> counting,
        IEnumerable<WorksPayment> payments
    )
    {
        json.WriteString("id", works.Id.ToString());
        json.WriteNumber("number", works.Number);
        json.WriteString("name", works.Name);
        json.WriteString("stage", JsonAnswers.Snake(works.State.ToString()));
        json.WriteString("contractor", works.Contractor);
        json.WriteString("currency", works.Amount.Currency.Code);
        json.WriteString("amount", works.Amount.ToAmount());
        json.WriteString("certified", works.Certified.ToAmount());
        json.WriteString("of_programme", works.OfProgramme.ToAmount());
        json.WriteString("advance_left", works.AdvanceLeft.ToAmount());
        json.WriteString("retained", works.Retained.ToAmount());
        json.WriteString("since", JsonAnswers.Moment(works.Since));
        json.WriteStartArray("certificates");
        foreach (var certificate in certificates)
        {
            json.WriteStartObject();
            json.WriteString("id", certificate.Id.ToString());
            json.WriteNumber("number", certificate.Number);
            json.WriteString("on", JsonAnswers.Day(certificate.On));
            json.WriteString("cumulative", certificate.Cumulative.ToAmount());
            json.WriteString("gross", certificate.Gross.ToAmount());
            json.WriteString("amortization", certificate.Amortization.ToAmount());
            json.WriteString("retention", certificate.Retention.ToAmount());
            json.WriteString("net", certificate.Net.ToAmount());
            json.WriteString("state", counting.Contains(certificate) ? "issued" : "revoked");
            json.WriteString("evidence", certificate.Evidence);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("payments");
        foreach (var payment in payments)
        {
            json.WriteStartObject();
            json.Write(payment);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    public static void Write(this Utf8JsonWriter json, WorksPayment payment)
    {
        json.WriteString("id", payment.Id.ToString());
        json.WriteNumber("number", payment.Number);
        json.WriteString("kind", JsonAnswers.Snake(payment.Kind.ToString()));
        if (!payment.Certificate.IsEmpty)
            json.WriteString("certificate", payment.Certificate.ToString());
        json.WriteString("state", JsonAnswers.Snake(payment.State.ToString()));
        json.WriteString("on", JsonAnswers.Day(payment.On));
        json.WriteString("amount", payment.Amount.ToAmount());
        json.WriteString("since", JsonAnswers.Moment(payment.Since));
    }
}
