using System.Data.Common;
using System.Security.Cryptography;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;

namespace Ledger.Storage.Journal;

/// <summary>
/// One attempt at one group of batches: lock, read what they name, decide, write. Two round trips when nothing is
/// unusual.
/// </summary>
/// <remarks>
/// The estates' locks come first, in a statement of their own, ascending; what is read after them cannot change until
/// the
/// transaction ends. What can never change (estates, accounts' identities, entries' content) may be read before.
/// </remarks>
internal sealed partial class JournalSession(
    Dialect dialect,
    Directory directory,
    IClock? clock,
    DbConnection connection,
    CancellationToken cancel
)
{
    private const string Heads =
        "SELECT h.estate_no, h.seq, h.hash, h.last_recorded_at, h.closed_through, h.last_account_no, e.id, "
        + "CASE WHEN EXISTS (SELECT 1 FROM alliance a WHERE a.code = e.code AND a.state {has_estate}) OR EXISTS (SELECT 1 FROM fund f WHERE f.code = e.code) THEN 1 ELSE 0 END FROM {keys} JOIN estate_head h ON h.estate_no = k.estate_no JOIN estate e ON e.no = h.estate_no";

    private const string Accounts = """
        SELECT a.estate_no, a.no, a.code, a.holder, a.currency, a.opened_on, a.closed_on, b.side, b.posted, b.held, b.latest FROM {keys}
        JOIN account a ON a.estate_no = k.estate_no AND a.code = k.code AND a.holder = k.holder
        JOIN account_balance b ON b.estate_no = a.estate_no AND b.account_no = a.no
        """;

    private readonly RecordReader _records = new(dialect, directory);
    private readonly Books _books = new();
    private readonly List<RecordedEntry> _located = [];
    private Needs _needs = null!;
    private DbTransaction? _transaction;
    private Instant _now;

    /// <summary>
    /// Judges the batches and writes what is accepted, in a transaction of its own; a dry run writes nothing.
    /// </summary>
    /// <param name="needs">What the batches name.</param>
    public async Task<IReadOnlyList<Decision>> Run(IReadOnlyList<Batch> batches, Needs needs, bool isDryRun)
    {
        await Locate(batches, needs);
        if (_needs.Estates.Count > JournalRequest.MaxEstates)
            return await RunApart(batches, isDryRun);
        if (!dialect.TransactionsAreStatements)
            _transaction = await connection.BeginTransactionAsync(cancel);
        await LockAndRead(dialect.TransactionsAreStatements);
        await ReadTheUnusual();
        if (!isDryRun && CanWriteInParts(batches))
            return await RunInParts(batches);
        var decisions = Decide(batches);
        if (isDryRun || decisions.All(decision => decision.Accepted.Count == 0))
            await RollBack();
        else
            await Write(decisions, commits: true);
        return decisions;
    }

    /// <summary>The same within the caller's transaction, which the caller commits.</summary>
    public async Task<IReadOnlyList<Decision>> Join(
        DbTransaction transaction,
        IReadOnlyList<Batch> batches,
        Needs needs
    )
    {
        _transaction = transaction;
        await Locate(batches, needs);
        if (_needs.Estates.Count > JournalRequest.MaxEstates)
            return [.. batches.Select(TooManyEstates)];
        await LockAndRead(begins: false);
        await ReadTheUnusual();
        var decisions = Decide(batches);
        if (decisions.Any(decision => decision.Accepted.Count > 0))
            await Write(decisions, commits: false);
        return decisions;
    }

    private async Task LockAndRead(bool begins)
    {
        var estates = _needs
            .Estates.Select(code => directory.EstatesByCode.GetValueOrDefault(code))
            .OfType<EstateBooks>()
            .OrderBy(estate => estate.No)
            .ToList();
        var (locks, numbers, accounts) = (new EstateNoColumns(), new EstateNoColumns(), new AccountKeyColumns());
        if (_needs.OpensEstates)
            locks.Add(0);
        foreach (var estate in estates)
        {
            locks.Add(estate.No);
            numbers.Add(estate.No);
            _books.Estates[estate.Estate.Code] = new EstateBooks(estate.No, estate.Estate);
        }
        foreach (var ((code, account, holder), _) in _needs.Accounts)
            if (directory.EstatesByCode.TryGetValue(code, out var estate))
                accounts.Add(estate.No, account, holder);

        await using var batch = NewBatch();
        if (begins)
            dialect.Add(batch, "BEGIN");
        dialect.Add(batch, dialect.LockForWriting, locks.Set);
        dialect.Add(batch, $"SELECT {dialect.Clock}");
        dialect.Add(batch, Heads, numbers.Set);
        dialect.Add(batch, Accounts, accounts.Set);
        dialect.Add(
            batch,
            "SELECT r.id FROM {keys} JOIN request r ON r.id = k.id WHERE r.leg = 1",
            new IdColumns(_needs.Requests).Set
        );
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        await ReadSnapshot(reader);
    }

    private async Task ReadSnapshot(DbDataReader reader)
    {
        await reader.NextResultAsync(cancel); // The locks' own rows.
        await reader.ReadAsync(cancel);
        _now = clock?.GetCurrentInstant() ?? Dialect.ReadInstant(reader, 0);
        await reader.NextResultAsync(cancel);
        var heads = 0;
        for (; await reader.ReadAsync(cancel); heads++)
            ReadHead(reader);
        if (heads < _books.Estates.Count)
            throw new StaleDirectoryException();
        await reader.NextResultAsync(cancel);
        while (await reader.ReadAsync(cancel))
            ReadAccount(reader);
        await reader.NextResultAsync(cancel);
        while (await reader.ReadAsync(cancel))
            _seen.Add(reader.GetGuid(0));
    }

    private readonly HashSet<Guid> _seen = [];

    private EstateBooks BooksOf(int estateNo) => _books.Estates[directory.EstatesByNo[estateNo].Estate.Code];

    private void ReadHead(DbDataReader reader)
    {
        var head = BooksOf(reader.GetInt32(0));
        head.Seq = reader.GetInt64(1);
        if (!directory.Knows(head.No, reader.GetGuid(6), head.Seq))
            throw new StaleDirectoryException();
        directory.Reached(head.No, head.Seq);
        head.Hash = reader.GetFieldValue<byte[]>(2);
        head.LastRecordedAt = Dialect.ReadInstant(reader, 3);
        head.ClosedThrough = RecordReader.Date(reader, 4);
        head.LastAccountNo = reader.GetInt32(5);
        head.HasFiles = reader.GetInt32(7) == 1;
    }

    private void ReadAccount(DbDataReader reader)
    {
        var estate = BooksOf(reader.GetInt32(0));
        var account = new AccountBooks(
            estate,
            reader.GetInt32(1),
            RecordReader.Key(reader, 2),
            (Constraint)reader.GetInt16(7),
            RecordReader.Date(reader, 5)
        )
        {
            ClosedOn = reader.IsDBNull(6) ? null : RecordReader.Date(reader, 6),
            Posted = reader.GetInt64(8),
            Held = reader.GetInt64(9),
            Latest = RecordReader.Date(reader, 10),
        };
        account.DaysKnownAfter = account.Latest;
        estate.Accounts[account.Key] = account;
    }

    /// <summary>
    /// What only some groups need: answers given before, days in the past, holds, reversed entries, periods.
    /// </summary>
    private async Task ReadTheUnusual()
    {
        if (_needs.OpensEstates)
            await ReadNextEstateNo();
        if (_seen.Count > 0)
            await ReadAnswered();
        await ReadExpiredHolds();
        await ReadDays();
        if (_needs.Histories.Count > 0)
            await ReadHistories();
        if (_needs.Holds.Count > 0)
            await ReadHoldEnds();
        if (_located.Count > 0)
            await ReadReversals();
        if (_needs.StepsPeriods)
            await ReadPeriods();
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

    private async Task ReadNextEstateNo()
    {
        await using var batch = NewBatch();
        dialect.Add(batch, "SELECT COALESCE(MAX(no), 0) + 1 FROM estate");
        dialect.Add(
            batch,
            "SELECT e.id, e.code FROM {keys} JOIN estate e ON e.id = k.id",
            new IdColumns(_needs.NewEstates).Set
        );
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        _books.NextEstateNo = reader.GetInt32(0);
        await reader.NextResultAsync(cancel);
        while (await reader.ReadAsync(cancel))
            _books.EstateIds[new(reader.GetGuid(0))] = reader.GetString(1);
    }

    private async Task ReadAnswered()
    {
        var ranges = new RangeColumns();
        await using (var batch = NewBatch())
        {
            dialect.Add(
                batch,
                "SELECT r.estate_no, r.first_seq, r.last_seq FROM {keys} JOIN request r ON r.id = k.id",
                new IdColumns(_seen).Set
            );
            await using var reader = await batch.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
                ranges.Add(reader.GetInt32(0), reader.GetInt64(1), reader.GetInt64(2));
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
            SELECT t.estate_no, t.account_no, CAST(SUM(t.debit) AS bigint), CAST(SUM(t.credit) AS bigint), MAX(t.book_date) FROM {keys}
            JOIN turnover t ON t.estate_no = k.estate_no AND t.account_no = k.account_no AND t.value_date > k.after_day GROUP BY t.estate_no, t.account_no
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
        if (held.Set.Count == 0)
            return;
        await using var batch = NewBatch();
        var accounts = AccountsByNo();
        dialect.Add(
            batch,
            """
            SELECT h.hold_id, h.estate_no, h.account_no, h.amount, h.value_date, h.expires_at FROM {keys}
            JOIN open_hold h ON h.estate_no = k.estate_no AND h.account_no = k.account_no AND h.expires_at <= k.moment
            """,
            held.Set
        );
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var account = accounts[(reader.GetInt32(1), reader.GetInt32(2))];
            var hold = new Hold(
                new(reader.GetGuid(0)),
                account.Estate.Estate.Code,
                account.Key,
                account.Money(reader.GetInt64(3)),
                RecordReader.Date(reader, 4),
                Dialect.ReadInstant(reader, 5)
            );
            _books.Holds.TryAdd(hold.Id, hold); // One that is named is known already, with whose it is.
            account.OpenHolds.Add(hold.Id);
        }
    }

    private async Task ReadHoldEnds()
    {
        await using var batch = NewBatch();
        dialect.Add(
            batch,
            "SELECT e.hold_id, e.kind, e.entry_id FROM {keys} JOIN journal_event e ON e.hold_id = k.id WHERE e.kind {ends_hold}",
            new IdColumns(_needs.Holds).Set
        );
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            // Placed and ended since they were looked for: nobody has been told yet, so the hold is unknown still.
            if (!_books.Holds.TryGetValue(new(reader.GetGuid(0)), out var open))
                continue;
            var ended = Hold.TriggerOf((RecordKind)reader.GetInt16(1));
            _books.Holds[open.Id] = open.At(
                Hold.Lifecycle.Fire(open.Status, ended),
                new(reader.IsDBNull(2) ? Guid.Empty : reader.GetGuid(2))
            );
        }
    }

    private async Task ReadReversals()
    {
        foreach (var entry in _located)
            _books.Remember(entry);
        await using var batch = NewBatch();
        dialect.Add(
            batch,
            "SELECT e.related, e.id FROM {keys} JOIN journal_entry e ON e.related = k.id WHERE e.kind {is_reversal}",
            new IdColumns(_located.Select(entry => entry.Id.Value)).Set
        );
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var original = new Id<JournalEntry>(reader.GetGuid(0));
            _books.Entries[original] = _books.Entries[original] with { ReversedBy = new(reader.GetGuid(1)) };
        }
    }

    private async Task ReadPeriods()
    {
        var keys = new EstateNoColumns();
        foreach (var estate in _books.Estates.Values)
            keys.Add(estate.No);
        await using var batch = NewBatch();
        dialect.Add(
            batch,
            "SELECT p.estate_no, p.first_day, p.last_day, p.status, p.last_step_by FROM {keys} JOIN period p ON p.estate_no = k.estate_no",
            keys.Set
        );
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
        {
            var period = new Ledger.Journal.Period(
                RecordReader.Date(reader, 1),
                RecordReader.Date(reader, 2),
                (PeriodStatus)reader.GetInt16(3),
                new(reader.GetGuid(4))
            );
            BooksOf(reader.GetInt32(0)).Periods[period.Last] = period;
        }
    }

    private IReadOnlyList<Decision> Decide(IReadOnlyList<Batch> batches)
    {
        var salts = new byte[4096];
        var used = salts.Length;
        return Ledger.Journal.Journal.Decide(
            _books,
            batches,
            _now,
            () =>
            {
                if (used == salts.Length)
                {
                    RandomNumberGenerator.Fill(salts);
                    used = 0;
                }
                return salts[used..(used += Chain.SaltLength)];
            }
        );
    }

    private async Task RollBack()
    {
        if (_transaction is not null)
        {
            await _transaction.RollbackAsync(cancel);
            return;
        }
        await using var batch = NewBatch();
        dialect.Add(batch, "ROLLBACK");
        await batch.ExecuteNonQueryAsync(cancel);
    }

    private DbBatch NewBatch() => dialect.CreateBatch(connection, _transaction);
}
