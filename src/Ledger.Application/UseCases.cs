using System.Collections.Frozen;
using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Budget;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Tranches;
using Ledger.Alliances.Works;
using Ledger.Application.Authorization;
using Ledger.Application.Commands;
using Ledger.Application.Commands.Access;
using Ledger.Application.Commands.Books;
using Ledger.Application.Commands.Funds;
using Ledger.Application.Commands.Programmes;
using Ledger.Application.Commands.Rules;
using Ledger.Application.Imports;
using Ledger.Application.Imports.Par2;
using Ledger.Application.Queries;
using Ledger.Application.Queries.Access;
using Ledger.Application.Queries.Alliances;
using Ledger.Application.Queries.Books;
using Ledger.Application.Queries.Funds;
using Ledger.Application.Queries.Programmes;
using Ledger.Application.Queries.Proof;
using Ledger.Application.Queries.Reports;
using Ledger.Application.Queries.Rules;
using Ledger.Journal;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.EndOfDay;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;
using Ledger.Workflow;
using static Ledger.Journal.Instruction;

namespace Ledger.Application;

/// <summary>The table of contents: everything that can be done, one line each. Every host is built from it.</summary>
public static class UseCases
{
    /// <summary>A use case whose request is not a record of its own yet: its host asks to be admitted.</summary>
    private static readonly Type Asked = typeof(void);

