using System.Collections.Immutable;
using Ledger.Alliances.Budget;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Tranches;
using Ledger.Alliances.Works;
using Ledger.Foundations;

namespace Ledger.Alliances;

/// <summary>
/// An alliance and all its files: what every rule about it looks at. Immutable: a command answers with the next one.
/// </summary>
public sealed record Dossier
{
    public required Alliance Alliance { get; init; }
    public ImmutableList<CommitmentLine> Commitment { get; init; } = [];
    public ImmutableList<BudgetLine> Budget { get; init; } = [];
    public ImmutableList<Member> Members { get; init; } = [];
    public ImmutableList<Supervisor> Supervisors { get; init; } = [];

    /// <summary>Organizations that take part, and those that did.</summary>
    public ImmutableList<Party> Parties { get; init; } = [];

    public ImmutableList<Pledge> Pledges { get; init; } = [];
    public ImmutableList<ProgressCertificate> Certificates { get; init; } = [];
    public ImmutableList<Release> Releases { get; init; } = [];
    public ImmutableList<Approval> Approvals { get; init; } = [];

    /// <summary>
    /// Who did what on which file, whatever became of it since: a duty once done on a file is never forgotten.
    /// </summary>
    public ImmutableList<PerformedDuty> PerformedDuties { get; init; } = [];

    /// <summary>How much each line of the commitment paid of each release.</summary>
    public ImmutableList<ReleasePart> Parts { get; init; } = [];

    public ImmutableList<ExpenseReport> ExpenseReports { get; init; } = [];
    public ImmutableList<Invoice> Invoices { get; init; } = [];
    public ImmutableList<PaymentOrder> Orders { get; init; } = [];
    public ImmutableList<SubprojectWorks> Works { get; init; } = [];
    public ImmutableList<WorksCertificate> WorksCertificates { get; init; } = [];
    public ImmutableList<WorksPayment> WorksPayments { get; init; } = [];

    public Money Nothing => Money.Zero(Alliance.Incentive.Currency);

    /// <summary>
    /// Counterpart in cash that a bank statement shows, and in kind that was valued with a certificate (T11: what is
    /// only pledged counts as zero).
    /// </summary>
    public Money VerifiedCounterpart =>
        Sum(Pledges.Where(pledge => pledge.Kind != PledgeKind.Manager).Select(pledge => pledge.Verified));

    /// <summary>
    /// Bank credit that was promised and not withdrawn: it raises the cap where the instrument says so (T3).
    /// </summary>
    /// <remarks>What was withdrawn left the pledge's amount; what the bank had paid by then stays.</remarks>
    public Money Credit =>
        Sum(Pledges.Where(pledge => pledge.Kind == PledgeKind.Credit).Select(pledge => pledge.Amount));

    /// <summary>What left the programme and was not returned.</summary>
    public Money Paid => Sum(Releases.Select(release => release.Paid));

    /// <summary>What all releases take, or may yet take, of the incentive.</summary>
    public Money Claimed => Sum(Releases.Select(release => release.Claims));

    /// <summary>
    /// What the programme is bound to give, source by source; nothing before the agreement is signed.
    /// </summary>
    public Money Committed => Sum(Commitment.Select(line => line.Amount));

    /// <summary>What the other releases take or may yet take of the incentive.</summary>
    public Money ClaimedBesides(Release release) =>
        Sum(Releases.Where(other => other.Id != release.Id).Select(other => other.Claims));

    /// <summary>
    /// The certified share of the investment: the highest that was certified by the given day and is not revoked.
    /// </summary>
    public Share CertifiedOn(NodaTime.LocalDate day) =>
        Certificates
            .Where(certificate => certificate.Counts && certificate.On <= day)
            .Select(certificate => certificate.Progress)
            .DefaultIfEmpty(Share.None)
            .Max();

    /// <summary>The files that are neither finished nor cancelled.</summary>
    public IEnumerable<(CaseKind Life, int Number, Enum State)> OpenParts =>
        [
            .. Releases
                .Where(release => release.IsOpen)
                .Select(release => (CaseKind.Release, release.Number, (Enum)release.State)),
            .. ExpenseReports
                .Where(file => file.IsOpen)
                .Select(file => (CaseKind.ExpenseReport, file.Number, (Enum)file.State)),
            .. Orders.Where(order => order.IsOpen).Select(order => (CaseKind.Order, order.Number, (Enum)order.State)),
            .. Works.Where(works => works.IsOpen).Select(works => (CaseKind.Works, works.Number, (Enum)works.State)),
            .. WorksPayments
                .Where(payment => payment.IsOpen)
                .Select(payment => (CaseKind.WorksPayment, payment.Number, (Enum)payment.State)),
        ];

