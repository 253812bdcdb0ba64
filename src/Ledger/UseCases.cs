using System.Collections.Frozen;
using Ledger.Access;
using Ledger.Accountabilities;
using Ledger.Alliances;
using Ledger.Counterparts;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Orders;
using Ledger.Programs;
using Ledger.RotatingFunds;
using Ledger.Subprojects;
using Ledger.Tranches;
using static Ledger.Journal.Instruction;

namespace Ledger;

/// <summary>One thing that somebody can do with the ledger.</summary>
/// <param name="Verb">Its name on the command line; the web's routes are made of the same words.</param>
/// <param name="Request">What it sends to the books: an instruction, or the point from which a question is asked.
/// <c>void</c> where it sends nothing.</param>
/// <param name="Permission">What its caller must hold.</param>
public sealed record UseCase(string Verb, Type Request, Permission Permission)
{
    /// <summary>Whether it may change the books: then it needs to know who asks.</summary>
    public bool Writes => Permission is not (Permission.Read or Permission.Verify);
}

/// <summary>
/// The table of contents: everything that can be done, one line each. The command line is built from it, and
/// the pages of specs/ have a section for each.
/// </summary>
public static class UseCases
{
    public static readonly IReadOnlyList<UseCase> All =
    [
        // Setting up
        new("migrate", typeof(void), Permission.Administer),
        new("people add", typeof(Person), Permission.Administer),
        new("people list", typeof(void), Permission.Read),
        new("chart", typeof(EstateKind), Permission.Read),
        // Books
        new("estates open", typeof(OpenEstate), Permission.OpenBooks),
        new("estates list", typeof(void), Permission.Read),
        new("estates show", typeof(void), Permission.Read),
        new("accounts open", typeof(OpenAccount), Permission.OpenBooks),
        new("accounts close", typeof(CloseAccount), Permission.OpenBooks),
        new("accounts constrain", typeof(ConstrainAccount), Permission.OpenBooks),
        new("accounts list", typeof(void), Permission.Read),
        // Entries
        new("post", typeof(PostEntry), Permission.Post),
        new("reverse", typeof(ReverseEntry), Permission.Post),
        // Holds
        new("hold place", typeof(PlaceHold), Permission.Post),
        new("hold post", typeof(PostHold), Permission.Post),
        new("hold void", typeof(VoidHold), Permission.Post),
        new("hold expire", typeof(ExpireHold), Permission.Post),
        new("hold list", typeof(void), Permission.Read),
        // Periods
        new("period close", typeof(ClosePeriod), Permission.ClosePeriods),
        new("period ask-reopening", typeof(AskReopening), Permission.ClosePeriods),
        new("period withdraw-reopening", typeof(WithdrawReopening), Permission.ClosePeriods),
        new("period reopen", typeof(ReopenPeriod), Permission.ClosePeriods),
        new("period list", typeof(void), Permission.Read),
        // Questions
        new("balance", typeof(Viewpoint), Permission.Read),
        new("trial-balance", typeof(Viewpoint), Permission.Read),
        new("statement", typeof(Viewpoint), Permission.Read),
        new("general-ledger", typeof(Viewpoint), Permission.Read),
        new("journal", typeof(void), Permission.Read),
        // Proof
        new("verify", typeof(void), Permission.Verify),
        new("checkpoint take", typeof(Checkpoint), Permission.Verify),
        new("checkpoint check", typeof(Checkpoint), Permission.Verify),
        // In and out
        new("export", typeof(void), Permission.Verify),
        new("import", typeof(void), Permission.Administer),
        // Programmes and instruments
        new("instruments load", typeof(void), Permission.SetRules),
        new("instruments list", typeof(void), Permission.Read),
        new("instruments show", typeof(void), Permission.Read),
        new("programmes open", typeof(OpenEstate), Permission.SetRules),
        new("programmes list", typeof(void), Permission.Read),
        new("programmes appropriate", typeof(PostEntry), Permission.CommitFunds),
        new("programmes receive", typeof(PostEntry), Permission.Reconcile),
        new("programmes pay", typeof(PostEntry), Permission.Post),
        new("programmes pay-manager", typeof(PostEntry), Permission.Post),
        // Alliances
        new("alliances register", typeof(RegisterAlliance), Permission.KeepAlliances),
        new("alliances evaluate", typeof(MoveAlliance), Permission.Evaluate),
        new("alliances approve", typeof(MoveAlliance), Permission.KeepAlliances),
        new("alliances sign", typeof(SignAgreement), Permission.CommitFunds),
        new("alliances constitute", typeof(ConstituteEstate), Permission.OpenBooks),
        new("alliances suspend", typeof(MoveAlliance), Permission.KeepAlliances),
        new("alliances resume", typeof(MoveAlliance), Permission.KeepAlliances),
        new("alliances liquidate", typeof(LiquidateEstate), Permission.Reconcile),
        new("alliances close", typeof(MoveAlliance), Permission.KeepAlliances),
        new("alliances reject", typeof(MoveAlliance), Permission.KeepAlliances),
        new("alliances withdraw", typeof(MoveAlliance), Permission.KeepAlliances),
        new("alliances change", typeof(ChangeAlliance), Permission.KeepAlliances),
        new("alliances budget", typeof(SetBudget), Permission.KeepAlliances),
        new("alliances party", typeof(NameParty), Permission.KeepAlliances),
        new("alliances import", typeof(RegisterAlliance), Permission.KeepAlliances),
        new("alliances import-budgets", typeof(SetBudget), Permission.KeepAlliances),
        new("alliances list", typeof(void), Permission.Read),
        new("alliances show", typeof(void), Permission.Read),
        new("supervisors appoint", typeof(AppointSupervisor), Permission.KeepAlliances),
        new("supervisors dismiss", typeof(DismissSupervisor), Permission.KeepAlliances),
        new("supervisors list", typeof(void), Permission.Read),
        new("members admit", typeof(AdmitMember), Permission.KeepAlliances),
        new("members commit", typeof(CommitToRepay), Permission.Prepare),
        new("members leave", typeof(LeaveAlliance), Permission.KeepAlliances),
        new("members list", typeof(void), Permission.Read),
        new("members import", typeof(AdmitMember), Permission.KeepAlliances),
        // Counterparts
        new("pledges make", typeof(PledgeCounterpart), Permission.Pledge),
        new("pledges call", typeof(CallPledge), Permission.Pledge),
        new("pledges verify", typeof(VerifyCounterpart), Permission.Reconcile),
        new("pledges correct", typeof(CorrectCounterpart), Permission.Reconcile),
        new("pledges withdraw", typeof(WithdrawPledge), Permission.Pledge),
        new("pledges list", typeof(void), Permission.Read),
        new("pledges show", typeof(void), Permission.Read),
        new("pledges late", typeof(void), Permission.Read),
        new("pledges import", typeof(PledgeCounterpart), Permission.Pledge),
        // Progress and releases
        new("certificate issue", typeof(IssueCertificate), Permission.Certify),
        new("certificate revoke", typeof(RevokeCertificate), Permission.Certify),
        new("certificate show", typeof(void), Permission.Read),
        new("certificate import", typeof(IssueCertificate), Permission.Certify),
        new("release request", typeof(RequestRelease), Permission.Prepare),
        new("release amend", typeof(AmendRelease), Permission.Prepare),
        new("release conditions", typeof(void), Permission.Read),
        new("release review", typeof(ReviewRelease), Permission.Review),
        new("release approve", typeof(ApproveRelease), Permission.Approve),
        new("release instruct", typeof(InstructRelease), Permission.Release),
        new("release bounce", typeof(BounceRelease), Permission.Reconcile),
        new("release debit", typeof(DebitRelease), Permission.Reconcile),
        new("release confirm", typeof(ConfirmRelease), Permission.Reconcile),
        new("release return", typeof(ReturnRelease), Permission.Reconcile),
        new("release retry", typeof(RetryRelease), Permission.Release),
        new("release reject", typeof(RejectRelease), Permission.Review),
        new("release cancel", typeof(CancelRelease), Permission.Prepare),
        new("release list", typeof(void), Permission.Read),
        new("release show", typeof(void), Permission.Read),
        // Accounting for what was spent
        new("account render", typeof(RenderAccount), Permission.Prepare),
        new("account accept", typeof(AcceptAccount), Permission.Review),
        new("account reject", typeof(RejectAccount), Permission.Review),
        new("account disallow", typeof(DisallowInvoices), Permission.Review),
        new("account refund", typeof(RecordRefund), Permission.Reconcile),
        new("account list", typeof(void), Permission.Read),
        new("account show", typeof(void), Permission.Read),
        // Payment orders out of a trust
        new("order place", typeof(PlaceOrder), Permission.Order),
        new("order amend", typeof(AmendOrder), Permission.Order),
        new("order review", typeof(ReviewOrder), Permission.Review),
        new("order approve", typeof(ApproveOrder), Permission.Approve),
        new("order instruct", typeof(InstructOrder), Permission.Release),
        new("order confirm", typeof(ConfirmOrder), Permission.Reconcile),
        new("order return", typeof(ReturnOrder), Permission.Reconcile),
        new("order retry", typeof(RetryOrder), Permission.Release),
        new("order reject", typeof(RejectOrder), Permission.Review),
        new("order cancel", typeof(CancelOrder), Permission.Order),
        new("order pay-tax", typeof(PayTax), Permission.Release),
        new("order release-retention", typeof(ReleaseRetention), Permission.Release),
        new("order list", typeof(void), Permission.Read),
        new("order show", typeof(void), Permission.Read),
        // Works of municipal subprojects
        new("works plan", typeof(PlanWorks), Permission.KeepAlliances),
        new("works tender", typeof(TenderWorks), Permission.KeepAlliances),
        new("works award", typeof(AwardWorks), Permission.KeepAlliances),
        new("works abandon", typeof(AbandonWorks), Permission.KeepAlliances),
        new("works advance", typeof(AdvanceWorks), Permission.Prepare),
        new("works certify", typeof(CertifyWorks), Permission.Certify),
        new("works revoke", typeof(RevokeWorksCertificate), Permission.Certify),
        new("works approve", typeof(ApproveWorks), Permission.Approve),
        new("works instruct", typeof(InstructWorks), Permission.Release),
        new("works confirm", typeof(ConfirmWorks), Permission.Reconcile),
        new("works return", typeof(ReturnWorks), Permission.Reconcile),
        new("works retry", typeof(RetryWorks), Permission.Release),
        new("works cancel", typeof(CancelWorks), Permission.Prepare),
        new("works accept-provisionally", typeof(AcceptProvisionally), Permission.Certify),
        new("works accept-finally", typeof(AcceptFinally), Permission.Certify),
        new("works import", typeof(PlanWorks), Permission.KeepAlliances),
        new("works list", typeof(void), Permission.Read),
        new("works show", typeof(void), Permission.Read),
        new("works show-payment", typeof(void), Permission.Read),
        // Time in hand
        new("time-in-hand", typeof(void), Permission.Read),
        new("time-in-hand units", typeof(void), Permission.Read),
        // Rotating funds
        new("regulations load", typeof(void), Permission.RunFund),
        new("regulations list", typeof(void), Permission.Read),
        new("regulations maximum", typeof(void), Permission.SetRules),
        new("regulations maxima", typeof(void), Permission.Read),
        new("fund open", typeof(OpenFund), Permission.RunFund),
        new("fund adopt", typeof(AdoptRegulation), Permission.DecideLoans),
        new("fund admit", typeof(AdmitToFund), Permission.RunFund),
        new("fund family", typeof(DeclareFamily), Permission.RunFund),
        new("fund person", typeof(NamePerson), Permission.RunFund),
        new("fund seat", typeof(SeatOnCommittee), Permission.RunFund),
        new("fund capital", typeof(PayInCapital), Permission.RunFund),
        new("fund cost", typeof(PayRunningCost), Permission.RunFund),
        new("fund reinvest", typeof(Reinvest), Permission.DecideLoans),
        new("fund credit-line", typeof(OpenCreditLine), Permission.RunFund),
        new("fund pay-bank", typeof(PayBank), Permission.RunFund),
        new("fund settle-produce", typeof(SettleProduce), Permission.RunFund),
        new("fund import", typeof(AdmitToFund), Permission.RunFund),
        new("fund receipts", typeof(RepayLoan), Permission.RunFund),
        new("fund end-of-day", typeof(EndOfDay), Permission.RunFund),
        new("fund list", typeof(void), Permission.Read),
        new("fund show", typeof(void), Permission.Read),
        new("fund card", typeof(void), Permission.Read),
        new("fund statement", typeof(void), Permission.Read),
        new("fund book", typeof(void), Permission.Read),
        new("commitments sign", typeof(SignRepayment), Permission.RunFund),
        new("commitments deliver", typeof(DeliverInputs), Permission.RunFund),
        new("commitments receive", typeof(ReceiveRepayment), Permission.RunFund),
        new("commitments take-back", typeof(TakeBackRepayment), Permission.RunFund),
        new("commitments reschedule", typeof(RescheduleRepayment), Permission.DecideLoans),
        new("commitments give-up", typeof(GiveUpRepayment), Permission.DecideLoans),
        new("commitments withdraw", typeof(WithdrawRepayment), Permission.RunFund),
        new("commitments list", typeof(void), Permission.Read),
        new("loans apply", typeof(ApplyForLoan), Permission.RunFund),
        new("loans approve", typeof(ApproveLoan), Permission.DecideLoans),
        new("loans reject", typeof(RejectLoan), Permission.DecideLoans),
        new("loans withdraw", typeof(WithdrawLoan), Permission.RunFund),
        new("loans disburse", typeof(DisburseLoan), Permission.RunFund),
        new("loans repay", typeof(RepayLoan), Permission.RunFund),
        new("loans take-back", typeof(TakeBackLoanReceipt), Permission.RunFund),
        new("loans charge", typeof(ChargeLoan), Permission.RunFund),
        new("loans restructure", typeof(RestructureLoan), Permission.DecideLoans),
        new("loans write-off", typeof(WriteOffLoan), Permission.DecideLoans),
        new("loans recover", typeof(RecoverLoan), Permission.RunFund),
        new("loans quote", typeof(void), Permission.Read),
        new("loans list", typeof(void), Permission.Read),
        new("loans show", typeof(void), Permission.Read),
        // Approving in somebody's place, and the security log
        new("delegations give", typeof(Delegation), Permission.Approve),
        new("delegations withdraw", typeof(Delegation), Permission.Approve),
        new("delegations list", typeof(void), Permission.Read),
        new("attempts list", typeof(void), Permission.Verify),
        // The clockwork
        new("worker", typeof(void), Permission.Administer),
        new("worker run", typeof(void), Permission.Administer),
        new("worker jobs", typeof(void), Permission.Read),
        // The published table of PAR II
        new("load par2", typeof(ActRequest), Permission.OpenBooks),
        new("load history", typeof(Batch), Permission.OpenBooks),
        new("report portfolio", typeof(void), Permission.Read),
        new("report exceptions", typeof(void), Permission.Read),
        new("report subprojects", typeof(void), Permission.Read),
        new("report financing", typeof(void), Permission.Read),
        new("report par2", typeof(void), Permission.Read),
    ];