    public static readonly IReadOnlyList<UseCase> All =
    [
        // Setting up
        new("migrate", Permission.Administer, Reach.BeforePeople, Asked),
        new("demo", Permission.Administer, Reach.BeforePeople, Asked),
        new("people add", Permission.Administer, Reach.Ledger, typeof(AddPerson)),
        new("people grant", Permission.Administer, Reach.Ledger, typeof(GrantRole)),
        new("people confirm", Permission.Administer, Reach.Ledger, typeof(ConfirmRoles)),
        new("people end", Permission.Administer, Reach.Ledger, typeof(EndRole)),
        new("people list", Permission.Read, Reach.Ledger, typeof(ListPeople)),
        new("people roles", Permission.Read, Reach.Ledger, typeof(ListRoles)),
        new("chart", Permission.Read, Reach.Anywhere, typeof(ShowChart)),
        // Books
        new("estates open", Permission.OpenBooks, Reach.Ledger, typeof(OpenEstate)),
        new("estates list", Permission.Read, Reach.Listed, typeof(ListEstates)),
        new("estates show", Permission.Read, Reach.Estate, typeof(ShowEstate)),
        new("accounts open", Permission.OpenBooks, Reach.Estate, typeof(OpenAccount)),
        new("accounts close", Permission.OpenBooks, Reach.Estate, typeof(CloseAccount)),
        new("accounts constrain", Permission.OpenBooks, Reach.Estate, typeof(ConstrainAccount)),
        new("accounts list", Permission.Read, Reach.Estate, typeof(ListAccounts)),
        // Entries
        new("post", Permission.Post, Reach.Estate, typeof(PostEntry)),
        new("reverse", Permission.Post, Reach.Estate, typeof(ReverseEntry)),
        // Holds
        new("hold place", Permission.Post, Reach.Estate, typeof(PlaceHold)),
        new("hold post", Permission.Post, Reach.Estate, typeof(PostHold)),
        new("hold void", Permission.Post, Reach.Estate, typeof(VoidHold)),
        new("hold expire", Permission.Post, Reach.Estate, typeof(ExpireHold)),
        new("hold list", Permission.Read, Reach.Estate, typeof(ListHolds)),
        // Periods
        new("period close", Permission.ClosePeriods, Reach.Estate, typeof(ClosePeriod)),
        new("period ask-reopening", Permission.ClosePeriods, Reach.Estate, typeof(AskReopening)),
        new("period withdraw-reopening", Permission.ClosePeriods, Reach.Estate, typeof(WithdrawReopening)),
        new("period reopen", Permission.ClosePeriods, Reach.Estate, typeof(ReopenPeriod)),
        new("period list", Permission.Read, Reach.Estate, typeof(ListPeriods)),
        // Questions
        new("balance", Permission.Read, Reach.Estate, typeof(ShowBalance)),
        new("trial-balance", Permission.Read, Reach.Estate, typeof(ShowTrialBalance)),
        new("statement", Permission.Read, Reach.Estate, typeof(ShowStatement)),
        new("general-ledger", Permission.Read, Reach.Estate, typeof(ShowGeneralLedger)),
        new("journal", Permission.Read, Reach.Estate, typeof(ListRecords)),
        // Proof
        new("verify", Permission.Verify, Reach.Estate, typeof(VerifyBooks)),
        new("checkpoint take", Permission.Verify, Reach.Estate, typeof(TakeCheckpoints)),
        new("checkpoint check", Permission.Verify, Reach.Estate, typeof(CheckCheckpoints)),
        // In and out
        new("export", Permission.Verify, Reach.Estate, typeof(ExportJournal)),
        new("import", Permission.Administer, Reach.Ledger, typeof(ImportJournal)),
        // Programmes and instruments
        new("instruments load", Permission.SetRules, Reach.Anywhere, typeof(LoadInstrument)),
        new("instruments list", Permission.Read, Reach.Anywhere, typeof(ListInstruments)),
        new("instruments show", Permission.Read, Reach.Anywhere, typeof(ShowInstrument)),
        new("programmes open", Permission.SetRules, Reach.Ledger, typeof(OpenProgramme)),
        new("programmes list", Permission.Read, Reach.Listed, typeof(ListProgrammes)),
        new("programmes appropriate", Permission.CommitFunds, Reach.Programme, typeof(AppropriateFunds)),
        new("programmes receive", Permission.Reconcile, Reach.Programme, typeof(ReceiveFunds)),
        new("programmes pay", Permission.Post, Reach.Programme, typeof(PayDirectly)),
        new("programmes pay-manager", Permission.Post, Reach.Programme, typeof(PayManager)),
        // Alliances
        new("alliances register", Permission.KeepAlliances, Reach.Programme, typeof(RegisterAlliance)),
        new("alliances evaluate", Permission.Evaluate, Reach.Alliance, typeof(MoveAlliance)),
        new("alliances approve", Permission.KeepAlliances, Reach.Alliance, typeof(MoveAlliance)),
        new("alliances sign", Permission.CommitFunds, Reach.Alliance, typeof(SignAgreement)),
        new("alliances constitute", Permission.OpenBooks, Reach.Alliance, typeof(ConstituteEstate)),
        new("alliances suspend", Permission.KeepAlliances, Reach.Alliance, typeof(MoveAlliance)),
        new("alliances resume", Permission.KeepAlliances, Reach.Alliance, typeof(MoveAlliance)),
        new("alliances liquidate", Permission.Reconcile, Reach.Alliance, typeof(LiquidateEstate)),
        new("alliances close", Permission.KeepAlliances, Reach.Alliance, typeof(MoveAlliance)),
        new("alliances reject", Permission.KeepAlliances, Reach.Alliance, typeof(MoveAlliance)),
        new("alliances withdraw", Permission.KeepAlliances, Reach.Alliance, typeof(MoveAlliance)),
        new("alliances change", Permission.KeepAlliances, Reach.Alliance, typeof(ChangeAlliance)),
        new("alliances budget", Permission.KeepAlliances, Reach.Alliance, typeof(SetBudget)),
        new("alliances party", Permission.KeepAlliances, Reach.Alliance, typeof(NameParty)),
        new("alliances import", Permission.KeepAlliances, Reach.Listed, typeof(ImportRows)),
        new("alliances import-budgets", Permission.KeepAlliances, Reach.Listed, typeof(ImportRows)),
        new("alliances list", Permission.Read, Reach.Listed, typeof(ListAlliances)),
        new("alliances show", Permission.Read, Reach.Alliance, typeof(ShowAlliance)),
        new("supervisors appoint", Permission.KeepAlliances, Reach.Alliance, typeof(AppointSupervisor)),
        new("supervisors dismiss", Permission.KeepAlliances, Reach.Alliance, typeof(DismissSupervisor)),
        new("supervisors list", Permission.Read, Reach.Alliance, typeof(ListSupervisors)),
        new("members admit", Permission.KeepAlliances, Reach.Alliance, typeof(AdmitMember)),
        new("members commit", Permission.Prepare, Reach.Alliance, typeof(CommitToRepay)),
        new("members leave", Permission.KeepAlliances, Reach.Alliance, typeof(LeaveAlliance)),
        new("members list", Permission.Read, Reach.Alliance, typeof(ListMembers)),
        new("members import", Permission.KeepAlliances, Reach.Listed, typeof(ImportRows)),
        // Counterparts
        new("pledges make", Permission.Pledge, Reach.Alliance, typeof(PledgeCounterpart)),
        new("pledges call", Permission.Pledge, Reach.Alliance, typeof(CallPledge)),
        new("pledges verify", Permission.Reconcile, Reach.Alliance, typeof(VerifyCounterpart)),
        new("pledges correct", Permission.Reconcile, Reach.Alliance, typeof(CorrectCounterpart)),
        new("pledges withdraw", Permission.Pledge, Reach.Alliance, typeof(WithdrawPledge)),
        new("pledges list", Permission.Read, Reach.Alliance, typeof(ListPledges)),
        new("pledges show", Permission.Read, Reach.Alliance, typeof(ShowPledge)),
        new("pledges late", Permission.Read, Reach.Programme, typeof(ListLatePledges)),
        new("pledges import", Permission.Pledge, Reach.Listed, typeof(ImportRows)),
        // Progress and releases
        new("certificate issue", Permission.Certify, Reach.Alliance, typeof(IssueCertificate)),
        new("certificate revoke", Permission.Certify, Reach.Alliance, typeof(RevokeCertificate)),
        new("certificate show", Permission.Read, Reach.Alliance, typeof(ShowCertificate)),
        new("certificate import", Permission.Certify, Reach.Listed, typeof(ImportRows)),
        new("release request", Permission.Prepare, Reach.Alliance, typeof(RequestRelease)),
        new("release amend", Permission.Prepare, Reach.Alliance, typeof(AmendRelease)),
        new("release conditions", Permission.Read, Reach.Alliance, typeof(ShowConditions)),
        new("release review", Permission.Review, Reach.Alliance, typeof(ReviewRelease)),
        new("release approve", Permission.Approve, Reach.Alliance, typeof(ApproveRelease)),
        new("release instruct", Permission.Release, Reach.Alliance, typeof(InstructRelease)),
        new("release bounce", Permission.Reconcile, Reach.Alliance, typeof(BounceRelease)),
        new("release debit", Permission.Reconcile, Reach.Alliance, typeof(DebitRelease)),
        new("release confirm", Permission.Reconcile, Reach.Alliance, typeof(ConfirmRelease)),
        new("release return", Permission.Reconcile, Reach.Alliance, typeof(ReturnRelease)),
        new("release retry", Permission.Release, Reach.Alliance, typeof(RetryRelease)),
        new("release reject", Permission.Review, Reach.Alliance, typeof(RejectRelease)),
        new("release cancel", Permission.Prepare, Reach.Alliance, typeof(CancelRelease)),
        new("release list", Permission.Read, Reach.Listed, typeof(ListReleases)),
        new("release show", Permission.Read, Reach.Alliance, typeof(ShowRelease)),
        // Accounting for what was spent
        new("expenses render", Permission.Prepare, Reach.Alliance, typeof(RenderExpenseReport)),
        new("expenses accept", Permission.Review, Reach.Alliance, typeof(AcceptExpenseReport)),
        new("expenses reject", Permission.Review, Reach.Alliance, typeof(RejectExpenseReport)),
        new("expenses disallow", Permission.Review, Reach.Alliance, typeof(DisallowInvoices)),
        new("expenses refund", Permission.Reconcile, Reach.Alliance, typeof(RecordRefund)),
        new("expenses list", Permission.Read, Reach.Alliance, typeof(ListExpenses)),
        new("expenses show", Permission.Read, Reach.Alliance, typeof(ShowExpenses)),
        // Payment orders out of a trust
        new("order place", Permission.Order, Reach.Alliance, typeof(PlaceOrder)),
        new("order amend", Permission.Order, Reach.Alliance, typeof(AmendOrder)),
        new("order review", Permission.Review, Reach.Alliance, typeof(ReviewOrder)),
        new("order approve", Permission.Approve, Reach.Alliance, typeof(ApproveOrder)),
        new("order instruct", Permission.Release, Reach.Alliance, typeof(InstructOrder)),
        new("order confirm", Permission.Reconcile, Reach.Alliance, typeof(ConfirmOrder)),
        new("order return", Permission.Reconcile, Reach.Alliance, typeof(ReturnOrder)),
        new("order retry", Permission.Release, Reach.Alliance, typeof(RetryOrder)),
        new("order reject", Permission.Review, Reach.Alliance, typeof(RejectOrder)),
        new("order cancel", Permission.Order, Reach.Alliance, typeof(CancelOrder)),
        new("order pay-tax", Permission.Release, Reach.Alliance, typeof(PayTax)),
        new("order release-retention", Permission.Release, Reach.Alliance, typeof(ReleaseRetention)),
        new("order list", Permission.Read, Reach.Alliance, typeof(ListOrders)),
        new("order show", Permission.Read, Reach.Alliance, typeof(ShowOrder)),
        // Works of municipal subprojects
        new("works plan", Permission.KeepAlliances, Reach.Alliance, typeof(PlanWorks)),
        new("works tender", Permission.KeepAlliances, Reach.Alliance, typeof(TenderWorks)),
        new("works award", Permission.KeepAlliances, Reach.Alliance, typeof(AwardWorks)),
        new("works abandon", Permission.KeepAlliances, Reach.Alliance, typeof(AbandonWorks)),
        new("works advance", Permission.Prepare, Reach.Alliance, typeof(AdvanceWorks)),
        new("works certify", Permission.Certify, Reach.Alliance, typeof(CertifyWorks)),
        new("works revoke", Permission.Certify, Reach.Alliance, typeof(RevokeWorksCertificate)),
        new("works approve", Permission.Approve, Reach.Alliance, typeof(ApproveWorks)),
        new("works instruct", Permission.Release, Reach.Alliance, typeof(InstructWorks)),
        new("works confirm", Permission.Reconcile, Reach.Alliance, typeof(ConfirmWorks)),
        new("works return", Permission.Reconcile, Reach.Alliance, typeof(ReturnWorks)),
        new("works retry", Permission.Release, Reach.Alliance, typeof(RetryWorks)),
        new("works cancel", Permission.Prepare, Reach.Alliance, typeof(CancelWorks)),
        new("works accept-provisionally", Permission.Certify, Reach.Alliance, typeof(AcceptProvisionally)),
        new("works accept-finally", Permission.Certify, Reach.Alliance, typeof(AcceptFinally)),
        new("works import", Permission.KeepAlliances, Reach.Listed, typeof(ImportRows)),
        new("works list", Permission.Read, Reach.Alliance, typeof(ListWorks)),
        new("works show", Permission.Read, Reach.Alliance, typeof(ShowWorks)),
        new("works show-payment", Permission.Read, Reach.Alliance, typeof(ShowWorksPayment)),
        // Worklist and turnaround
        new("worklist", Permission.Read, Reach.Listed, typeof(ListWorklist)),
        new("turnaround", Permission.Read, Reach.Listed, typeof(ListTurnaround)),
        // Rotating funds
        new("regulations load", Permission.RunFund, Reach.Anywhere, typeof(LoadRegulation)),
        new("regulations list", Permission.Read, Reach.Anywhere, typeof(ListRegulations)),
        new("regulations maximum", Permission.SetRules, Reach.Anywhere, typeof(SetMaximum)),
        new("regulations maxima", Permission.Read, Reach.Anywhere, typeof(ListMaxima)),
        new("fund open", Permission.RunFund, Reach.Anywhere, typeof(OpenFund)),
        new("fund adopt", Permission.DecideLoans, Reach.Fund, typeof(AdoptRegulation)),
        new("fund admit", Permission.RunFund, Reach.Fund, typeof(AdmitToFund)),
        new("fund family", Permission.RunFund, Reach.Fund, typeof(DeclareFamily)),
        new("fund person", Permission.RunFund, Reach.Fund, typeof(NamePerson)),
        new("fund seat", Permission.RunFund, Reach.Fund, typeof(SeatOnCommittee)),
        new("fund capital", Permission.RunFund, Reach.Fund, typeof(PayInCapital)),
        new("fund cost", Permission.RunFund, Reach.Fund, typeof(PayRunningCost)),
        new("fund reinvest", Permission.DecideLoans, Reach.Fund, typeof(Reinvest)),
        new("fund credit-line", Permission.RunFund, Reach.Fund, typeof(OpenCreditLine)),
        new("fund pay-bank", Permission.RunFund, Reach.Fund, typeof(PayBank)),
        new("fund settle-produce", Permission.RunFund, Reach.Fund, typeof(SettleProduce)),
        new("fund import", Permission.RunFund, Reach.Fund, typeof(ImportRows)),
        new("fund receipts", Permission.RunFund, Reach.Fund, typeof(ImportRows)),
        new("fund end-of-day", Permission.RunFund, Reach.Listed, typeof(EndFundDay)),
        new("fund list", Permission.Read, Reach.Listed, typeof(ListFunds)),
        new("fund show", Permission.Read, Reach.Fund, typeof(ShowFund)),
        new("fund card", Permission.Read, Reach.Fund, typeof(ShowCard)),
        new("fund statement", Permission.Read, Reach.Fund, typeof(ShowFundStatement)),
        new("fund book", Permission.Read, Reach.Fund, typeof(ShowFundBook)),
        new("commitments sign", Permission.RunFund, Reach.Fund, typeof(SignRepayment)),
        new("commitments deliver", Permission.RunFund, Reach.Fund, typeof(DeliverInputs)),
        new("commitments receive", Permission.RunFund, Reach.Fund, typeof(ReceiveRepayment)),
        new("commitments take-back", Permission.RunFund, Reach.Fund, typeof(TakeBackRepayment)),
        new("commitments reschedule", Permission.DecideLoans, Reach.Fund, typeof(RescheduleRepayment)),
        new("commitments give-up", Permission.DecideLoans, Reach.Fund, typeof(GiveUpRepayment)),
        new("commitments withdraw", Permission.RunFund, Reach.Fund, typeof(WithdrawRepayment)),
        new("commitments list", Permission.Read, Reach.Fund, typeof(ListCommitments)),
        new("loans apply", Permission.RunFund, Reach.Fund, typeof(ApplyForLoan)),
        new("loans approve", Permission.DecideLoans, Reach.Fund, typeof(ApproveLoan)),
        new("loans reject", Permission.DecideLoans, Reach.Fund, typeof(RejectLoan)),
        new("loans withdraw", Permission.RunFund, Reach.Fund, typeof(WithdrawLoan)),
        new("loans disburse", Permission.RunFund, Reach.Fund, typeof(DisburseLoan)),
        new("loans repay", Permission.RunFund, Reach.Fund, typeof(RepayLoan)),
        new("loans take-back", Permission.RunFund, Reach.Fund, typeof(TakeBackLoanReceipt)),
        new("loans charge", Permission.RunFund, Reach.Fund, typeof(ChargeLoan)),
        new("loans restructure", Permission.DecideLoans, Reach.Fund, typeof(RestructureLoan)),
        new("loans write-off", Permission.DecideLoans, Reach.Fund, typeof(WriteOffLoan)),
        new("loans recover", Permission.RunFund, Reach.Fund, typeof(RecoverLoan)),
        new("loans quote", Permission.Read, Reach.Anywhere, typeof(QuoteLoan)),
        new("loans list", Permission.Read, Reach.Fund, typeof(ListLoans)),
        new("loans show", Permission.Read, Reach.Fund, typeof(ShowLoan)),
        // Approving in somebody's place, and the security log
        new("delegations give", Permission.Approve, Reach.Anywhere, typeof(GiveDelegation)),
        new("delegations withdraw", Permission.Approve, Reach.Anywhere, typeof(WithdrawDelegation)),
        new("delegations list", Permission.Read, Reach.Anywhere, typeof(ListDelegations)),
        new("attempts list", Permission.Verify, Reach.Ledger, typeof(ListAttempts)),
        // The scheduler
        new("worker", Permission.Administer, Reach.Ledger, Asked),
        new("worker run", Permission.Administer, Reach.Ledger, Asked),
        new("worker jobs", Permission.Read, Reach.Ledger, typeof(ListJobs)),
        // The published table of PAR II
        new("load par2", Permission.OpenBooks, Reach.Ledger, typeof(LoadPortfolio)),
        new("load history", Permission.OpenBooks, Reach.Ledger, typeof(LoadHistory)),
        new("report portfolio", Permission.Read, Reach.Programme, typeof(ShowPortfolio)),
        new("report exceptions", Permission.Read, Reach.Programme, typeof(ListExceptions)),
        new("report subprojects", Permission.Read, Reach.Programme, typeof(ShowSubprojects)),
        new("report financing", Permission.Read, Reach.Programme, typeof(ShowFinancing)),
        new("report par2", Permission.Read, Reach.Ledger, typeof(ShowPar2)),
    ];

