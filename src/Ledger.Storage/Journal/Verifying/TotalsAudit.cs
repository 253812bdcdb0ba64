using System.Data.Common;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Database;
using NodaTime;

namespace Ledger.Storage.Journal.Verifying;

/// <summary>Compares every derived row of an estate with what its chain came to.</summary>
internal sealed class TotalsAudit(
    Snapshots snapshots,
    SortedDictionary<int, AccountFields> accounts,
    Tally tally,
    Weights weights,
    FindingList findings,
    CancellationToken cancel
)
{
    private readonly Dictionary<LocalDate, PeriodFields> _periods = [];
    private readonly Dictionary<DateOnly, (long First, long Last)> _days = [];
    private readonly List<(Guid Request, short Leg)> _withoutFirst = [];
    private ulong _requests;

    public async Task Check(HeadFields head)
    {
        var steps = tally.Steps.OrderBy(record => record.Seq).ToList();
        var holds = new HoldsAudit(snapshots, accounts, findings);
        var turnovers = new TurnoverAudit(snapshots, accounts, tally, weights, findings, cancel);
        await using (var batch = snapshots.NewSelects(0))
        {
            holds.Ask(batch);
            turnovers.Ask(batch);
            AskPeriods(batch);
            AskDays(batch);
            AskRequests(batch);
            await batch.Execute(cancel);
        }
        var open = holds.Check();
        CheckAccounts(steps, head, open);
        await turnovers.Check(CheckPeriods(steps, head), open);
        CheckDays();
        await CheckRequests(head);
    }

    private string NameOf(int account) =>
        accounts.TryGetValue(account, out var fields) ? fields.Key.ToString() : $"number {account}";

    /// <summary>
    /// Each account is what its openings, closings and constraints say, and stands at what was posted and is held.
    /// </summary>
    private void CheckAccounts(List<JournalRecord> steps, HeadFields head, OpenHolds holds)
    {
        var recorded = new Dictionary<int, (AccountRecord Opened, AccountRecord Last, LocalDate? ClosedOn)>();
        foreach (var step in steps.OfType<AccountRecord>())
            if (step.Kind == RecordKind.AccountOpened)
                recorded[step.Account.No] = (step, step, null);
            else if (recorded.TryGetValue(step.Account.No, out var known))
                recorded[step.Account.No] = (
                    known.Opened,
                    step,
                    step.Kind == RecordKind.AccountClosed ? step.On : known.ClosedOn
                );
            else
                findings.Add(
                    step.Seq,
                    $"Record {step.Seq} ({step.Kind} of {step.Account.Key}) is about an account that was never opened."
                );

        foreach (var account in accounts.Values)
        {
            if (!recorded.TryGetValue(account.No, out var known))
            {
                findings.Add(null, $"Account {account.Key} was never opened.");
                continue;
            }
            if (account.OpenedOn != known.Opened.On)
                findings.Add(
                    null,
                    $"Account {account.Key} says it was opened on {account.OpenedOn:uuuu-MM-dd}; record {known.Opened.Seq} says {known.Opened.On:uuuu-MM-dd}."
                );
            if (account.ClosedOn != known.ClosedOn)
                findings.Add(
                    null,
                    $"Account {account.Key} says it was closed on {Day(account.ClosedOn)}; its records say {Day(known.ClosedOn)}."
                );
            if (!account.HasBalance)
                findings.Add(null, $"Account {account.Key} has lost its balance row.");
            else
                CheckBalance(account, known.Last.Constraint, holds.Of(account.No));
        }
        foreach (var (no, known) in recorded.Where(pair => !accounts.ContainsKey(pair.Key)))
            findings.Add(known.Opened.Seq, $"Account number {no}, opened by record {known.Opened.Seq}, is not there.");
        if (recorded.Count > 0 && head.LastAccountNo != recorded.Keys.Max())
            findings.Add(
                null,
                $"Its head says that {head.LastAccountNo} accounts were opened; the last one has number {recorded.Keys.Max()}."
            );
    }

    private void CheckBalance(AccountFields account, Constraint side, AccountHolds holds)
    {
        var sums = tally[account.No];
        var latest = sums.LatestDay == 0 ? Calendar.BeforeAll : DateOnly.FromDayNumber(sums.LatestDay).ToLocalDate();
        Money Amount(long minorUnits) => new(minorUnits, account.Key.Currency);
        if (account.Side != side)
            findings.Add(null, $"Account {account.Key} is constrained on side {account.Side}; its records say {side}.");
        if (account.Posted != sums.Posted)
            findings.Add(
                null,
                $"Account {account.Key} stands at {Amount(account.Posted)}; its postings add up to {Amount(sums.Posted)}."
            );
        if (account.Held != holds.Total)
            findings.Add(
                null,
                $"Account {account.Key} says that {Amount(account.Held)} are held; its open holds add up to {Amount(holds.Total)}."
            );
        if (account.Latest != latest)
            findings.Add(
                null,
                $"Account {account.Key} says that its latest value date is {account.Latest:uuuu-MM-dd}; its records say {latest:uuuu-MM-dd}."
            );
    }

    /// <summary>
    /// Periods stand where their steps left them. Gives those that are closed (also while their reopening is asked
    /// for), by last day.
    /// </summary>
    private List<LocalDate> CheckPeriods(List<JournalRecord> steps, HeadFields head)
    {
        var (expected, closedThrough) = (new SortedDictionary<LocalDate, PeriodFields>(), Calendar.BeforeAll);
        foreach (var step in steps.OfType<PeriodRecord>())
        {
            var status = Ledger.Journal.Period.Lifecycle.DestinationOf(Ledger.Journal.Period.TriggerOf(step.Kind));
            expected[step.Last] = new(step.First, (short)status, step.By.Value, step.RecordedAt);
            closedThrough = status == PeriodStatus.Open ? step.First.PlusDays(-1) : step.Last;
        }
        if (head.ClosedThrough != closedThrough)
            findings.Add(
                null,
                $"Its head says that it is closed through {head.ClosedThrough:uuuu-MM-dd}; its records say {closedThrough:uuuu-MM-dd}."
            );

        foreach (var last in expected.Keys.Union(_periods.Keys).Order())
            if (!expected.TryGetValue(last, out var should))
                findings.Add(null, $"The period through {last:uuuu-MM-dd} was never closed by a record.");
            else if (!_periods.TryGetValue(last, out var isThere))
                findings.Add(null, $"The period through {last:uuuu-MM-dd} has lost its row.");
            else if (isThere != should)
                findings.Add(
                    null,
                    $"The period through {last:uuuu-MM-dd} is not as its records left it: {isThere} instead of {should}."
                );
        return
        [
            .. expected.Where(period => period.Value.Status != (short)PeriodStatus.Open).Select(period => period.Key),
        ];
    }

    private void AskPeriods(SelectBatch batch) =>
        batch.Select(
            "SELECT p.last_day, p.first_day, p.status, p.last_step_by, p.closed_at FROM {keys} JOIN period p ON p.estate_no = k.estate_no",
            snapshots.Estate,
            row =>
                _periods[RecordReader.Date(row, 0)] = new(
                    RecordReader.Date(row, 1),
                    row.GetInt16(2),
                    row.GetGuid(3),
                    Dialect.ReadInstant(row, 4)
                )
        );

    private void AskDays(SelectBatch batch) =>
        batch.Select(
            "SELECT d.recorded_on, d.first_seq, d.last_seq FROM {keys} JOIN record_day d ON d.estate_no = k.estate_no",
            snapshots.Estate,
            row => _days[row.GetFieldValue<DateOnly>(0)] = (row.GetInt64(1), row.GetInt64(2))
        );

    private void CheckDays()
    {
        foreach (var day in tally.Days.Keys.Union(_days.Keys).Order())
        {
            var (should, isThere) = (
                tally.Days.TryGetValue(day, out var seqs) ? seqs : default,
                _days.GetValueOrDefault(day)
            );
            if (should != isThere)
                findings.Add(
                    null,
                    $"The day of record {day:yyyy-MM-dd} says it has records {Range(isThere)}; it has {Range(should)}."
                );
        }

        static string Range((long First, long Last) seqs) => seqs == default ? "none" : $"{seqs.First} to {seqs.Last}";
    }

    /// <summary>One pass over the estate's requests for both questions.</summary>
    private void AskRequests(SelectBatch batch) =>
        batch.Select(
            """
            SELECT r.id, r.first_seq, r.last_seq, r.leg,
                CASE WHEN r.leg = 1 OR EXISTS (SELECT 1 FROM request f WHERE f.id = r.id AND f.leg = 1) THEN 1
                    ELSE 0 END
            FROM {keys} JOIN request r ON r.estate_no = k.estate_no
            """,
            snapshots.Estate,
            row =>
            {
                var id = row.GetGuid(0);
                if (row.GetInt32(4) == 0)
                    _withoutFirst.Add((id, row.GetInt16(3)));
                unchecked
                {
                    _requests += weights.RequestBegins(id, row.GetInt64(1)) + weights.RequestEnds(id, row.GetInt64(2));
                }
            }
        );

    /// <summary>Every record belongs to the request that its row covers, and no row covers anything else.</summary>
    private async Task CheckRequests(HeadFields head)
    {
        if (_requests != tally.Requests)
            await NameRequests(head);
        foreach (var (request, leg) in _withoutFirst)
            findings.Add(
                null,
                $"Request {new Id<JournalRequest>(request)} has leg {leg} but no leg 1, so it would not be known when it is sent again."
            );
    }

    private async Task NameRequests(HeadFields head)
    {
        var (range, named) = (new RangeColumns(), 0);
        range.Add(snapshots.EstateNo, 1, head.Seq);
        await snapshots.Query(
            0,
            """
            SELECT l.seq, l.request_id FROM {keys}
            JOIN (SELECT estate_no, seq, request_id FROM journal_entry UNION ALL SELECT estate_no, seq, request_id
                FROM journal_event) l ON l.estate_no = k.estate_no AND l.seq <= k.last_seq
            WHERE NOT EXISTS (SELECT 1 FROM request r WHERE r.id = l.request_id AND r.estate_no = l.estate_no
                AND l.seq BETWEEN r.first_seq AND r.last_seq)
            """,
            range.Set,
            row =>
                Name(
                    row.GetInt64(0),
                    $"Record {row.GetInt64(0)} is not covered by the row of its request {new Id<JournalRequest>(row.GetGuid(1))}."
                ),
            cancel
        );
        await snapshots.Query(
            0,
            """
            SELECT r.id, r.first_seq FROM {keys} JOIN request r ON r.estate_no = k.estate_no
            WHERE NOT EXISTS (SELECT 1 FROM journal_entry l WHERE l.estate_no = r.estate_no AND l.seq = r.first_seq
                AND l.request_id = r.id)
                AND NOT EXISTS (SELECT 1 FROM journal_event l WHERE l.estate_no = r.estate_no
                    AND l.seq = r.first_seq AND l.request_id = r.id)
            """,
            range.Set,
            NameEnd,
            cancel
        );
        await snapshots.Query(
            0,
            """
            SELECT r.id, r.last_seq FROM {keys} JOIN request r ON r.estate_no = k.estate_no
            WHERE NOT EXISTS (SELECT 1 FROM journal_entry l WHERE l.estate_no = r.estate_no AND l.seq = r.last_seq
                AND l.request_id = r.id)
                AND NOT EXISTS (SELECT 1 FROM journal_event l WHERE l.estate_no = r.estate_no
                    AND l.seq = r.last_seq AND l.request_id = r.id)
            """,
            range.Set,
            NameEnd,
            cancel
        );
        if (named == 0)
            findings.Add(null, "The rows of its requests do not cover its records as they were recorded.");

        void NameEnd(DbDataReader row) =>
            Name(
                row.GetInt64(1),
                $"Request {new Id<JournalRequest>(row.GetGuid(0))} says that it recorded number {row.GetInt64(1)}, which is not its record."
            );

        void Name(long seq, string problem)
        {
            named++;
            findings.Add(seq, problem);
        }
    }

    private static string Day(LocalDate? day) => day is { } some ? some.ToString("uuuu-MM-dd", null) : "no day";

    private sealed record PeriodFields(LocalDate First, short Status, Guid LastStepBy, Instant ClosedAt)
    {
        public override string ToString() =>
            $"{(PeriodStatus)Status} from {First:uuuu-MM-dd}, last step by {new Id<Ledger.Access.Person>(LastStepBy)} at {ClosedAt}";
    }
}
