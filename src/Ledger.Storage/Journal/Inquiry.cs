using System.Data;
using System.Data.Common;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Database;
using NodaTime;

namespace Ledger.Storage.Journal;

/// <summary>
/// One question to one estate's books: finds the estate and, where the answer must stay the same for ever, waits for
/// its writers.
/// </summary>
/// <remarks>
/// As known at T: moments of record grow strictly with the sequence, so T is a cut in it. Totals are kept per UTC day
/// of record;
/// of T's own day the smaller part, before or after the cut, is read from the postings and added to or taken from the
/// totals.
/// </remarks>
internal sealed class Inquiry : IAsyncDisposable
{
    private static readonly DateOnly NoDay = new(9999, 1, 1);

    private readonly Dialect _dialect;
    private readonly CancellationToken _cancel;
    private DbTransaction? _transaction;
    private DateOnly _before = NoDay;
    private DateTime _knownAt = NoDay.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

    private Inquiry(Dialect dialect, DbConnection connection, EstateBooks estate, CancellationToken cancel) =>
        (_dialect, Connection, Estate, _cancel) = (dialect, connection, estate, cancel);

    public DbConnection Connection { get; }

    public EstateBooks Estate { get; }

    /// <summary>Number and currency of the account that was asked for, in every currency in which it is kept.</summary>
    public IReadOnlyList<(int No, string Currency)> Accounts { get; private init; } = [];

    /// <summary>
    /// Number of the last record that the answer knows of; only when the question waited for writers.
    /// </summary>
    public long Cut { get; private set; }

    /// <summary>
    /// The records of T's own day that the totals by day do not tell apart; empty when there are none.
    /// </summary>
    public (long First, long Last) Own { get; private set; } = (1, 0);

    /// <summary>+1 when those records are to be added to the totals, −1 when they are to be taken from them.</summary>
    public int OwnSign { get; private set; } = 1;

    public bool HasOwn => Own.First <= Own.Last;