    public static UseCase? Find(string name) => ByName.GetValueOrDefault(name);

    public static UseCase Of(string name) =>
        ByName.GetValueOrDefault(name) ?? throw new InvalidOperationException($"No use case '{name}'.");

    /// <summary>
    /// The verb of a command by the name of its type, as books and logs remember it; the name itself where no use case
    /// sends it alone.
    /// </summary>
    public static string VerbOf(string type) =>
        type == nameof(MoveAlliance) ? "alliances …" : VerbsOfTypes.GetValueOrDefault(type, type);

    /// <summary>The use case by which a request is sent.</summary>
    public static UseCase Of(Request request) =>
        request switch
        {
            AllianceCommandRequest { Command: MoveAlliance move } => Of(StepVerbs.Of(move.Trigger)),
            AllianceCommandRequest { Command: var command } => OfType(command.GetType()),
            FundCommandRequest { Command: var command } => OfType(command.GetType()),
            BooksRequest books => OfBooks(books),
            ImportRows import => Of(import.UseCase),
            ReverseEntryBody { Force: true } => OfType(typeof(ReverseEntry)) with
            {
                Permission = Permission.ForceReversal,
            },
            BooksBody body => OfType(body.Sends),
            _ => OfType(request.GetType()),
        };

    /// <summary>Instructions of one request are of one use case. A forced reversal needs a permission of its
    /// own.</summary>
    private static UseCase OfBooks(BooksRequest request)
    {
        var useCases = request.Instructions.Select(OfInstruction).Distinct().ToList();
        return useCases is [var only]
            ? only
            : throw new InvalidOperationException("The instructions of a request are of several use cases.");
    }

