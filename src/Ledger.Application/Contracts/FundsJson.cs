using System.Text.Json.Serialization;
using Ledger.Application.Commands;
using Ledger.Application.Commands.Funds;
using Ledger.Application.Queries.Funds;

namespace Ledger.Application.Contracts;

/// <summary>Questions about rotating funds and lending, and their answers.</summary>
[JsonSerializable(typeof(ListFunds))]
[JsonSerializable(typeof(FundLine))]
[JsonSerializable(typeof(ShowFund))]
[JsonSerializable(typeof(FundView))]
[JsonSerializable(typeof(RiskRow))]
[JsonSerializable(typeof(BucketRow))]
[JsonSerializable(typeof(CreditLineRow))]
[JsonSerializable(typeof(SeatRow))]
[JsonSerializable(typeof(ShowCard))]
[JsonSerializable(typeof(CardView))]
[JsonSerializable(typeof(CommitmentCard))]
[JsonSerializable(typeof(LoanCard))]
[JsonSerializable(typeof(DueRow))]
[JsonSerializable(typeof(InstalmentRow))]
[JsonSerializable(typeof(DebtStepRow))]
[JsonSerializable(typeof(ShowFundStatement))]
[JsonSerializable(typeof(FundStatementView))]
[JsonSerializable(typeof(FundStatementRow))]
[JsonSerializable(typeof(MemberDebtRow))]
[JsonSerializable(typeof(FundMonthRow))]
[JsonSerializable(typeof(ShowFundBook))]
[JsonSerializable(typeof(FundBookView))]
[JsonSerializable(typeof(FundBookRow))]
[JsonSerializable(typeof(ListCommitments))]
[JsonSerializable(typeof(OwedCommitment))]
[JsonSerializable(typeof(ListLoans))]
[JsonSerializable(typeof(LoanLine))]
[JsonSerializable(typeof(ShowLoan))]
[JsonSerializable(typeof(LoanView))]
[JsonSerializable(typeof(QuoteLoan))]
[JsonSerializable(typeof(QuoteView))]
[JsonSerializable(typeof(QuoteRow))]
[JsonSerializable(typeof(ListRegulations))]
[JsonSerializable(typeof(RegulationLine))]
[JsonSerializable(typeof(ListMaxima))]
[JsonSerializable(typeof(MaximumLine))]
[JsonSerializable(typeof(EndFundDay))]
[JsonSerializable(typeof(FundDaysEnded))]
[JsonSerializable(typeof(FundDone))]
[JsonSerializable(typeof(FundStepLine))]
internal sealed partial class FundsJson : JsonSerializerContext;
