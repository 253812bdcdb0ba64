using System.Data.Common;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Database;
using NodaTime;

namespace Ledger.Storage.Journal;

/// <summary>
/// What only some groups need: answers given before, days in the past, holds, reversed entries, periods.
/// </summary>
internal sealed partial class JournalSession
{
    /// <summary>What only some groups need beside: it is known before anything is read.</summary>
    private void AskTheUnusual(SelectBatch batch, RowSet estates)
    {
        if (_needs.OpensEstates)
            AskNextEstateNo(batch);
        if (_needs.Holds.Count > 0)
            AskHoldEnds(batch);
        if (_located.Count > 0)
            AskReversals(batch);
        if (_needs.StepsPeriods)
            AskPeriods(batch, estates);
        AskForJoined(batch);
    }

    /// <summary>
    /// What only some groups need by what was read: answers given before, days in the past, holds that ended.
    /// </summary>
    private async Task ReadTheUnusual()
    {
        if (_seen.Count > 0)
            await ReadAnswered();
        await ReadExpiredHolds();
        await ReadDays();
        if (_needs.Histories.Count > 0)
            await ReadHistories();
    }

    /// <summary>
    /// The constrained accounts that are named, and those that are to be constrained, with the first day that may be
    /// touched.
    /// </summary>
    private IEnumerable<(AccountBooks Account, LocalDate From)> Guarded()
    {
        foreach (var estate in _books.Estates.Values)
        foreach (var account in estate.Accounts.Values)
        {
            var key = (estate.Estate.Code, account.Key.Code, account.Key.Holder.Value);
            if (account.Constraint != Constraint.None || _needs.WholePasts.Contains(key))
                yield return (account, _needs.Accounts[key]);
        }
    }

    private Dictionary<(int Estate, int No), AccountBooks>? _accountsByNo;

    private Dictionary<(int Estate, int No), AccountBooks> AccountsByNo() =>
        _accountsByNo ??= _books
            .Estates.Values.SelectMany(estate => estate.Accounts.Values)
            .ToDictionary(account => (account.Estate.No, account.No));

    private void AskNextEstateNo(SelectBatch batch)
    {
        batch.Select("SELECT COALESCE(MAX(no), 0) + 1 FROM estate", null, row => _books.NextEstateNo = row.GetInt32(0));
        batch.Select(
            "SELECT e.id, e.code FROM {keys} JOIN estate e ON e.id = k.id",
            new IdColumns(_needs.NewEstates).Set,
            row => _books.EstateIds[new(row.GetGuid(0))] = row.GetString(1)
        );
    }

    private async Task ReadAnswered()
    {
        var ranges = new RangeColumns();
        await using (var batch = NewSelects())
        {
            var requests = new IdColumns(_seen).Set;
            AskNamed(batch, NamedInRecords.OfRequests, requests);
            batch.Select(
                "SELECT r.estate_no, r.first_seq, r.last_seq FROM {keys} JOIN request r ON r.id = k.id",
                requests,
                row => ranges.Add(row.GetInt32(0), row.GetInt64(1), row.GetInt64(2))
            );
            await batch.Execute(cancel);
        }
        var records = await _records.Read(connection, _transaction, ranges, cancel);
        foreach (var request in records.GroupBy(record => record.Request))
            _books.Requests[request.Key] = Replay.Recorded([.. request]);
    }

    /// <summary>
    /// The days of accounts that are touched before their latest day, be it by the recorded expiry of an older hold.
    /// </summary>
    private async Task ReadDays()
    {
        var back = new AccountDayColumns();
        foreach (var (account, named) in Guarded())
        {
            var from = account.OpenHolds.Select(id => _books.Holds[id].ValueDate).Append(named).Min();
            if (from >= account.Latest)
                continue;
            account.DaysKnownAfter = from.PlusDays(-1);
            back.Add(account.Estate.No, account.No, account.DaysKnownAfter.ToDatabase());
        }
        if (back.Set.Count == 0)
            return;
        await using var batch = NewBatch();
        dialect.Add(
            batch,
            """
            SELECT t.estate_no, t.account_no, t.value_date, CAST(SUM(t.debit - t.credit) AS bigint) FROM {keys}
            JOIN turnover t ON t.estate_no = k.estate_no AND t.account_no = k.account_no AND t.value_date > k.after_day
            GROUP BY t.estate_no, t.account_no, t.value_date
            """,
            back.Set
        );
        dialect.Add(
            batch,
            """
            SELECT h.estate_no, h.account_no, h.value_date, CAST(SUM(h.amount) AS bigint) FROM {keys}
            JOIN open_hold h ON h.estate_no = k.estate_no AND h.account_no = k.account_no AND h.value_date > k.after_day
            GROUP BY h.estate_no, h.account_no, h.value_date
            """,
            back.Set
        );
        var accounts = AccountsByNo();
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            Add(reader, new DayChange(reader.GetInt64(3), 0));
        await reader.NextResultAsync(cancel);
        while (await reader.ReadAsync(cancel))
            Add(reader, new DayChange(0, reader.GetInt64(3)));

        void Add(DbDataReader row, DayChange change)
        {
            var days = accounts[(row.GetInt32(0), row.GetInt32(1))].Days;
            var day = RecordReader.Date(row, 2);
            days[day] = days.TryGetValue(day, out var before) ? before + change : change;
        }
    }

