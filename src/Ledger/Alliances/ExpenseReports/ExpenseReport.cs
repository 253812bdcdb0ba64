using Ledger.Access;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Alliances.ExpenseReports;

/// <summary>Where the organization's report of what it spent stands (descargo, legalización).</summary>
public enum ExpenseReportState
{
    /// <summary>The organization sent it; it waits for a decision.</summary>
    Rendered,

    /// <summary>All its invoices are eligible, or what was ineligible is refunded.</summary>
    Accepted,

    /// <summary>A part is ineligible and not yet refunded.</summary>
    RefundDue,

    /// <summary>Refused as a whole; its invoices may be claimed again. It is final.</summary>
    Rejected,
}

/// <summary>What moves an expense report.</summary>
public enum ExpenseReportTrigger
{
    /// <summary>All of its invoices are eligible.</summary>
    Accept,

    /// <summary>Some of its invoices are not eligible: their amount is to be refunded.</summary>
    AcceptInPart,

    /// <summary>The report as a whole is not accepted.</summary>
    Reject,

    /// <summary>Invoices that were accepted turned out not to be eligible.</summary>
    Disallow,

    /// <summary>A part of what is owed was refunded.</summary>
    RefundInPart,

    /// <summary>All that was owed was refunded.</summary>
    Refund,
}

/// <summary>
/// What an organization shows that it spent of one release (descargo, rendición de cuentas), invoice by invoice. Money
/// that is accepted is an advance no longer.
/// </summary>
public sealed record ExpenseReport : IIdentified, ICaseFile<ExpenseReport, ExpenseReportState, ExpenseReportTrigger>
{
    public static string IdPrefix => "ac";

    public required Id<ExpenseReport> Id { get; init; }
    public required Id<Alliance> Alliance { get; init; }

    /// <summary>1, 2, … within the alliance.</summary>
    public required int Number { get; init; }

    public required Id<Ledger.Alliances.Tranches.Release> Release { get; init; }

    /// <summary>What the invoices add up to.</summary>
    public required Money Spent { get; init; }

    /// <summary>The programme's share of that.</summary>
    public required Money Claimed { get; init; }

    /// <summary>What the programme is still to get back of what was ineligible.</summary>
    public required Money RefundDue { get; init; }

    /// <summary>What the estate is still to get back: in a trust the whole invoice, whoever's money paid it.</summary>
    public required Money RecoveryDue { get; init; }

    /// <summary>The day it was rendered.</summary>
    public required LocalDate On { get; init; }

    public required ExpenseReportState State { get; init; }
    public required Id<Person> RenderedBy { get; init; }

    /// <summary>Who accepted or rejected it; empty before.</summary>
    public required Id<Person> DecidedBy { get; init; }

    /// <summary>Since when it is in its state.</summary>
    public required Instant Since { get; init; }

    public bool IsOpen => State is ExpenseReportState.Rendered or ExpenseReportState.RefundDue;

    static CaseKind ICaseFile<ExpenseReport, ExpenseReportState, ExpenseReportTrigger>.Life =>
        Alliances.CaseKind.ExpenseReport;

    static ExpenseReport? ICaseFile<ExpenseReport, ExpenseReportState, ExpenseReportTrigger>.Find(
        Dossier dossier,
        int number
    ) => dossier.FindExpenseReport(number);

    static Refusal ICaseFile<ExpenseReport, ExpenseReportState, ExpenseReportTrigger>.Unknown(
        string alliance,
        int number
    ) => new ExpenseReportRefusal.Unknown(alliance, number);

    Guid ICaseFile<ExpenseReport, ExpenseReportState, ExpenseReportTrigger>.FileId => Id.Value;

    public CodedText NameIn(Dossier dossier) => FileNames.Of("expense_report", Number, dossier.Alliance.Code);

    public IEnumerable<(Duty Duty, Id<Person> By)> DoneIn(Dossier dossier) => DutiesDone.DoneOn(dossier, Id.Value);

    public ExpenseReport At(Transition<ExpenseReportState> move, Instant now) =>
        this with
        {
            State = move.After(State),
            Since = move.To == State ? Since : now,
        };

    public Dossier In(Dossier dossier) => dossier.With(this);

    /// <summary>
    /// The whole life of an expense report, on one screen. The diagram in specs/lives.md is printed from it.
    /// </summary>
    public static Lifecycle<ExpenseReportState, ExpenseReportTrigger> Lifecycle { get; } =
        new(
            [("Render", ExpenseReportState.Rendered)],
            life =>
            {
                life.Configure(ExpenseReportState.Rendered)
                    .Permit(ExpenseReportTrigger.Accept, ExpenseReportState.Accepted)
                    .Permit(ExpenseReportTrigger.AcceptInPart, ExpenseReportState.RefundDue)
                    .Permit(ExpenseReportTrigger.Reject, ExpenseReportState.Rejected);
                life.Configure(ExpenseReportState.Accepted)
                    .Permit(ExpenseReportTrigger.Disallow, ExpenseReportState.RefundDue);
                life.Configure(ExpenseReportState.RefundDue)
                    .PermitReentry(ExpenseReportTrigger.Disallow)
                    .PermitReentry(ExpenseReportTrigger.RefundInPart)
                    .Permit(ExpenseReportTrigger.Refund, ExpenseReportState.Accepted);
            }
        );
}
