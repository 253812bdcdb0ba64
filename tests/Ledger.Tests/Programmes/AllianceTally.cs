using Ledger.Access;
using Ledger.Accountabilities;
using Ledger.Alliances;
using Ledger.Counterparts;
using Ledger.Foundations;
using Ledger.Orders;
using Ledger.Programs;
using Ledger.Subprojects;
using Ledger.Tranches;
using NodaTime;

namespace Ledger.Tests.Programmes;

/// <summary>What was accepted in one alliance, added up by hand: its own figures, its own list of who did what, and its own reading of every limit. It asks the product nothing.</summary>
internal sealed partial class AllianceTally(Terms terms)
{
    private readonly Dictionary<string, (long Amount, LocalDate From, LocalDate Through)> _budget = new(StringComparer.Ordinal);
    private LocalDate _signed;

    public List<AskedRelease> Releases { get; } = [];
    public List<PlacedOrder> Orders { get; } = [];
    public List<RenderedAccount> Accounts { get; } = [];
    public List<PromisedPledge> Pledges { get; } = [];
    public List<SeenCertificate> Certificates { get; } = [];
    public List<PlannedWorks> Works { get; } = [];

    public long Cost { get; private set; }
    public long Incentive { get; private set; }
    public int Families { get; private set; }
    public long Committed { get; private set; }
    public long Tax { get; private set; }
    public long Spent { get; private set; }
    public Dictionary<string, long> Retentions { get; } = new(StringComparer.Ordinal);

    /// <summary>What somebody did that they should not have been let do; null when all was right.</summary>
    public string? Fault { get; private set; }

    private IEnumerable<Id<Person>> Certifiers => Certificates.Where(certificate => !certificate.IsRevoked).Select(certificate => certificate.By);

    public void Note(Person by, Act act)
    {
        switch (act)
        {
            case RegisterAlliance register: (Cost, Incentive, Families) = (register.Cost.MinorUnits, register.Incentive.MinorUnits, register.Families); break;
            case SignAgreement sign:
                (_signed, Committed) = (sign.On, sign.Lines.Sum(line => line.Amount.MinorUnits));
                if (Incentive > Cap) Blame($"{Incentive} were signed above the cap {Cap}");
                break;
            case MoveAlliance { Trigger: AllianceTrigger.Close or AllianceTrigger.Withdraw } end: Close(end); break;
            case ChangeAlliance change: Change(change); break;
            case SetBudget set: Budget(set.Lines); break;
            case PledgeCounterpart pledge: Pledges.Add(new PromisedPledge { Contributor = pledge.Contributor, Kind = pledge.Kind, Amount = pledge.Amount.MinorUnits }); break;
            case VerifyCounterpart verify:
                Pledges[verify.Pledge - 1].Verified += verify.Amount.MinorUnits;
                if (Pledges[verify.Pledge - 1] is var verified && verified.Verified > verified.Amount) Blame("more was verified than promised");
                break;
            case WithdrawPledge withdraw: Pledges[withdraw.Pledge - 1].Amount = Pledges[withdraw.Pledge - 1].Verified; break;
            case IssueCertificate issue:
                if (Releases.Exists(release => release.State is not (ReleaseState.Paid or ReleaseState.Rejected or ReleaseState.Cancelled) && release.Hands.Done.Exists(done => done.By == by.Id))) Blame("somebody certifies for a release on which they acted");
                Certificates.Add(new SeenCertificate { Percent = issue.Progress.Millionths / 10_000, On = issue.On, By = by.Id });
                break;
            case RevokeCertificate revoke: Revoke(revoke.Certificate); break;
            case RequestRelease or ReleaseAct: OnARelease(by, act); break;
            case PlaceOrder or OrderAct or PayWithheld: OnAnOrder(by, act); break;
            case RenderAccount or AccountabilityAct: OnAnAccount(by, act); break;
            case PlanWorks plan: Works.Add(new PlannedWorks { Amount = plan.Estimate.MinorUnits }); break;
            case AwardWorks award: (Works[award.Number - 1].Amount, Works[award.Number - 1].Contractor) = (award.Amount.MinorUnits, award.Contractor); break;
            case AbandonWorks abandon: Works[abandon.Number - 1].IsAbandoned = true; break;
            case CertifyWorks certify: Certify(certify); break;
        }
        if (act is PlanWorks or AwardWorks && Works.Where(works => !works.IsAbandoned).Sum(works => works.Amount) > Cost) Blame("works are planned above the cost");
    }

