using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Budget;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Tranches;
using Ledger.Alliances.Works;
using Ledger.Foundations;
using Ledger.Programmes;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.Tests.Programmes;

/// <summary>
/// What was accepted in one alliance, added up by hand: its own figures, its own list of who did what, and its own
/// reading of every limit. It asks the product nothing.
/// </summary>
internal sealed partial class AllianceTally(Terms terms)
{
    private readonly Dictionary<string, (long Amount, LocalDate From, LocalDate Through)> _budget = new(
        StringComparer.Ordinal
    );
    private LocalDate _signed;

    public List<AskedRelease> Releases { get; } = [];
    public List<PlacedOrder> Orders { get; } = [];
    public List<RenderedAccount> Accounts { get; } = [];
    public List<PromisedPledge> Pledges { get; } = [];
    public List<SeenCertificate> Certificates { get; } = [];
    public List<PlannedWorks> Works { get; } = [];
    public List<AskedPayment> Payments { get; } = [];
    public List<SeenWorks> WorksCertificates { get; } = [];

    public long Cost { get; private set; }
    public long Incentive { get; private set; }
    public int Families { get; private set; }
    public long Committed { get; private set; }
    public long Tax { get; private set; }
    public long Spent { get; private set; }
    public bool IsClosed { get; private set; }
    public Dictionary<string, long> Retentions { get; } = new(StringComparer.Ordinal);

    /// <summary>Kept back of orders that are no more, and paid out already.</summary>
    public long GoneTax { get; private set; }
    public Dictionary<string, long> GoneRetentions { get; } = new(StringComparer.Ordinal);

    /// <summary>What somebody did that they should not have been let do; null when all was right.</summary>
    public string? Fault { get; private set; }

    private IEnumerable<(Duty, Id<Person>)> Certified =>
        Certificates.Where(certificate => !certificate.IsRevoked).Select(certificate => (Duty.Certify, certificate.By));

    public void Note(Person by, AllianceCommand command)
    {
        switch (command)
        {
            case RegisterAlliance register:
                (Cost, Incentive, Families) = (
                    register.Cost.MinorUnits,
                    register.Incentive.MinorUnits,
                    register.Families
                );
                break;
            case SignAgreement sign:
                (_signed, Committed) = (sign.On, sign.Lines.Sum(line => line.Amount.MinorUnits));
                if (Incentive > Cap)
                    Blame($"{Incentive} were signed above the cap {Cap}");
                break;
            case MoveAlliance
            {
                Trigger: AllianceTrigger.Close or AllianceTrigger.Withdraw or AllianceTrigger.Reject
            } end:
                Close(end);
                break;
            case LiquidateEstate back:
                Liquidate(back);
                break;
            case ChangeAlliance change:
                Change(change);
                break;
            case SetBudget set:
                Budget(set.Lines);
                break;
            case PledgeCounterpart or VerifyCounterpart or CorrectCounterpart or WithdrawPledge:
                OnAPledge(by, command);
                break;
            case IssueCertificate issue:
                if (
                    Releases.Exists(release =>
                        release.State is not (ReleaseState.Paid or ReleaseState.Rejected or ReleaseState.Cancelled)
                        && release.Hands.Done.Exists(done => done.By == by.Id)
                    )
                )
                    Blame("somebody certifies for a release on which they acted");
                if (
                    Certificates.Exists(before =>
                        !before.IsRevoked
                        && before.On <= issue.On
                        && before.Percent > issue.Progress.Millionths / 10_000
                    )
                )
                    Blame("less was certified than before");
                Certificates.Add(
                    new SeenCertificate
                    {
                        Percent = issue.Progress.Millionths / 10_000,
                        On = issue.On,
                        By = by.Id,
                    }
                );
                break;
            case RevokeCertificate revoke:
                Certificates[revoke.Certificate - 1].IsRevoked = true;
                Lapse();
                break;
            case RequestRelease or ReleaseCommand:
                OnARelease(by, command);
                break;
            case PlaceOrder or PaymentOrderCommand or PayWithheld:
                OnAnOrder(by, command);
                break;
            case RenderExpenseReport or ExpenseReportCommand:
                OnAnAccount(by, command);
                break;
            case PlanWorks or WorksCommand:
                OnWorks(by, command);
                break;
            case WorksPaymentCommand pay:
                OnAPayment(by, pay);
                break;
            case RevokeWorksCertificate revoke:
                Revoke(by, revoke);
                break;
        }
    }

