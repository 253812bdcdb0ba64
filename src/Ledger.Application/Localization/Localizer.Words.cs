using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Lending;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;
using Ledger.RotatingFunds.Reports;

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

    public string Kind(EntryKind kind) => Word(kind);

    public string Kind(RecordKind kind) => Word(kind);

    /// <summary>In Spanish with the word that the command line takes.</summary>
    public string Kind(EstateKind kind) =>
        IsSpanish ? $"{Word(kind)} ({EstateKinds.Name(kind)})" : EstateKinds.Name(kind);

    public string Kind(PledgeKind kind) => Word(kind);

    public string Status(PeriodStatus status) => Word(status);

    public string Role(Role role) => Word(role);

    public string Role(PartyRole role) => Word(role);

    public string Constraint(Constraint constraint) => constraint == Journal.Constraint.None ? "" : Word(constraint);

    public string Life(CaseKind life) => Word(life);

    /// <summary>In Spanish it agrees with "factura".</summary>
    public string State(Alliances.ExpenseReports.InvoiceState state) => Word(state);

    /// <summary>
    /// A state of a life, by its name. In Spanish it agrees with what it is said of: un giro pagado, una orden pagada.
    /// </summary>
    public string State(string name, CaseKind life) =>
        StatesOf(life).Select(type => _words.Find($"{type}.{name}")).FirstOrDefault(word => word is not null) ?? name;

    /// <summary>What a step of an alliance or of one of its files did.</summary>
    public string Step(string trigger) => Word($"Step.{trigger}");

    /// <summary>What was done, as a member's card and a fund's book say it.</summary>
    public string Trigger(string trigger) =>
        _words.Find($"FundStep.{trigger}") ?? (IsSpanish ? trigger : NameCase.Words(trigger));

    /// <summary>A condition of a release, by its code.</summary>
    public string Condition(string code) => Word($"Condition.{code}");

    /// <summary>For whom an instrument is; a word of its document that is not known stays as it is.</summary>
    public string Recipient(string recipient) => Word($"Recipient.{recipient}");

    public string Exception(string kind) => Word($"Exception.{kind}");

    /// <summary>What a job does, in one line.</summary>
    public string Job(string name) => Word($"Job.{name}");

    /// <summary>The files that are open, each with its state; empty when there are none.</summary>
    public string OpenFiles(Dossier dossier) =>
        string.Join(
            ", ",
            dossier.OpenParts.Select(file => $"{Life(file.Life)} {file.Number} ({State(file.State, file.Life)})")
        );

    /// <summary>What a step did, in a few words: loan 1: Current, 366,720.00.</summary>
    public string Step(FundStep step)
    {
        var amount = step.Amount.IsZero ? "" : $", {Amount(step.Amount)} {step.Amount.Currency}";
        return step.Life switch
        {
            FundCaseKind.Loan => $"{Text("loan")} {Number(step.Number)}: {Arrow(step, "LoanState")}{amount}",
            FundCaseKind.Commitment =>
                $"{Text("commitment")} {Number(step.Number)}: {Arrow(step, "CommitmentState")}{amount}",
            _ => $"{Trigger(step.Trigger)}{(step.Member.Length > 0 ? $" {step.Member}" : "")}{amount}",
        };
    }

    /// <summary>The enumerations whose members are states of a life; an invoice is part of an expense report.</summary>
    private static string[] StatesOf(CaseKind life) =>
        life == Alliances.CaseKind.ExpenseReport ? ["ExpenseReportState", "InvoiceState"] : [$"{life}State"];

    private string Arrow(FundStep step, string type) =>
        step.From.Length == 0 || step.From == step.To
            ? Word($"{type}.{step.To}")
            : $"{Word($"{type}.{step.From}")} → {Word($"{type}.{step.To}")}";
}
