using System.Data.Common;
using System.Security.Cryptography;
using Ledger.Journal;
using Ledger.Storage.Database;
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
        SELECT a.estate_no, a.no, a.code, a.holder, a.currency, a.opened_on, a.closed_on, b.side, b.posted, b.held,
            b.latest FROM {keys}
        JOIN account a ON a.estate_no = k.estate_no AND a.code = k.code AND a.holder = k.holder
        JOIN account_balance b ON b.estate_no = a.estate_no AND b.account_no = a.no
        """;

    private readonly RecordReader _records = new(dialect, directory);
    private readonly JournalState _books = new();
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
            await Write(decisions);
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

        await using var batch = NewSelects();
        if (begins)
            batch.Run("BEGIN");
        batch.Select(dialect.LockForWriting, locks.Set, _ => { });
        batch.Select(
            $"SELECT {dialect.Clock}",
            null,
            row => _now = clock?.GetCurrentInstant() ?? Dialect.ReadInstant(row, 0)
        );
        var heads = 0;
        batch.Select(
            Heads,
            numbers.Set,
            row =>
            {
                ReadHead(row);
                heads++;
            }
        );
        batch.Select(Accounts, accounts.Set, ReadAccount);
        batch.Select(
            // Each by itself: with no statistics yet, PostgreSQL takes leg = 1 for rare and reads all requests for
            // each key.
            """
            SELECT r.id FROM {keys} {for_each}
            (SELECT r.id FROM request r WHERE r.id = k.id AND r.leg = 1 ORDER BY r.leg OFFSET 0 ROWS) r
            """,
            new IdColumns(_needs.Requests).Set,
            row => _seen.Add(row.GetGuid(0))
        );
        AskTheUnusual(batch, numbers.Set);
        await batch.Execute(cancel);
        if (heads < _books.Estates.Count)
            throw new StaleDirectoryException();
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

    private SelectBatch NewSelects() => new(dialect, connection, _transaction);

    private DbBatch NewBatch() => dialect.CreateBatch(connection, _transaction);
}