    /// <summary>What the bank account lacked when money turned out not to have come.</summary>
    public long Short { get; private set; }

    /// <summary>Of that, what works had been certified for by it.</summary>
    public long Unearned { get; private set; }

    /// <summary>What each contributor put in that is not executed yet, in an implementing fund.</summary>
    private readonly SortedDictionary<string, long> _deposits = new(StringComparer.Ordinal);

    private void Deposit(string contributor, long amount) =>
        _deposits[contributor] = _deposits.GetValueOrDefault(contributor) + amount;

    private void WasNotThere(string contributor, long amount)
    {
        Short += amount - Math.Clamp(Bank - Held, 0, amount);
        if (terms.Channel != Channel.ImplementingFund)
            return;
        var there = Math.Clamp(_deposits.GetValueOrDefault(contributor), 0, amount);
        Unearned += amount - there;
        Deposit(contributor, -there);
    }

    private void Blame(string fault) => Fault ??= fault;

    private void Change(ChangeAlliance change)
    {
        if (change.Incentive is { } lower && Committed > 0)
        {
            if (lower.MinorUnits > Incentive)
                Blame("a signed incentive was raised");
            if (lower.MinorUnits < Releases.Sum(release => release.Claims))
                Blame("the incentive was lowered below what releases take");
            Committed -= Incentive - lower.MinorUnits;
        }
        (Families, Cost, Incentive) = (
            change.Families ?? Families,
            change.Cost?.MinorUnits ?? Cost,
            change.Incentive?.MinorUnits ?? Incentive
        );
        if (Cost < Incentive)
            Blame("the cost is less than the incentive");
        WithinCost();
        if (change.Budget is { } lines)
            Budget(lines);
        Lapse();
    }

    private void OnAPledge(Person by, AllianceCommand command)
    {
        switch (command)
        {
            case PledgeCounterpart promise:
                var pledge = new PromisedPledge
                {
                    Contributor = promise.Contributor,
                    Kind = promise.Kind,
                    Amount = promise.Amount.MinorUnits,
                };
                Apart(pledge.Hands, Duty.Prepare, by, promise.On);
                Pledges.Add(pledge);
                break;
            case VerifyCounterpart verify:
                var verified = Pledges[verify.Pledge - 1];
                verified.Verified += verify.Amount.MinorUnits;
                if (verified.Kind != PledgeKind.InKind)
                    Deposit(verified.Contributor, verify.Amount.MinorUnits);
                // Days of deposits follow the bank's statement, not each other.
                Apart(verified.Hands, Duty.Reconcile, by, LocalDate.MaxIsoValue);
                if (verified.IsWithdrawn || verified.Verified > verified.Amount)
                    Blame("more was verified than promised");
                break;
            case CorrectCounterpart correct:
                var corrected = Pledges[correct.Pledge - 1];
                if (corrected.Kind != PledgeKind.InKind)
                    WasNotThere(corrected.Contributor, correct.Amount.MinorUnits);
                corrected.Verified -= correct.Amount.MinorUnits;
                if (corrected.IsWithdrawn)
                    corrected.Amount -= correct.Amount.MinorUnits;
                if (corrected.Verified < 0)
                    Blame("more was taken back than was verified");
                Lapse();
                break;
            case WithdrawPledge withdraw:
                var withdrawn = Pledges[withdraw.Pledge - 1];
                (withdrawn.Amount, withdrawn.IsWithdrawn) = (withdrawn.Verified, true);
                if (withdrawn.Kind == PledgeKind.Credit)
                    Lapse();
                break;
        }
    }

    /// <summary>
    /// What was committed and not paid is committed no more, and what was promised and did not come is promised no
    /// more.
    /// </summary>
    private void Close(MoveAlliance end)
    {
        foreach (var pledge in Pledges.Where(pledge => pledge.Verified < pledge.Amount))
            (pledge.Amount, pledge.IsWithdrawn) = (pledge.Verified, true);
        if (end.Trigger == AllianceTrigger.Reject)
            return;
        if (end.Trigger == AllianceTrigger.Close && (HasOpenFiles || !IsEmpty))
            Blame("closed over an open file, or over money");
        (Committed, IsClosed) = (Releases.Sum(release => release.Paid), end.Trigger == AllianceTrigger.Close);
    }

