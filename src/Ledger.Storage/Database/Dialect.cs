using System.Collections.Concurrent;
using System.Data;
using System.Data.Common;
using NodaTime;

namespace Ledger.Storage.Database;

/// <summary>What the two databases say differently. Everything else is one SQL text for both.</summary>
/// <remarks>
/// A statement names its one set of rows as <c>{keys}</c>, which becomes <c>unnest(…) AS k(…)</c> or a table-valued
/// parameter, and rules of the domain as in <c>{has_estate}</c> (<see cref="SqlText.WithRules"/>);
/// values never become part of the text.
/// </remarks>
internal abstract class Dialect
{
    private readonly ConcurrentDictionary<(string Template, RowSetShape Shape), string> _texts = new();

    public abstract DatabaseKind Kind { get; }

    /// <summary>
    /// True when begin and commit travel in the same round trip as other statements; false when ADO.NET's transaction
    /// is needed.
    /// </summary>
    public abstract bool TransactionsAreStatements { get; }

    public abstract DbConnection CreateConnection();

    /// <summary>
    /// A connection whose statements are planned for the journal writer's: sets of keys, each looked up by index.
    /// </summary>
    public virtual DbConnection CreateWriterConnection() => CreateConnection();

    /// <summary>
    /// Statements that travel together. Never <see cref="DbConnection.CreateBatch"/>: SQL Server has a batch of our
    /// own.
    /// </summary>
    public abstract DbBatch CreateBatch(DbConnection connection, DbTransaction? transaction);

    /// <summary>
    /// Locks the estates of <c>{keys}</c> (estate_no, ascending) for writing until the transaction ends.
    /// </summary>
    public abstract string LockForWriting { get; }

    /// <summary>As <see cref="LockForWriting"/>, but shared with other readers: waits for writers only.</summary>
    public abstract string LockForReading { get; }

    /// <summary>One column: the database's clock, to the microsecond, in UTC.</summary>
    public abstract string Clock { get; }

    /// <summary>Joins each row with what a subquery finds for it.</summary>
    public string ForEach =>
        Kind switch
        {
            DatabaseKind.PostgreSql => "CROSS JOIN LATERAL",
            DatabaseKind.SqlServer => "CROSS APPLY",
        };

    /// <summary>Every statement of the transaction sees the database as it was at the first one.</summary>
    public IsolationLevel Snapshot =>
        Kind switch
        {
            DatabaseKind.PostgreSql => IsolationLevel.RepeatableRead,
            DatabaseKind.SqlServer => IsolationLevel.Snapshot,
        };

    /// <summary>
    /// Adds debit and credit of <c>{keys}</c> to a table of turnovers, making rows that are not there.
    /// </summary>
    public abstract IEnumerable<string> AddTurnovers(string table, string keyColumns);

    /// <summary>
    /// Sets the non-key columns from <c>{keys}</c>, making rows that are not there; a row that is there keeps the
    /// columns of <paramref name="keep"/>.
    /// </summary>
    public abstract IEnumerable<string> Upsert(
        string table,
        IReadOnlyList<string> keyColumns,
        IReadOnlyList<string> columns,
        IReadOnlyList<string> keep
    );

    /// <summary>
    /// Whether the fault may pass by itself: a lost connection, a deadlock, a lock that took too long, a race on a
    /// unique key.
    /// </summary>
    public abstract bool IsTransient(Exception fault);

    /// <summary>
    /// Keys that two processes may give at once: judged anew, it is a replay or a refusal. Every other key is given
    /// under a lock; twice, it is a fault.
    /// </summary>
    protected internal static readonly IReadOnlyList<string> RacedKeys =
    [
        "PK_request",
        "PK_person",
        "IX_person_handle",
        "PK_command",
        "PK_file_step",
        "PK_alliance",
        "IX_alliance_code",
        "PK_programme",
        "PK_delegation",
        "PK_role_assignment",
        "PK_instrument",
        "IX_estate_code",
        "PK_escalation",
        "PK_job_run",
        "IX_fund_code",
        "PK_fund_step",
        "IX_fund_member_fund_code",
        "IX_loan_fund_number",
        "IX_repayment_commitment_fund_number",
        "IX_credit_line_fund_number",
        "IX_fund_day_fund_day",
        "PK_regulation",
        "PK_regulation_code",
        "PK_legal_maximum",
        UniqueIndexes.InvoiceOnce,
        UniqueIndexes.OrderedOnce,
        UniqueIndexes.NamedOnce,
        UniqueIndexes.CalledOnce,
        UniqueIndexes.WrittenOnce,
    ];

    /// <summary>
    /// Begins, in the trip of the first statement, a transaction that only reads and sees the database as it was then;
    /// null where the provider must begin it.
    /// </summary>
    public string? BeginSnapshot =>
        Kind == DatabaseKind.PostgreSql ? "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" : null;

    protected abstract string KeysText(RowSet keys);

    protected abstract void AddKeys(DbBatchCommand command, RowSet keys);

    public static Instant ReadInstant(DbDataReader reader, int ordinal) => reader.GetDateTime(ordinal).ToInstant();

    /// <summary>Adds a statement to the batch.</summary>
    public void Add(DbBatch batch, string template, RowSet? keys = null)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = keys is null
            ? template
            : _texts.GetOrAdd(
                (template, RowSetShape.Of(keys)),
                _ =>
                    SqlText
                        .WithRules(template)
                        .Replace("{for_each}", ForEach, StringComparison.Ordinal)
                        .Replace("{keys}", KeysText(keys), StringComparison.Ordinal)
            );
        if (keys is not null)
            AddKeys(command, keys);
        batch.BatchCommands.Add(command);
    }

    /// <summary>Whether <see cref="Copy"/> is there: a faster way than a statement for thousands of rows.</summary>
    public virtual bool Copies => false;

    /// <summary>Inserts the rows; triggers and checks judge them as they judge a statement's.</summary>
    public virtual Task Copy(DbConnection connection, RowSet rows, CancellationToken cancel) =>
        throw new NotSupportedException();

    public void AddInsert(DbBatch batch, RowSet rows)
    {
        if (rows.Count == 0)
            return;
        Add(batch, InsertText(rows), rows);
    }

    private readonly ConcurrentDictionary<RowSetShape, string> _inserts = new();

    private string InsertText(RowSet rows) =>
        _inserts.GetOrAdd(
            RowSetShape.Of(rows),
            _ =>
            {
                var columns = string.Join(", ", rows.Columns.Select(column => column.Name));
                return $"INSERT INTO {rows.Table} ({columns}) SELECT {columns} FROM {{keys}}";
            }
        );

    /// <summary>Sets of one name have one list of columns: the name is the shape.</summary>
    private readonly record struct RowSetShape(string Name)
    {
        public static RowSetShape Of(RowSet rows) => new(rows.Table);
    }
}
