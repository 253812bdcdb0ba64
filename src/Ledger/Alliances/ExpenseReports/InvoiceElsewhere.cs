using Ledger.Foundations;

namespace Ledger.Alliances.ExpenseReports;

/// <summary>Where else an invoice is named already, in the words of a refusal.</summary>
public sealed record InvoiceElsewhere(string Alliance, CodedText Where);