    private async Task ReadHistories()
    {
        var (all, keys) = (new Dictionary<(int, int), AccountBooks>(), new AccountDayColumns());
        foreach (var (estate, code, holder) in _needs.Histories)
        foreach (
            var account in _books
                .Estates.GetValueOrDefault(estate)
                ?.Accounts.Values.Where(account => account.Key.Code == code && account.Key.Holder.Value == holder)
                ?? []
        )
            if (all.TryAdd((account.Estate.No, account.No), account))
                keys.Add(account.Estate.No, account.No, Calendar.BeforeAll.ToDatabase());
        if (keys.Set.Count == 0)
            return;
        await using var batch = NewBatch();
        dialect.Add(
            batch,
            """
            SELECT t.estate_no, t.account_no, CAST(SUM(t.debit) AS bigint), CAST(SUM(t.credit) AS bigint),
                MAX(t.book_date) FROM {keys}
            JOIN turnover t ON t.estate_no = k.estate_no AND t.account_no = k.account_no
                AND t.value_date > k.after_day GROUP BY t.estate_no, t.account_no
            """,
            keys.Set
        );
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var account = all[(reader.GetInt32(0), reader.GetInt32(1))];
            (account.Debited, account.Credited, account.LastBooked) = (
                reader.GetInt64(2),
                reader.GetInt64(3),
                RecordReader.Date(reader, 4)
            );
        }
    }

    /// <summary>
    /// Requests before it in the group move an estate's moment on by a microsecond per record: holds that end within
    /// this are read too, and judged when their turn comes.
    /// </summary>
    private static readonly Duration LongestGroup = Duration.FromMinutes(1);

    private async Task ReadExpiredHolds()
    {
        var held = new AccountMomentColumns();
        foreach (var (account, _) in Guarded())
            if (account.Held > 0)
                held.Add(
                    account.Estate.No,
                    account.No,
                    (account.Estate.MomentOfNext(_now) + LongestGroup).ToDatabase()
                );
        if (held.Set.Count == 0 || TakeExpiring(held.Set))
            return;
        await using var batch = NewSelects();
        batch.Select(
            """
            SELECT h.hold_id, h.estate_no, h.account_no, h.amount, h.value_date, h.expires_at FROM {keys}
            JOIN open_hold h ON h.estate_no = k.estate_no AND h.account_no = k.account_no AND h.expires_at <= k.moment
            """,
            held.Set,
            row => TakeExpired(new OpenHold(row))
        );
        await batch.Execute(cancel);
    }

    private void TakeExpired(OpenHold open)
    {
        var account = AccountsByNo()[(open.Estate, open.Account)];
        var hold = new Hold(
            new(open.Id),
            account.Estate.Estate.Code,
            account.Key,
            account.Money(open.Amount),
            open.ValueDate,
            open.ExpiresAt
        );
        _books.Holds.TryAdd(hold.Id, hold); // One that is named is known already, with whose it is.
        account.OpenHolds.Add(hold.Id);
    }

    private void AskHoldEnds(SelectBatch batch) =>
        batch.Select(
            "SELECT e.hold_id, e.kind, e.entry_id FROM {keys} JOIN journal_event e ON e.hold_id = k.id WHERE e.kind {ends_hold}",
            new IdColumns(_needs.Holds).Set,
            row =>
            {
                // Placed and ended since they were looked for: nobody has been told yet, so the hold is unknown still.
                if (!_books.Holds.TryGetValue(new(row.GetGuid(0)), out var open))
                    return;
                var ended = Hold.TriggerOf((RecordKind)row.GetInt16(1));
                _books.Holds[open.Id] = open.At(
                    Hold.Lifecycle.Fire(open.Status, ended),
                    new(row.IsDBNull(2) ? Guid.Empty : row.GetGuid(2))
                );
            }
        );

    private void AskReversals(SelectBatch batch)
    {
        foreach (var entry in _located)
            _books.Remember(entry);
        batch.Select(
            "SELECT e.related, e.id FROM {keys} JOIN journal_entry e ON e.related = k.id WHERE e.kind {is_reversal}",
            new IdColumns(_located.Select(entry => entry.Id.Value)).Set,
            row =>
            {
                var original = new Id<JournalEntry>(row.GetGuid(0));
                _books.Entries[original] = _books.Entries[original] with { ReversedBy = new(row.GetGuid(1)) };
            }
        );
    }

    private void AskPeriods(SelectBatch batch, RowSet estates) =>
        batch.Select(
            "SELECT p.estate_no, p.first_day, p.last_day, p.status, p.last_step_by FROM {keys} JOIN period p ON p.estate_no = k.estate_no",
            estates,
            row =>
            {
                var period = new Ledger.Journal.Period(
                    RecordReader.Date(row, 1),
                    RecordReader.Date(row, 2),
                    (PeriodStatus)row.GetInt16(3),
                    new(row.GetGuid(4))
                );
                BooksOf(row.GetInt32(0)).Periods[period.Last] = period;
            }
        );
}
