using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Ledger.Alliances;
using Ledger.Alliances.Budget;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Tranches;
using Ledger.Alliances.Works;
using Ledger.Application.Values;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;

namespace Ledger.Application.Contracts;

/// <summary>The types that are read and written as JSON, one contract for every host.</summary>
[JsonSerializable(typeof(AbandonWorks))]
[JsonSerializable(typeof(AcceptExpenseReport))]
[JsonSerializable(typeof(AcceptFinally))]
[JsonSerializable(typeof(AcceptProvisionally))]
[JsonSerializable(typeof(AdmitMember))]
[JsonSerializable(typeof(AdmitToFund))]
[JsonSerializable(typeof(AdoptRegulation))]
[JsonSerializable(typeof(AdvanceWorks))]
[JsonSerializable(typeof(AmendOrder))]
[JsonSerializable(typeof(AmendRelease))]
[JsonSerializable(typeof(ApplyForLoan))]
[JsonSerializable(typeof(AppointSupervisor))]
[JsonSerializable(typeof(ApproveLoan))]
[JsonSerializable(typeof(ApproveOrder))]
[JsonSerializable(typeof(ApproveRelease))]
[JsonSerializable(typeof(ApproveWorks))]
[JsonSerializable(typeof(AwardWorks))]
[JsonSerializable(typeof(BounceRelease))]
[JsonSerializable(typeof(CallPledge))]
[JsonSerializable(typeof(CancelOrder))]
[JsonSerializable(typeof(CancelRelease))]
[JsonSerializable(typeof(CancelWorks))]
[JsonSerializable(typeof(CertifyWorks))]
[JsonSerializable(typeof(ChangeAlliance))]
[JsonSerializable(typeof(ChargeLoan))]
[JsonSerializable(typeof(CommitToRepay))]
[JsonSerializable(typeof(ConfirmOrder))]
[JsonSerializable(typeof(ConfirmRelease))]
[JsonSerializable(typeof(ConfirmWorks))]
[JsonSerializable(typeof(ConstituteEstate))]
[JsonSerializable(typeof(CorrectCounterpart))]
[JsonSerializable(typeof(DebitRelease))]
[JsonSerializable(typeof(DeclareFamily))]
[JsonSerializable(typeof(DeliverInputs))]
[JsonSerializable(typeof(DisallowInvoices))]
[JsonSerializable(typeof(DisburseLoan))]
[JsonSerializable(typeof(DismissSupervisor))]
[JsonSerializable(typeof(GiveUpRepayment))]
[JsonSerializable(typeof(InstructOrder))]
[JsonSerializable(typeof(InstructRelease))]
[JsonSerializable(typeof(InstructWorks))]
[JsonSerializable(typeof(IssueCertificate))]
[JsonSerializable(typeof(LeaveAlliance))]
[JsonSerializable(typeof(LiquidateEstate))]
[JsonSerializable(typeof(NameParty))]
[JsonSerializable(typeof(NamePerson))]
[JsonSerializable(typeof(OpenCreditLine))]
[JsonSerializable(typeof(OpenFund))]
[JsonSerializable(typeof(PayBank))]
[JsonSerializable(typeof(PayInCapital))]
[JsonSerializable(typeof(PayRunningCost))]
[JsonSerializable(typeof(PlaceOrder))]
[JsonSerializable(typeof(PlanWorks))]
[JsonSerializable(typeof(PledgeCounterpart))]
[JsonSerializable(typeof(ReceiveRepayment))]
[JsonSerializable(typeof(RecordRefund))]
[JsonSerializable(typeof(RecoverLoan))]
[JsonSerializable(typeof(RegisterAlliance))]
[JsonSerializable(typeof(Reinvest))]
[JsonSerializable(typeof(RejectExpenseReport))]
[JsonSerializable(typeof(RejectLoan))]
[JsonSerializable(typeof(RejectOrder))]
[JsonSerializable(typeof(RejectRelease))]
[JsonSerializable(typeof(RenderExpenseReport))]
[JsonSerializable(typeof(RepayLoan))]
[JsonSerializable(typeof(RequestRelease))]
[JsonSerializable(typeof(RescheduleRepayment))]
[JsonSerializable(typeof(RestructureLoan))]
[JsonSerializable(typeof(RetryOrder))]
[JsonSerializable(typeof(RetryRelease))]
[JsonSerializable(typeof(RetryWorks))]
[JsonSerializable(typeof(ReturnOrder))]
[JsonSerializable(typeof(ReturnRelease))]
[JsonSerializable(typeof(ReturnWorks))]
[JsonSerializable(typeof(ReviewOrder))]
[JsonSerializable(typeof(ReviewRelease))]
[JsonSerializable(typeof(RevokeCertificate))]
[JsonSerializable(typeof(RevokeWorksCertificate))]
[JsonSerializable(typeof(SeatOnCommittee))]
[JsonSerializable(typeof(SetBudget))]
[JsonSerializable(typeof(SettleProduce))]
[JsonSerializable(typeof(SignAgreement))]
[JsonSerializable(typeof(SignRepayment))]
[JsonSerializable(typeof(TakeBackLoanReceipt))]
[JsonSerializable(typeof(TakeBackRepayment))]
[JsonSerializable(typeof(TenderWorks))]
[JsonSerializable(typeof(VerifyCounterpart))]
[JsonSerializable(typeof(WithdrawLoan))]
[JsonSerializable(typeof(WithdrawPledge))]
[JsonSerializable(typeof(WithdrawRepayment))]
[JsonSerializable(typeof(WriteOffLoan))]
[JsonSerializable(typeof(PayTax))]
[JsonSerializable(typeof(ReleaseRetention))]
[JsonSerializable(typeof(AllianceStep))]
internal sealed partial class LedgerJson : JsonSerializerContext;

/// <summary>How they are read: by the source-generated metadata, with one converter for each kind of value.</summary>
internal static class Bodies
{
    /// <summary>The metadata of all contracts: one context for each part of the product.</summary>
    public static readonly IJsonTypeInfoResolver Resolver = JsonTypeInfoResolver.Combine(
        LedgerJson.Default,
        BooksJson.Default,
        ReportsJson.Default,
        RegistriesJson.Default,
        FundsJson.Default,
        AlliancesJson.Default
    );

    /// <summary>snake_case names; unknown and repeated names are refused.</summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        TypeInfoResolver = Resolver,
        Converters =
        {
            new MoneyConverter(),
            new CurrencyConverter(),
            new ShareConverter(),
            new DateConverter(),
            new PersonConverter(),
            new InstantBodyConverter(),
            new AccountBodyConverter(),
            new LabelsBodyConverter(),
            new ScopeBodyConverter(),
            new IdConverter(),
        },
    };

    /// <summary>Whether a type is part of the contracts.</summary>
    public static bool Has(Type type) => Options.TryGetTypeInfo(type, out _);

    public static JsonTypeInfo Of(Type type) => Options.GetTypeInfo(type);
}
