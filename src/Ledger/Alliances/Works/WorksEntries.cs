using Ledger.Alliances.Budget;
using Ledger.Alliances.ExpenseReports;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Workflow;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Alliances.Works;

/// <summary>Which accounts of the implementing fund move with works (specs/works.md).</summary>
internal static class WorksEntries
{
    /// <summary>5110 gross / 1330 amortization, 2130 retention, 2110 net, all of the contractor.</summary>
    public static JournalEntry Certified(Dossier dossier, SubprojectWorks works, WorksCertificate certificate) =>
        Checks.Entry(
            dossier.Alliance.Code,
            certificate.On,
            new CodedText("entry.works_certificate", ("Number", certificate.Number)),
            "",
            [
                Posting.Debit("5110", certificate.Gross),
                .. Credits(works, certificate).Where(credit => !credit.Amount.IsZero),
            ]
        );

    /// <summary>2310 + 2330 / 4110 + 4120: what each gave for these works is earned.</summary>
    public static JournalEntry Earned(
        Dossier dossier,
        WorksCertificate certificate,
        IReadOnlyList<(CommitmentLine, Money)> parts,
        IReadOnlyList<(Holder Holder, Money Amount)> municipal
    ) =>
        Checks.Entry(
            dossier.Alliance.Code,
            certificate.On,
            new CodedText("entry.works_contributions", ("Number", certificate.Number)),
            "",
            [
                .. ExpenseReportEntries.Lines("2310", "4110", parts),
                .. municipal.SelectMany(share =>
                    (Posting[])
                        [
                            Posting.Debit("2330", share.Amount, share.Holder),
                            Posting.Credit("4120", share.Amount, share.Holder),
                        ]
                ),
            ]
        );

    /// <summary>The municipality's share, by who deposited how much that is not executed yet.</summary>
    public static IReadOnlyList<(Holder Holder, Money Amount)> Municipal(
        Dossier dossier,
        WorksCertificate certificate,
        EstateBalances books
    )
    {
        var share = certificate.Gross - certificate.OfProgramme;
        var deposits = books
            .Accounts.Where(account => account.Code == "2330" && account.Posted < 0)
            .OrderBy(account => account.Holder.Value, StringComparer.Ordinal)
            .ToList();
        return share.IsZero
            ? []
            :
            [
                .. deposits
                    .Zip(share.Allocate([.. deposits.ConvertAll(account => -account.Posted)]))
                    .Where(pair => !pair.Second.IsZero)
                    .Select(pair => (pair.First.Holder, pair.Second)),
            ];
    }

    public static IEnumerable<Instruction> NewAccounts(
        Dossier dossier,
        IReadOnlyList<(Holder Holder, Money Amount)> municipal,
        EstateBalances books,
        LocalDate on
    ) =>
        municipal
            .Where(share => !books.Has("4120", share.Holder))
            .Select(share => new OpenAccount(
                dossier.Alliance.Code,
                new AccountKey("4120", share.Holder, share.Amount.Currency),
                on
            ));

    public static PlaceHold Hold(Dossier dossier, WorksPayment payment, LocalDate on) =>
        new(
            dossier.Alliance.Code,
            "1110",
            default,
            payment.Amount,
            on,
            null,
            new CodedText("hold.works_payment", ("Number", payment.Number), ("Alliance", dossier.Alliance.Code)).Stored(
                Journal.Hold.MaxPurposeLength
            )
        );

    /// <summary>1330, 2110 or 2130 / 1110: the advance, what a certificate leaves, the retention.</summary>
    public static JournalEntry Paid(
        Dossier dossier,
        SubprojectWorks works,
        WorksPayment payment,
        LocalDate on,
        string document
    ) =>
        Checks.Entry(
            dossier.Alliance.Code,
            on,
            new CodedText("entry.works_paid", ("Number", payment.Number)),
            document,
            [Posting.Debit(payment.Settles, payment.Amount, works.Holder), Posting.Credit("1110", payment.Amount)]
        );

    /// <summary>The same the other way: the contractor is still to be paid.</summary>
    public static JournalEntry Returned(
        Dossier dossier,
        SubprojectWorks works,
        WorksPayment payment,
        LocalDate on,
        string document
    ) =>
        Checks.Entry(
            dossier.Alliance.Code,
            on,
            new CodedText("entry.works_returned", ("Number", payment.Number)),
            document,
            [Posting.Debit("1110", payment.Amount), Posting.Credit(payment.Settles, payment.Amount, works.Holder)]
        );

    private static IEnumerable<Posting> Credits(SubprojectWorks works, WorksCertificate certificate) =>
        [
            Posting.Credit("1330", certificate.Amortization, works.Holder),
            Posting.Credit("2130", certificate.Retention, works.Holder),
            Posting.Credit("2110", certificate.Net, works.Holder),
        ];
}
