using Ledger.Foundations;
using Ledger.Journal;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;
using Ledger.Workflow;
using NodaTime;

namespace Ledger.RotatingFunds;

/// <summary>
/// Which accounts of a rotating fund move when (specs/funds.md). Repayments and loans stand under their member (1410,
/// 1420, 1430).
/// </summary>
internal static class FundEntries
{
    /// <summary>8310/8390: what a member signed to repay.</summary>
    public static JournalEntry Signed(Fund fund, RepaymentCommitment commitment, LocalDate on) =>
        Entry(
            fund,
            on,
            new CodedText("entry.fund_signed", ("Number", commitment.Number), ("Member", commitment.Member)),
            commitment.Document,
            Posting.Debit("8310", commitment.Amount),
            Posting.Credit("8390", commitment.Amount)
        );

    public static JournalEntry SignatureEnded(
        Fund fund,
        RepaymentCommitment commitment,
        LocalDate on,
        CodedText narrative
    ) =>
        Entry(
            fund,
            on,
            narrative,
            commitment.Document,
            Posting.Debit("8390", commitment.Amount),
            Posting.Credit("8310", commitment.Amount)
        );

    /// <summary>1410/3190: what was signed is owed. The signature's memorandum ends beside (8390/8310).</summary>
    public static IEnumerable<Instruction> Delivered(
        Fund fund,
        RepaymentCommitment commitment,
        LocalDate on,
        string document
    ) =>
        [
            new Instruction.PostEntry(
                Entry(
                    fund,
                    on,
                    new CodedText("entry.fund_inputs", ("Number", commitment.Number)),
                    document,
                    Posting.Debit("1410", commitment.Amount, Of(commitment.Member)),
                    Posting.Credit("3190", commitment.Amount)
                )
            ),
            new Instruction.PostEntry(
                SignatureEnded(
                    fund,
                    commitment,
                    on,
                    new CodedText("entry.fund_delivered", ("Number", commitment.Number))
                )
            ),
        ];

    /// <summary>3190/1410.</summary>
    public static JournalEntry GivenUp(Fund fund, RepaymentCommitment commitment, LocalDate on, string document) =>
        Entry(
            fund,
            on,
            new CodedText("entry.fund_given_up", ("Number", commitment.Number)),
            document,
            Posting.Debit("3190", commitment.Left),
            Posting.Credit("1410", commitment.Left, Of(commitment.Member))
        );

    /// <summary>
    /// 1110/1410, or 1440/1410 of the ally for produce; and 3190/3110: the fund has that much capital more (R10).
    /// </summary>
    public static JournalEntry Repaid(
        Fund fund,
        RepaymentCommitment commitment,
        Money amount,
        Holder ally,
        LocalDate on,
        string document
    ) =>
        Entry(
            fund,
            on,
            new CodedText("entry.fund_repayment", ("Member", commitment.Member), ("Number", commitment.Number)),
            document,
            ally.IsNone ? Posting.Debit("1110", amount) : Posting.Debit("1440", amount, ally),
            Posting.Credit("1410", amount, Of(commitment.Member)),
            Posting.Debit("3190", amount),
            Posting.Credit("3110", amount)
        );

    /// <summary>1110/1440.</summary>
    public static JournalEntry ProducePaid(Fund fund, Holder ally, Money amount, LocalDate on, string document) =>
        Entry(
            fund,
            on,
            new CodedText("entry.fund_produce"),
            document,
            Posting.Debit("1110", amount),
            Posting.Credit("1440", amount, ally)
        );

    /// <summary>1420/1110, and of the bank's share 1110/2210.</summary>
    public static JournalEntry Disbursed(
        Fund fund,
        Loan loan,
        CreditLine? line,
        Money bank,
        LocalDate on,
        string document
    ) =>
        Entry(
            fund,
            on,
            new CodedText("entry.fund_loan", ("Number", loan.Number), ("Member", loan.Member)),
            document,
            [
                Posting.Debit("1420", loan.Amount, Of(loan.Member)),
                .. Some(Posting.Credit("1110", loan.Amount - bank)),
                .. line is null ? [] : Some(Posting.Credit("2210", bank, line.Holder)),
            ]
        );

    /// <summary>
    /// 1110 / 4150, 4140, 4120, 1430, 1420; interest that was not recognised yet goes to 4110 at once.
    /// </summary>
    public static JournalEntry LoanPaid(Fund fund, Loan loan, PaidParts paid, LocalDate on, string document) =>
        Entry(
            fund,
            on,
            new CodedText("entry.fund_loan_payment", ("Number", loan.Number), ("Member", loan.Member)),
            document,
            [
                Posting.Debit("1110", paid.Total),
                .. Some(Posting.Credit("4150", paid.Penalties)),
                .. Some(Posting.Credit("4140", paid.Fees)),
                .. Some(Posting.Credit("4120", paid.Arrears)),
                .. Some(Posting.Credit("4110", paid.Recognised)),
                .. Some(Posting.Credit("1430", paid.Interest - paid.Recognised, Of(loan.Member))),
                .. Some(Posting.Credit("1420", paid.Principal, Of(loan.Member))),
            ]
        );