    /// <summary>The same in words; empty when there are none.</summary>
    public CodedText? OpenFiles =>
        OpenParts.Any()
            ? CodedText.Items(
                OpenParts.Select(file => new CodedText(
                    "open_file",
                    ("File", FileNames.Of(NameCase.Snake(file.Life.ToString()), file.Number)),
                    ("State", file.State)
                ))
            )
            : null;

    /// <inheritdoc cref="AllianceHasEstate"/>
    public bool HasEstate => Alliance.HasEstate;

    public Pledge? FindPledge(int number) => Pledges.FirstOrDefault(pledge => pledge.Number == number);

    public Release? FindRelease(int number) => Releases.FirstOrDefault(release => release.Number == number);

    public ExpenseReport? FindExpenseReport(int number) => ExpenseReports.Find(file => file.Number == number);

    public PaymentOrder? FindOrder(int number) => Orders.Find(order => order.Number == number);

    /// <summary>What people call a file by within its alliance; 0 for the alliance itself.</summary>
    public int NumberOf(CaseKind life, Guid file) =>
        life switch
        {
            CaseKind.Pledge => Pledges.First(pledge => pledge.Id.Value == file).Number,
            CaseKind.Release => Releases.First(release => release.Id.Value == file).Number,
            CaseKind.Certificate => Certificates.First(certificate => certificate.Id.Value == file).Number,
            CaseKind.ExpenseReport => ExpenseReports.First(report => report.Id.Value == file).Number,
            CaseKind.Order => Orders.First(order => order.Id.Value == file).Number,
            CaseKind.Works => Works.First(works => works.Id.Value == file).Number,
            CaseKind.WorksPayment => WorksPayments.First(payment => payment.Id.Value == file).Number,
            _ => 0,
        };

    /// <summary>A member that has not left.</summary>
    public Member? FindMember(string code) => Members.FirstOrDefault(member => member.Code == code && !member.HasLeft);

    /// <summary>Who may certify or might once, by the first day of their appointment.</summary>
    public IEnumerable<Supervisor> Roster =>
        Supervisors
            .OrderBy(supervisor => supervisor.From)
            .ThenBy(supervisor => supervisor.Through)
            .ThenBy(supervisor => supervisor.Id.Value);

    /// <summary>Those that have not left.</summary>
    public IEnumerable<Member> Present => Members.Where(member => !member.HasLeft);

    public Dossier With(Member member) =>
        this with
        {
            Members = Members.Replace(Members.First(other => other.Id == member.Id), member),
        };

    public Dossier With(Release release) =>
        this with
        {
            Releases = Releases.Replace(Releases.First(other => other.Id == release.Id), release),
        };

    public Dossier With(Pledge pledge) =>
        this with
        {
            Pledges = Pledges.Replace(Pledges.First(other => other.Id == pledge.Id), pledge),
        };

    public Dossier With(ExpenseReport file) =>
        this with
        {
            ExpenseReports = ExpenseReports.Replace(ExpenseReports.Single(other => other.Id == file.Id), file),
        };

    public Dossier With(IEnumerable<Invoice> invoices)
    {
        var changed = invoices.ToDictionary(invoice => invoice.Id);
        return this with { Invoices = Invoices.ConvertAll(invoice => changed.GetValueOrDefault(invoice.Id, invoice)) };
    }

    public Dossier With(PaymentOrder order) =>
        this with
        {
            Orders = Orders.Replace(Orders.Single(other => other.Id == order.Id), order),
        };

    public Dossier With(SubprojectWorks works) =>
        this with
        {
            Works = Works.Replace(Works.Single(other => other.Id == works.Id), works),
        };

    public Dossier With(WorksPayment payment) =>
        this with
        {
            WorksPayments = WorksPayments.Replace(WorksPayments.Single(other => other.Id == payment.Id), payment),
        };

    public IEnumerable<PerformedDuty> PerformedDutiesOn(Guid file) => PerformedDuties.Where(duty => duty.File == file);

    /// <summary>The dossier that also remembers who took these steps.</summary>
    public Dossier Noting(IEnumerable<Step> steps, Id<Access.Person> by)
    {
        var duties = PerformedDuties;
        foreach (var step in steps)
            if (step.IsPerformedDuty)
                duties = PerformedDuty.Noted(duties, new PerformedDuty(step.File, step.Duty, by, step.On));
        return this with { PerformedDuties = duties };
    }

    public Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Nothing, (sum, amount) => sum + amount);
}