    /// <param name="waits">Waits for the estate's writers, so that nothing known by then can still be on its
    /// way.</param>
    public static async Task<Result<Inquiry>> Begin(
        Dialect dialect,
        IClock? clock,
        string estate,
        AccountKey? account,
        Instant? knownAt,
        bool waits,
        CancellationToken cancel
    )
    {
        var connection = await Questions.Open(dialect, cancel);
        try
        {
            var (found, accounts) = await Find(dialect, connection, estate, account, cancel);
            if (found is null)
            {
                await connection.DisposeAsync();
                return new JournalRefusal.UnknownEstate(estate);
            }
            var inquiry = new Inquiry(dialect, connection, found, cancel) { Accounts = accounts };
            var refusal = waits || knownAt is not null ? await inquiry.Wait(clock, knownAt) : null;
            if (refusal is null)
                return inquiry;
            await inquiry.DisposeAsync();
            return refusal;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public DbBatch NewBatch() => _dialect.CreateBatch(Connection, _transaction);

    /// <param name="account">Number of the account; 0 is all.</param>
    public RowSet View(int account, LocalDate? through)
    {
        var view = new ViewColumns();
        view.Add(
            Estate.No,
            account,
            (through ?? Calendar.LastDay).ToDatabase(),
            _knownAt,
            _before,
            Own.First,
            Own.Last
        );
        return view.Set;
    }

    public async ValueTask DisposeAsync()
    {
        if (_transaction is not null)
            await _transaction.DisposeAsync();
        await Connection.DisposeAsync();
    }

    /// <summary>The estate, and the numbers of the account in every currency in which it is kept.</summary>
    /// <param name="account">Null: no account is wanted.</param>
    public static async Task<(EstateBooks? Estate, List<(int No, string Currency)> Accounts)> Find(
        Dialect dialect,
        DbConnection connection,
        string code,
        AccountKey? account,
        CancellationToken cancel
    )
    {
        await using var batch = new SelectBatch(dialect, connection, null);
        var (estate, accounts) = ((EstateBooks?)null, new List<(int, string)>());
        batch.Select(
            "SELECT e.no, e.id, e.code, e.kind, e.name, e.zone, e.currency, e.opened_on FROM {keys} JOIN estate e ON e.code = k.code",
            new CodeColumns([code]).Set,
            row => estate = RecordReader.ReadEstate(row)
        );
        if (account is { } wanted)
        {
            var key = new EstateAccountColumns();
            key.Add(code, wanted.Code, wanted.Holder.Value);
            batch.Select(
                """
                SELECT a.no, a.currency FROM {keys} JOIN estate e ON e.code = k.estate
                JOIN account a ON a.estate_no = e.no AND a.code = k.code AND a.holder = k.holder ORDER BY a.currency
                """,
                key.Set,
                row => accounts.Add((row.GetInt32(0), row.GetString(1)))
            );
        }
        await batch.Execute(cancel);
        return (estate, accounts);
    }

    private async Task<Refusal?> Wait(IClock? clock, Instant? knownAt)
    {
        _transaction = await Connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, _cancel);
        var estate = new EstateNoColumns();
        estate.Add(Estate.No);
        Instant now,
            last;
        await using (var batch = NewBatch())
        {
            _dialect.Add(batch, _dialect.LockForReading, estate.Set);
            _dialect.Add(batch, $"SELECT {_dialect.Clock}");
            _dialect.Add(
                batch,
                "SELECT h.seq, h.last_recorded_at FROM {keys} JOIN estate_head h ON h.estate_no = k.estate_no",
                estate.Set
            );
            await using var reader = await batch.ExecuteReaderAsync(_cancel);
            await reader.NextResultAsync(_cancel);
            await reader.ReadAsync(_cancel);
            now = clock?.GetCurrentInstant() ?? Dialect.ReadInstant(reader, 0);
            await reader.NextResultAsync(_cancel);
            await reader.ReadAsync(_cancel);
            (Cut, last) = (reader.GetInt64(0), Dialect.ReadInstant(reader, 1));
        }
        if (knownAt is not { } moment)
            return null;
        // At a moment that is still running something more may be recorded; not so at one that the estate's own records
        // have reached.
        if (moment >= now && moment > last)
            return new QuestionRefusal.FutureInstant(moment, Instant.Max(now, last));
        _knownAt = moment.ToDatabase();
        if (moment < last)
            await FindCut(moment);
        return null;
    }

    private async Task FindCut(Instant moment)
    {
        var day = moment.UtcDay();
        var (first, last, before) = await RecordsOf(day);
        (_before, Cut) = (day, before);
        if (first > last)
            return;

        var (known, unknown) = (first - 1, last + 1);
        while (unknown - known > 1)
        {
            var middle = known + (unknown - known) / 2;
            if (await RecordedAt(middle) <= moment)
                known = middle;
            else
                unknown = middle;
        }
        if (known >= first)
            Cut = known;
        if (known - first < last - known)
        {
            Own = (first, known);
            return;
        }
        (Own, OwnSign, _before) = ((unknown, last), -1, day.AddDays(1));
    }

    /// <summary>The records of the day, and the last one before it.</summary>
    private async Task<(long First, long Last, long Before)> RecordsOf(DateOnly day)
    {
        var key = new AccountDayColumns();
        key.Add(Estate.No, 0, day);
        await using var batch = NewBatch();
        _dialect.Add(
            batch,
            """
            SELECT d.recorded_on, d.first_seq, d.last_seq FROM {keys} JOIN record_day d
                ON d.estate_no = k.estate_no AND d.recorded_on <= k.after_day
            ORDER BY d.recorded_on DESC OFFSET 0 ROWS FETCH NEXT 2 ROWS ONLY
            """,
            key.Set
        );
        await using var reader = await batch.ExecuteReaderAsync(_cancel);
        var (first, last, before) = (1L, 0L, 0L);
        while (await reader.ReadAsync(_cancel))
            if (reader.GetFieldValue<DateOnly>(0) == day)
                (first, last) = (reader.GetInt64(1), reader.GetInt64(2));
            else
                before = Math.Max(before, reader.GetInt64(2));
        return (first, last, before);
    }

    private async Task<Instant> RecordedAt(long seq)
    {
        var key = new RangeColumns();
        key.Add(Estate.No, seq, seq);
        await using var batch = NewBatch();
        _dialect.Add(
            batch,
            """
            SELECT l.recorded_at FROM {keys} JOIN journal_entry l ON l.estate_no = k.estate_no AND l.seq = k.first_seq
            UNION ALL SELECT l.recorded_at FROM {keys} JOIN journal_event l ON l.estate_no = k.estate_no
                AND l.seq = k.first_seq
            """,
            key.Set
        );
        await using var reader = await batch.ExecuteReaderAsync(_cancel);
        return await reader.ReadAsync(_cancel)
            ? Dialect.ReadInstant(reader, 0)
            : throw new DamagedRecordException(Estate.Estate.Code, seq, new("finding.damage_missing"));
    }
}