    /// <summary>1490, and 5120 for what was not provisioned / 1420, 1430.</summary>
    public static IEnumerable<Instruction> WrittenOff(Fund fund, Loan loan, LocalDate on, string document)
    {
        var all = loan.Balance + loan.Receivable;
        // Somebody who owes fees only owes nothing that is in the books.
        if (all.IsZero)
            return Provisioned(fund, -loan.Provision, on);
        var provisioned = loan.Provision.MinorUnits < all.MinorUnits ? loan.Provision : all;
        var entry = new Instruction.PostEntry(
            Entry(
                fund,
                on,
                new CodedText("entry.fund_written_off", ("Number", loan.Number), ("Member", loan.Member)),
                document,
                [
                    .. Some(Posting.Debit("1490", provisioned)),
                    .. Some(Posting.Debit("5120", all - provisioned)),
                    .. Some(Posting.Credit("1420", loan.Balance, Of(loan.Member))),
                    .. Some(Posting.Credit("1430", loan.Receivable, Of(loan.Member))),
                ]
            )
        );
        return [entry, .. Provisioned(fund, provisioned - loan.Provision, on)];
    }

    /// <summary>1110/4130.</summary>
    public static JournalEntry Recovered(Fund fund, Loan loan, Money amount, LocalDate on, string document) =>
        Entry(
            fund,
            on,
            new CodedText("entry.fund_recovery", ("Number", loan.Number), ("Member", loan.Member)),
            document,
            Posting.Debit("1110", amount),
            Posting.Credit("4130", amount)
        );

    /// <summary>1430 of each member / 4110.</summary>
    public static JournalEntry Earned(
        Fund fund,
        IReadOnlyList<(string Member, Money Interest)> earned,
        LocalDate day
    ) =>
        Entry(
            fund,
            day,
            new CodedText("entry.fund_interest", ("Day", day)),
            "",
            [
                .. earned.Select(of => Posting.Debit("1430", of.Interest, Of(of.Member))),
                Posting.Credit("4110", earned.Aggregate(fund.Nothing, (sum, of) => sum + of.Interest)),
            ]
        );

    /// <summary>4110/1430: what was recognised of a debt that was late for too long after all.</summary>
    public static JournalEntry Unrecognised(Fund fund, Loan loan, Money interest, LocalDate on, string document) =>
        Entry(
            fund,
            on,
            new CodedText("entry.fund_interest_not_recognised", ("Number", loan.Number), ("Member", loan.Member)),
            document,
            Posting.Debit("4110", interest),
            Posting.Credit("1430", interest, Of(loan.Member))
        );

    /// <summary>5110/1490, or back when less is needed; nothing when nothing changed.</summary>
    public static IEnumerable<Instruction> Provisioned(Fund fund, Money more, LocalDate day) =>
        more.IsZero
            ? []
            :
            [
                new Instruction.PostEntry(
                    Entry(
                        fund,
                        day,
                        new CodedText(more.MinorUnits > 0 ? "entry.fund_provision" : "entry.fund_provision_released"),
                        "",
                        new Posting("5110", default, more, Labels.Empty),
                        new Posting("1490", default, -more, Labels.Empty)
                    )
                ),
            ];

    public static JournalEntry PaidIn(Fund fund, Money amount, LocalDate on, string document) =>
        Entry(
            fund,
            on,
            new CodedText("entry.fund_capital"),
            document,
            Posting.Debit("1110", amount),
            Posting.Credit("3110", amount)
        );

    public static JournalEntry RunningCost(Fund fund, Money amount, string purpose, LocalDate on, string document) =>
        Entry(
            fund,
            on,
            new CodedText("entry.fund_cost", ("Purpose", purpose)),
            document,
            Posting.Debit("5130", amount),
            Posting.Credit("1110", amount)
        );

    public static JournalEntry Reinvested(Fund fund, Money amount, string purpose, LocalDate on, string document) =>
        Entry(
            fund,
            on,
            new CodedText("entry.fund_reinvested", ("Purpose", purpose)),
            document,
            Posting.Debit("1510", amount),
            Posting.Credit("1110", amount)
        );

    /// <summary>2210, 5140/1110.</summary>
    public static JournalEntry BankPaid(
        Fund fund,
        CreditLine line,
        Money amount,
        Money interest,
        LocalDate on,
        string document
    ) =>
        Entry(
            fund,
            on,
            new CodedText("entry.fund_bank", ("Number", line.Number)),
            document,
            [
                .. Some(Posting.Debit("2210", amount, line.Holder)),
                .. Some(Posting.Debit("5140", interest)),
                Posting.Credit("1110", amount + interest),
            ]
        );

    /// <summary>1410/3190.</summary>
    public static JournalEntry BroughtForward(
        Fund fund,
        RepaymentCommitment commitment,
        LocalDate on,
        string document
    ) =>
        Entry(
            fund,
            on,
            new CodedText(
                "entry.fund_commitment_forward",
                ("Number", commitment.Number),
                ("Member", commitment.Member)
            ),
            document,
            Posting.Debit("1410", commitment.Amount, Of(commitment.Member)),
            Posting.Credit("3190", commitment.Amount)
        );

    /// <summary>1420/3110.</summary>
    public static JournalEntry BroughtForward(Fund fund, Loan loan, LocalDate on, string document) =>
        Entry(
            fund,
            on,
            new CodedText("entry.fund_loan_forward", ("Number", loan.Number), ("Member", loan.Member)),
            document,
            Posting.Debit("1420", loan.Balance, Of(loan.Member)),
            Posting.Credit("3110", loan.Balance)
        );

    private static JournalEntry Entry(
        Fund fund,
        LocalDate on,
        CodedText narrative,
        string document,
        params IReadOnlyList<Posting> postings
    ) => Checks.Entry(fund.Code, on, narrative, document, postings);

    private static Posting[] Some(Posting posting) => posting.Amount.IsZero ? [] : [posting];

    private static Holder Of(string member) => FundMember.HolderOf(member);
}
