using System.Text.Json.Serialization;
using Ledger.Application.Commands.Access;
using Ledger.Application.Commands.Books;
using Ledger.Application.Commands.Programmes;
using Ledger.Application.Commands.Rules;
using Ledger.Application.Imports;
using Ledger.Application.Queries.Access;
using Ledger.Application.Queries.Programmes;
using Ledger.Application.Queries.Rules;
using static Ledger.Journal.Instruction;

namespace Ledger.Application.Contracts;

/// <summary>Requests about people, rules and programmes, instructions to the journal, and their answers.</summary>
[JsonSerializable(typeof(AddPerson))]
[JsonSerializable(typeof(PersonAdded))]
[JsonSerializable(typeof(GrantRole))]
[JsonSerializable(typeof(ConfirmRoles))]
[JsonSerializable(typeof(EndRole))]
[JsonSerializable(typeof(ListPeople))]
[JsonSerializable(typeof(PersonLine))]
[JsonSerializable(typeof(ListRoles))]
[JsonSerializable(typeof(RoleLine))]
[JsonSerializable(typeof(GiveDelegation))]
[JsonSerializable(typeof(WithdrawDelegation))]
[JsonSerializable(typeof(ListDelegations))]
[JsonSerializable(typeof(DelegationLine))]
[JsonSerializable(typeof(ListAttempts))]
[JsonSerializable(typeof(AttemptLine))]
[JsonSerializable(typeof(ListJobs))]
[JsonSerializable(typeof(JobLine))]
[JsonSerializable(typeof(LoadInstrument))]
[JsonSerializable(typeof(LoadRegulation))]
[JsonSerializable(typeof(RulesLoaded))]
[JsonSerializable(typeof(SetMaximum))]
[JsonSerializable(typeof(MaximumSet))]
[JsonSerializable(typeof(ListInstruments))]
[JsonSerializable(typeof(InstrumentLine))]
[JsonSerializable(typeof(ShowInstrument))]
[JsonSerializable(typeof(InstrumentView))]
[JsonSerializable(typeof(GateLine))]
[JsonSerializable(typeof(ApprovalLine))]
[JsonSerializable(typeof(ServiceLevelLine))]
[JsonSerializable(typeof(ManagerYearLine))]
[JsonSerializable(typeof(ExitDocumentLine))]
[JsonSerializable(typeof(ShowChart))]
[JsonSerializable(typeof(ChartRow))]
[JsonSerializable(typeof(OpenProgramme))]
[JsonSerializable(typeof(ProgrammeOpened))]
[JsonSerializable(typeof(ListProgrammes))]
[JsonSerializable(typeof(ProgrammeLine))]
[JsonSerializable(typeof(AppropriateFunds))]
[JsonSerializable(typeof(ReceiveFunds))]
[JsonSerializable(typeof(PayDirectly))]
[JsonSerializable(typeof(PayManager))]
[JsonSerializable(typeof(OpenEstateBody))]
[JsonSerializable(typeof(OpenAccountBody))]
[JsonSerializable(typeof(CloseAccount))]
[JsonSerializable(typeof(ConstrainAccount))]
[JsonSerializable(typeof(PostEntryBody))]
[JsonSerializable(typeof(ReverseEntryBody))]
[JsonSerializable(typeof(PlaceHoldBody))]
[JsonSerializable(typeof(PostHoldBody))]
[JsonSerializable(typeof(VoidHoldBody))]
[JsonSerializable(typeof(ExpireHold))]
[JsonSerializable(typeof(ClosePeriod))]
[JsonSerializable(typeof(AskReopening))]
[JsonSerializable(typeof(WithdrawReopening))]
[JsonSerializable(typeof(ReopenPeriod))]
[JsonSerializable(typeof(ImportAnswer))]
[JsonSerializable(typeof(FilePosted))]
[JsonSerializable(typeof(JournalWritten))]
[JsonSerializable(typeof(CheckpointsWritten))]
[JsonSerializable(typeof(Migrated))]
[JsonSerializable(typeof(RolesScript))]
[JsonSerializable(typeof(JobRunView))]
[JsonSerializable(typeof(RefusedView))]
[JsonSerializable(typeof(FaultView))]
internal sealed partial class RegistriesJson : JsonSerializerContext;
