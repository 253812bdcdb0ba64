using Ledger.Alliances.Counterparts;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Works;
using Ledger.Programmes;

namespace Ledger.Tests.Programmes;

/// <summary>What every account must have by the tally's own sums, in minor units, debits less credits.</summary>
internal sealed partial class AllianceTally
{
    private IEnumerable<RenderedInvoice> Ineligible =>
        Accounts.SelectMany(account => account.Invoices).Where(invoice => invoice.State == InvoiceState.Ineligible);

    public long Paid => Releases.Sum(release => release.Paid);
    public long Sent => Releases.Sum(release => release.Sent);
    public long Refunded => Releases.Sum(release => release.Refunded);
    public long HeldForReleases =>
        Releases.Where(release => release.IsHeld).Sum(release => release.Amount - release.Paid);

    /// <summary>On the estate's bank account.</summary>
    public long Held =>
        Orders.Where(order => order.IsHeld).Sum(order => order.Net)
        + Payments.Where(payment => payment.IsHeld).Sum(payment => payment.Amount);

    private long Recovery => Accounts.Sum(account => account.Recovery);

    /// <summary>What was to be recovered from the beginning, less what still is: what came back into a trust.</summary>
    private long Recovered => Ineligible.Sum(invoice => invoice.Amount) - Recovery;

    private long Verified(Func<PromisedPledge, bool> which) => Pledges.Where(which).Sum(pledge => pledge.Verified);

    private long Cash => Verified(pledge => pledge.Kind != PledgeKind.InKind);

    /// <summary>What counts for the investment: the manager's pay is none of it.</summary>
    public long Counterpart => Verified(pledge => pledge.Kind != PledgeKind.Manager);

    private long InKind => Verified(pledge => pledge.Kind == PledgeKind.InKind);

    private long PaidTo(string supplier) => Retentions.GetValueOrDefault(supplier);

    private long OwedTo(string? supplier = null) =>
        Orders
            .Where(order =>
                order.Counts && order.State != OrderState.Paid && (supplier is null || order.Key.Supplier == supplier)
            )
            .Sum(order => order.Net);

    private long Withheld => Orders.Where(order => order.Counts).Sum(order => order.Withholding) - Tax + GoneTax;

    private long Retained(string? supplier = null) =>
        Orders
            .Where(order => order.Counts && (supplier is null || order.Key.Supplier == supplier))
            .Sum(order => order.Retention)
        - (
            supplier is null
                ? Retentions.Values.Sum() - GoneRetentions.Values.Sum()
                : PaidTo(supplier) - GoneRetentions.GetValueOrDefault(supplier)
        );

    private long Owed => OwedTo() + Withheld + Retained();

    /// <summary>What a trust has and owes nobody.</summary>
    public long Available => Bank - Owed;

    /// <summary>What the estate's bank has.</summary>
    public long Bank =>
        Paid
        + Cash
        + Short
        + terms.Channel switch
        {
            Channel.Trust => Recovered
                - Refunded
                - Orders.Where(order => order.State == OrderState.Paid).Sum(order => order.Net)
                - Tax
                - Retentions.Values.Sum(),
            Channel.OrganizationAccount => -Spent - Refunded,
            _ => -Refunded
                - Payments.Where(payment => payment.State == WorksPaymentState.Paid).Sum(payment => payment.Amount),
        };

    /// <summary>In the programme's books, under this alliance.</summary>
    public IEnumerable<(string Account, long Sum)> InProgramme =>
        [
            ("1310", Paid - Releases.Sum(release => release.Decided)),
            ("1320", Releases.Sum(release => release.Due)),
            ("5110", Releases.Sum(release => release.Accounted)),
            ("8120", Committed),
            ("8130", Releases.Sum(release => release.Claims)),
        ];

    /// <summary>
    /// In the alliance's own books, by account and holder; a holder that is null stands for all of them together.
    /// </summary>
    public IEnumerable<(string Account, string? Holder, long Sum)> InEstate()
    {
        yield return ("1110", null, Bank);
        yield return ("1390", null, -Short);
        foreach (var contributor in Pledges.GroupBy(pledge => pledge.Contributor))
        {
            yield return ("8210", contributor.Key, contributor.Sum(pledge => pledge.Amount - pledge.Verified));
            yield return ("8290", contributor.Key, -contributor.Sum(pledge => pledge.Amount - pledge.Verified));
        }
        foreach (
            var sum in terms.Channel switch
            {
                Channel.Trust => InTrust(),
                Channel.OrganizationAccount => InAccount(),
                _ => InFund(),
            }
        )
            yield return sum;
    }

    private IEnumerable<(string, string?, long)> InTrust()
    {
        yield return ("3110", "co_programme", Refunded - Paid);
        yield return ("3110", null, Refunded - Paid - Cash);
        yield return ("3120", null, -InKind);
        yield return (
            "5110",
            null,
            InKind
                + Orders.Where(order => order.Counts).Sum(order => order.Gross)
                - Ineligible.Sum(invoice => invoice.Amount)
        );
        yield return ("1320", null, Recovery + GoneTax + GoneRetentions.Values.Sum());
        yield return ("2120", null, -Withheld);
        foreach (var supplier in Orders.Select(order => order.Key.Supplier).Distinct())
        {
            yield return ("2110", supplier, -OwedTo(supplier));
            yield return ("2130", supplier, -Retained(supplier));
        }
    }

    private IEnumerable<(string, string?, long)> InAccount()
    {
        yield return ("2310", null, Releases.Sum(release => release.Decided) - Paid);
        yield return ("2320", null, -Releases.Sum(release => release.Due));
        yield return ("4110", null, -Releases.Sum(release => release.Accounted));
        yield return ("3110", null, -Cash - InKind);
        yield return ("5110", null, InKind + Spent);
    }

    private IEnumerable<(string, string?, long)> InFund()
    {
        var (gross, ofProgramme) = (Works.Sum(works => works.Certified), Works.Sum(works => works.OfProgramme));
        yield return ("2310", null, Releases.Sum(release => release.Decided) - Paid);
        yield return ("2330", null, gross - ofProgramme - Cash - Unearned);
        yield return ("4110", null, -ofProgramme);
        yield return ("4120", null, ofProgramme - gross - InKind + Unearned);
        yield return ("5110", null, gross + InKind);
        foreach (var contractor in Works.Where(works => works.Contractor.Length > 0).GroupBy(works => works.Contractor))
        {
            yield return ("1330", contractor.Key, contractor.Sum(works => works.Advanced - works.Amortized));
            yield return ("2110", contractor.Key, -contractor.Sum(works => works.Net));
            yield return ("2130", contractor.Key, -contractor.Sum(works => works.Kept));
        }
    }

    /// <summary>What was invested, line of the budget by line.</summary>
    public IEnumerable<(string Line, long Sum)> ByLine() =>
        terms.Channel == Channel.ImplementingFund
            ? []
            : Terms.Lines.Select(line =>
                (
                    line,
                    terms.Channel == Channel.Trust
                        ? Orders.Where(order => order.Counts && order.Line == line).Sum(order => order.Gross)
                            - Ineligible.Where(invoice => invoice.Line == line).Sum(invoice => invoice.Amount)
                        : Accounts
                            .Where(account =>
                                account.State is ExpenseReportState.Accepted or ExpenseReportState.RefundDue
                            )
                            .SelectMany(account => account.Invoices)
                            .Where(invoice => invoice.Line == line)
                            .Sum(invoice => invoice.Amount)
                )
            );
}
