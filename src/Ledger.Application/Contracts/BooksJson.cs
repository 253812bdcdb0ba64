using System.Text.Json.Serialization;
using Ledger.Application.Commands;
using Ledger.Application.Imports;
using Ledger.Application.Queries.Books;
using Ledger.Application.Queries.Proof;

namespace Ledger.Application.Contracts;

/// <summary>Questions about the books and their answers.</summary>
[JsonSerializable(typeof(ListEstates))]
[JsonSerializable(typeof(EstateLine))]
[JsonSerializable(typeof(ShowEstate))]
[JsonSerializable(typeof(EstateView))]
[JsonSerializable(typeof(ListAccounts))]
[JsonSerializable(typeof(AccountLine))]
[JsonSerializable(typeof(ListHolds))]
[JsonSerializable(typeof(HoldLine))]
[JsonSerializable(typeof(ListRecords))]
[JsonSerializable(typeof(JournalRow))]
[JsonSerializable(typeof(ListPeriods))]
[JsonSerializable(typeof(PeriodLine))]
[JsonSerializable(typeof(ShowBalance))]
[JsonSerializable(typeof(BalanceView))]
[JsonSerializable(typeof(ShowTrialBalance))]
[JsonSerializable(typeof(TrialBalanceView))]
[JsonSerializable(typeof(TrialBalanceLine))]
[JsonSerializable(typeof(DimensionLine))]
[JsonSerializable(typeof(ShowStatement))]
[JsonSerializable(typeof(ShowGeneralLedger))]
[JsonSerializable(typeof(StatementView))]
[JsonSerializable(typeof(StatementRow))]
[JsonSerializable(typeof(VerifyBooks))]
[JsonSerializable(typeof(VerificationView))]
[JsonSerializable(typeof(VerificationLine))]
[JsonSerializable(typeof(FindingLine))]
[JsonSerializable(typeof(TakeCheckpoints))]
[JsonSerializable(typeof(CheckpointLine))]
[JsonSerializable(typeof(CheckCheckpoints))]
[JsonSerializable(typeof(CheckpointsView))]
[JsonSerializable(typeof(ImportedLine))]
[JsonSerializable(typeof(BooksDone))]
[JsonSerializable(typeof(RecordedLine))]
[JsonSerializable(typeof(PreviewHoldLine))]
[JsonSerializable(typeof(PreviewPostingLine))]
[JsonSerializable(typeof(PreviewBalanceLine))]
internal sealed partial class BooksJson : JsonSerializerContext;
