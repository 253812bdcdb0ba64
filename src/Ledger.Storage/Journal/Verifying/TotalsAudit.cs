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
                findings.Add(step.Seq, "finding.step_of_unopened", ("Record", FindingList.Named(step)));

        foreach (var account in accounts.Values)
        {
            if (!recorded.TryGetValue(account.No, out var known))
            {
                findings.Add(null, "finding.never_opened", ("Account", account.Key));
                continue;
            }
            if (account.OpenedOn != known.Opened.On)
                findings.Add(
                    null,
                    "finding.opened_on",
                    ("Account", account.Key),
                    ("Says", account.OpenedOn),
                    ("Seq", known.Opened.Seq),
                    ("On", known.Opened.On)
                );
            if (account.ClosedOn != known.ClosedOn)
                findings.Add(
                    null,
                    "finding.closed_on",
                    ("Account", account.Key),
                    ("Says", Day(account.ClosedOn)),
                    ("On", Day(known.ClosedOn))
                );
            if (!account.HasBalance)
                findings.Add(null, "finding.no_balance", ("Account", account.Key));
            else
                CheckBalance(account, known.Last.Constraint, holds.Of(account.No));
        }
        foreach (var (no, known) in recorded.Where(pair => !accounts.ContainsKey(pair.Key)))
            findings.Add(known.Opened.Seq, "finding.account_gone", ("No", no), ("Seq", known.Opened.Seq));
        if (recorded.Count > 0 && head.LastAccountNo != recorded.Keys.Max())
            findings.Add(null, "finding.head_accounts", ("Says", head.LastAccountNo), ("Last", recorded.Keys.Max()));
    }

    private void CheckBalance(AccountFields account, Constraint side, AccountHolds holds)
    {
        var sums = tally[account.No];
        var latest = sums.LatestDay == 0 ? Calendar.BeforeAll : DateOnly.FromDayNumber(sums.LatestDay).ToLocalDate();
        Money Amount(long minorUnits) => new(minorUnits, account.Key.Currency);
        if (account.Side != side)
            findings.Add(null, "finding.side", ("Account", account.Key), ("Says", account.Side), ("Side", side));
        if (account.Posted != sums.Posted)
            findings.Add(
                null,
                "finding.balance",
                ("Account", account.Key),
                ("Says", Amount(account.Posted)),
                ("Sum", Amount(sums.Posted))
            );
        if (account.Held != holds.Total)
            findings.Add(
                null,
                "finding.held",
                ("Account", account.Key),
                ("Says", Amount(account.Held)),
                ("Sum", Amount(holds.Total))
            );
        if (account.Latest != latest)
            findings.Add(null, "finding.latest", ("Account", account.Key), ("Says", account.Latest), ("Day", latest));
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
            findings.Add(null, "finding.closed_through", ("Says", head.ClosedThrough), ("Day", closedThrough));

        foreach (var last in expected.Keys.Union(_periods.Keys).Order())
            if (!expected.TryGetValue(last, out var should))
                findings.Add(null, "finding.period_never_closed", ("Last", last));
            else if (!_periods.TryGetValue(last, out var isThere))
                findings.Add(null, "finding.period_gone", ("Last", last));
            else if (isThere != should)
                findings.Add(
                    null,
                    "finding.period_otherwise",
                    ("Last", last),
                    ("There", isThere.Said),
                    ("Should", should.Said)
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
                    "finding.record_day",
                    ("Day", day.ToLocalDate()),
                    ("Says", Range(isThere)),
                    ("There", Range(should))
                );
        }

        static CodedText Range((long First, long Last) seqs) =>
            seqs == default ? new("finding.none") : new("finding.range", ("First", seqs.First), ("Last", seqs.Last));
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
            findings.Add(null, "finding.no_first_leg", ("Request", new Id<JournalRequest>(request)), ("Leg", (int)leg));
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
            row => Name(row.GetInt64(0), "finding.not_covered", ("Seq", row.GetInt64(0)), ("Request", Asked(row, 1))),
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
            findings.Add(null, "finding.requests");

        void NameEnd(DbDataReader row) =>
            Name(row.GetInt64(1), "finding.not_its_record", ("Request", Asked(row, 0)), ("Seq", row.GetInt64(1)));

        void Name(long seq, string code, params ReadOnlySpan<(string Name, object Value)> arguments)
        {
            named++;
            findings.Add(seq, code, arguments);
        }
    }

    private static Id<JournalRequest> Asked(DbDataReader row, int at) => new(row.GetGuid(at));

    private static object Day(LocalDate? day) => day is { } some ? some : new CodedText("finding.no_day");

    private sealed record PeriodFields(LocalDate First, short Status, Guid LastStepBy, Instant ClosedAt)
    {
        public CodedText Said =>
            new(
                "finding.period",
                ("Status", (PeriodStatus)Status),
                ("First", First),
                ("By", new Id<Ledger.Access.Person>(LastStepBy)),
                ("At", ClosedAt)
            );
    }
}