    private void Blame(string fault) => Fault ??= fault;

    private void Change(ChangeAlliance change)
    {
        if (change.Incentive is { } lower && Committed > 0)
        {
            if (lower.MinorUnits > Incentive) Blame("a signed incentive was raised");
            if (lower.MinorUnits < Releases.Sum(release => release.Claims)) Blame("the incentive was lowered below what releases take");
            Committed -= Incentive - lower.MinorUnits;
        }
        (Families, Cost, Incentive) = (change.Families ?? Families, change.Cost?.MinorUnits ?? Cost, change.Incentive?.MinorUnits ?? Incentive);
        if (change.Budget is { } lines) Budget(lines);
    }

    /// <summary>What was committed and not paid is committed no more.</summary>
    private void Close(MoveAlliance end)
    {
        if (end.Trigger == AllianceTrigger.Close && (Releases.Exists(release => release.State is not (ReleaseState.Paid or ReleaseState.Rejected or ReleaseState.Cancelled)) || Orders.Exists(order => order.Counts && order.State != OrderState.Paid)
            || Accounts.Exists(account => account.State is AccountabilityState.Rendered or AccountabilityState.RefundDue))) Blame("closed over an open file");
        Committed = Releases.Sum(release => release.Paid);
    }

    private void Budget(IReadOnlyList<BudgetPart> lines)
    {
        foreach (var line in _budget.Keys.Where(line => lines.All(other => other.Code != line)))
            if (Orders.Exists(order => order.Counts && order.Line == line) || terms.Channel != Channel.Trust && Accounts.Any(account => account.Invoices.Exists(invoice => invoice.Line == line && invoice.State != InvoiceState.Rejected))) Blame($"the line {line} was dropped and is in use");
        if (lines.Sum(line => line.Amount.MinorUnits) != Cost) Blame("a budget is not the cost");
        _budget.Clear();
        foreach (var line in lines) _budget.Add(line.Code, (line.Amount.MinorUnits, line.From, line.Through));
    }

    /// <summary>The most that the programme may give, as the document says: a share of the cost, so much a family, and more with a bank's credit.</summary>
    public long Cap
    {
        get
        {
            var (share, families) = (Cost * terms.OfInvestment / 100, terms.PerFamily * Families);
            var cap = (terms.OfInvestment < 0, terms.AboveFamilies < 0) switch
            {
                (true, true) => Cost, (false, true) => share, (true, false) => families, _ => terms.Lesser ? Math.Min(share, families) : Math.Max(share, families),
            };
            var credit = Pledges.Where(pledge => pledge.Kind == PledgeKind.Credit).Sum(pledge => pledge.Amount);
            if (terms.Credit >= 0 && credit > 0) cap = Math.Max(cap, Math.Min(cap + credit, terms.CreditPerFamily * Families));
            return Math.Min(cap, Cost);
        }
    }

    private void Certify(CertifyWorks certify)
    {
        var works = Works[certify.Number - 1];
        var gross = certify.Cumulative.MinorUnits - works.Certified;
        if (gross <= 0 || certify.Cumulative.MinorUnits > works.Amount) Blame("a works certificate above its contract, or of nothing");
        // The programme's share of what is done from the beginning, in the proportion of today; nobody takes back what was earned.
        var share = Math.Clamp((long)((decimal)certify.Cumulative.MinorUnits * Incentive / Math.Max(Cost, Incentive)) - works.OfProgramme, 0, gross);
        foreach (var release in Releases)
        {
            var taken = Math.Min(share - Taken, Left(release));
            if (taken <= 0) continue;
            (release.Decided, release.Accounted, Taken) = (release.Decided + taken, release.Accounted + taken, Taken + taken);
        }
        if (Taken != share) Blame("works were certified for more than was transferred");
        (works.Certified, works.OfProgramme, works.Retained, Taken) = (certify.Cumulative.MinorUnits, works.OfProgramme + share, works.Retained + gross * terms.Retention / 100, 0);
    }

    private long Taken { get; set; }

    /// <summary>What of a release is in the estate, and nobody has accounted for or is claiming.</summary>
    public long Left(AskedRelease release) =>
        release.Paid - release.Decided - Accounts.Where(account => account.State == AccountabilityState.Rendered && Releases[account.Release - 1] == release).Sum(account => account.Claimed);
}