    private bool HasOpenFiles =>
        Releases.Exists(release =>
            release.State is not (ReleaseState.Paid or ReleaseState.Rejected or ReleaseState.Cancelled)
        )
        || Orders.Exists(order => order.Counts && order.State != OrderState.Paid)
        || Accounts.Exists(account => account.State is ExpenseReportState.Rendered or ExpenseReportState.RefundDue)
        || Works.Exists(works => works.IsOpen)
        || Payments.Exists(payment => payment.IsOpen);

    /// <summary>Nobody has anything to come, and nothing is left.</summary>
    public bool IsEmpty =>
        InProgramme.Where(account => account.Account is "1310" or "1320").All(account => account.Sum == 0)
        && InEstate().Where(account => account.Account[0] is '1' or '2').All(account => account.Sum == 0);

    private void Liquidate(LiquidateEstate back)
    {
        if (HasOpenFiles)
            Blame("money went back over an open file");
        if (back.Contributor.Length > 0)
        {
            var rest = back.Amount.MinorUnits;
            Deposit(back.Contributor, -rest);
            foreach (
                var pledge in Pledges
                    .Where(pledge => pledge.Contributor == back.Contributor && pledge.Kind != PledgeKind.InKind)
                    .OrderBy(pledge => pledge.Kind == PledgeKind.Manager)
            )
            {
                var taken = Math.Min(rest, pledge.Verified);
                (pledge.Verified, pledge.Amount, rest) = (pledge.Verified - taken, pledge.Amount - taken, rest - taken);
            }
            if (rest > 0)
                Blame($"{back.Contributor} got back more than it gave");
            return;
        }
        var left = back.Amount.MinorUnits;
        foreach (var release in Releases)
        {
            var taken = Math.Min(left, release.Paid - release.Decided);
            (release.Decided, release.Refunded, left) = (
                release.Decided + taken,
                release.Refunded + taken,
                left - taken
            );
        }
        if (left != 0)
            Blame("more went back to the programme than nobody accounted for");
    }

    /// <summary>What was ordered against a line, or out of an organization's account claimed on it.</summary>
    private long UsedOf(string line) =>
        terms.Channel == Channel.Trust
            ? Orders.Where(order => order.Counts && order.Line == line).Sum(order => order.Gross)
            : Accounts
                .SelectMany(account => account.Invoices)
                .Where(invoice =>
                    invoice.Line == line && invoice.State is InvoiceState.Claimed or InvoiceState.Accepted
                )
                .Sum(invoice => invoice.Claimed);

    private void Budget(IReadOnlyList<BudgetPart> lines)
    {
        foreach (var line in _budget.Keys)
            if (UsedOf(line) > (lines.FirstOrDefault(other => other.Code == line)?.Amount.MinorUnits ?? 0))
                Blame($"the line {line} was made less than what it is used for");
        if (lines.Sum(line => line.Amount.MinorUnits) != Cost)
            Blame("a budget is not the cost");
        _budget.Clear();
        foreach (var line in lines)
            _budget.Add(line.Code, (line.Amount.MinorUnits, line.From, line.Through));
    }

    /// <summary>
    /// The most that the programme may give, as the document says: a share of the cost, so much a family, and more with
    /// a bank's credit.
    /// </summary>
    public long Cap
    {
        get
        {
            var (share, families) = (Cost * terms.OfInvestment / 100, terms.PerFamily * Families);
            var cap = (terms.OfInvestment < 0, terms.AboveFamilies < 0) switch
            {
                (true, true) => Cost,
                (false, true) => share,
                (true, false) => families,
                _ => terms.Lesser ? Math.Min(share, families) : Math.Max(share, families),
            };
            var credit = Pledges.Where(pledge => pledge.Kind == PledgeKind.Credit).Sum(pledge => pledge.Amount);
            if (terms.Credit >= 0 && credit > 0)
                cap = Math.Max(cap, Math.Min(cap + credit, terms.CreditPerFamily * Families));
            return Math.Min(cap, Cost);
        }
    }

    /// <summary>What of a release is in the estate, and nobody has accounted for or is claiming.</summary>
    public long Left(AskedRelease release) =>
        release.Paid
        - release.Decided
        - Accounts
            .Where(account => account.State == ExpenseReportState.Rendered && Releases[account.Release - 1] == release)
            .Sum(account => account.Claimed);
}