    /// <summary>The verb by which somebody asks for an act: release request for RequestRelease.</summary>
    public static string VerbOf(object asked) =>
        asked is MoveAlliance move ? StepVerbs.Of(move.Trigger) : VerbOf(asked.GetType().Name);

    /// <summary>
    /// The same by the name of the act's type, as it is remembered with what it recorded; the name itself when no verb
    /// asks for it.
    /// </summary>
    public static string VerbOf(string act) => VerbsOfActs.Value.GetValueOrDefault(act, act);

    /// <summary>
    /// The first verb of each type. Where that is not what the act is known by, or no verb sends that type alone, it is
    /// said here.
    /// </summary>
    private static readonly Lazy<FrozenDictionary<string, string>> VerbsOfActs = new(() =>
    {
        var verbs = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            // A file of receipts is sent seldom, and holds other acts too; what moved an alliance is not remembered by
            // its name.
            [nameof(RepayLoan)] = "loans repay",
            [nameof(BringForwardLoan)] = "fund import",
            [nameof(BringForwardRepayment)] = "fund import",
            [nameof(MoveAlliance)] = "alliances …",
        };
        foreach (var useCase in All)
            verbs.TryAdd(useCase.Request.Name, useCase.Verb);
        return verbs.ToFrozenDictionary(StringComparer.Ordinal);
    });

    public static UseCase Of(string verb) =>
        All.FirstOrDefault(useCase => useCase.Verb == verb)
        ?? throw new InvalidOperationException($"No use case '{verb}'.");
}
