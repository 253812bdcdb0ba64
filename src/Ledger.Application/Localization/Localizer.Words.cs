using Ledger.Access;
using Ledger.Alliances;
using Ledger.Journal;
using Ledger.Lending;

namespace Ledger.Application.Localization;

/// <summary>Words of states, steps, duties, kinds, permissions and roles, keyed by type and member.</summary>
public sealed partial class Localizer
{
    /// <summary>The word of a member of an enumeration; its own name where it has none.</summary>
    public string Word(Enum value) => Word($"{value.GetType().Name}.{value}");

    /// <summary>The word of a key, as ReleaseState.Approved; the part after the point where it has none.</summary>
    public string Word(string key) => _words.Find(key) ?? key[(key.IndexOf('.', StringComparison.Ordinal) + 1)..];

    /// <summary>A small word that stands alone.</summary>
    public string Text(string key) => Word($"Words.{key}");

    /// <summary>The organization's report of what it spent: descargo in Bolivia, legalización in Colombia.</summary>
    public string ExpenseReport => Text("expense_report");

    /// <summary>The number of a person's identity document: CI in Bolivia, cédula in Colombia.</summary>
    public string IdentityNumber => Text("identity_number");

    /// <summary>In Spanish with the word that the command line takes.</summary>
    public string Kind(EstateKind kind) =>
        IsSpanish ? $"{Word(kind)} ({EstateKinds.Name(kind)})" : EstateKinds.Name(kind);

    public string Role(Role role) => Word(role);

    public string Constraint(Constraint constraint) => constraint == Journal.Constraint.None ? "" : Word(constraint);

    /// <summary>
    /// A state of a life, by its name. In Spanish it agrees with what it is said of: un giro pagado, una orden pagada.
    /// </summary>
    public string State(string name, CaseKind life) =>
        StatesOf(life).Select(type => _words.Find($"{type}.{name}")).FirstOrDefault(word => word is not null) ?? name;

    /// <summary>As it is typed in English: 1.5%/month; as it is said in Spanish: 1,5% mensual.</summary>
    public string Rate(Rate rate) => Say(rate.Said());

    /// <summary>The enumerations whose members are states of a life; an invoice is part of an expense report.</summary>
    private static string[] StatesOf(CaseKind life) =>
        life == Alliances.CaseKind.ExpenseReport ? ["ExpenseReportState", "InvoiceState"] : [$"{life}State"];
}