    private static UseCase OfInstruction(Instruction instruction) =>
        instruction is ReverseEntry { Forced: true }
            ? OfType(typeof(ReverseEntry)) with
            {
                Permission = Permission.ForceReversal,
            }
            : OfType(instruction.GetType());

    /// <summary>Whether requests of its type are sent by it: other use cases send the same type from a file.</summary>
    internal static bool IsFirst(UseCase useCase) => ByType.GetValueOrDefault(useCase.Request) == useCase;

    private static UseCase OfType(Type type) =>
        ByType.GetValueOrDefault(type) ?? throw new InvalidOperationException($"No use case sends {type.Name}.");

    private static readonly FrozenDictionary<string, UseCase> ByName = All.ToFrozenDictionary(
        useCase => useCase.Name,
        StringComparer.Ordinal
    );

    /// <summary>The first use case that sends each type: others send it from a file, and need what it needs.</summary>
    private static readonly FrozenDictionary<Type, UseCase> ByType = FirstOfEach();

    private static readonly FrozenDictionary<string, string> VerbsOfTypes = ByType
        .Where(pair => pair.Key != Asked)
        .ToFrozenDictionary(pair => pair.Key.Name, pair => pair.Value.Name, StringComparer.Ordinal);

    private static FrozenDictionary<Type, UseCase> FirstOfEach()
    {
        var found = new Dictionary<Type, UseCase>
        {
            // The import of a fund sends these; a file of receipts is not how a payment is known.
            [typeof(BringForwardLoan)] = Of("fund import"),
            [typeof(BringForwardRepayment)] = Of("fund import"),
            [typeof(EndDay)] = Of("fund end-of-day"),
            [typeof(RepayLoan)] = Of("loans repay"),
        };
        foreach (var useCase in All)
            found.TryAdd(useCase.Request, useCase);
        return found.ToFrozenDictionary();
    }
}
