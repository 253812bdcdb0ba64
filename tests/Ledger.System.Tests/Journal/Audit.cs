using Ledger.Journal;
using Ledger.Storage.Database;
using Ledger.Storage.Journal;
using Xunit;

namespace Ledger.SystemTests;

/// <summary>
/// Reads the books by other ways than the writer's and says everything that does not agree: the oracle of the system
/// tests.
/// </summary>
/// <remarks>
/// Each question returns rows only where something is wrong. It knows the laws, and nothing of how the writer keeps
/// them.
/// </remarks>
internal static class Audit
{
    private static readonly (string Fault, string Sql)[] Questions =
    [
        (
            "sequence not dense",
            """
            SELECT h.estate_no, h.seq, l.c, l.lo, l.hi FROM estate_head h LEFT JOIN (
                SELECT estate_no, count(*) c, count(DISTINCT seq) d, min(seq) lo, max(seq) hi
                FROM (SELECT estate_no, seq FROM journal_entry UNION ALL SELECT estate_no, seq FROM journal_event) x GROUP BY estate_no) l USING (estate_no)
            WHERE l.c IS NULL OR h.seq <> l.c OR l.d <> l.c OR l.lo <> 1 OR l.hi <> h.seq
            """
        ),
        (
            "links of no estate",
            "SELECT x.estate_no FROM (SELECT estate_no FROM journal_entry UNION SELECT estate_no FROM journal_event UNION SELECT estate_no FROM account UNION SELECT no FROM estate) x LEFT JOIN estate_head h USING (estate_no) WHERE h.estate_no IS NULL"
        ),
        (
            "entry without its lines",
            """
            SELECT e.estate_no, e.seq, e.lines, count(p.line), sum(p.line) FROM journal_entry e LEFT JOIN posting p ON p.estate_no = e.estate_no AND p.seq = e.seq
            GROUP BY e.estate_no, e.seq, e.lines HAVING count(p.line) <> e.lines OR sum(p.line) <> e.lines * (e.lines + 1) / 2
            """
        ),
        (
            "posting without entry",
            "SELECT p.estate_no, p.seq FROM posting p LEFT JOIN journal_entry e ON e.estate_no = p.estate_no AND e.seq = p.seq AND e.book_date = p.book_date WHERE e.seq IS NULL"
        ),
        (
            "entry out of balance",
            "SELECT estate_no, seq, currency, sum(amount) FROM posting GROUP BY 1, 2, 3 HAVING sum(amount) <> 0"
        ),
        (
            "balance",
            """
            SELECT a.estate_no, a.no, b.posted, p.amount, b.held, h.amount FROM account a LEFT JOIN account_balance b ON b.estate_no = a.estate_no AND b.account_no = a.no
            LEFT JOIN (SELECT estate_no, account_no, sum(amount) amount FROM posting GROUP BY 1, 2) p ON p.estate_no = a.estate_no AND p.account_no = a.no
            LEFT JOIN (SELECT estate_no, account_no, sum(amount) amount FROM open_hold GROUP BY 1, 2) h ON h.estate_no = a.estate_no AND h.account_no = a.no
            WHERE b.posted IS DISTINCT FROM COALESCE(p.amount, 0) OR b.held IS DISTINCT FROM COALESCE(h.amount, 0)
            """
        ),
        (
            "latest value date",
            """
            SELECT b.estate_no, b.account_no, b.latest, d.latest FROM account_balance b LEFT JOIN (
                SELECT estate_no, account_no, max(day) latest FROM (
                    SELECT p.estate_no, p.account_no, e.value_date AS day FROM posting p JOIN journal_entry e ON e.estate_no = p.estate_no AND e.seq = p.seq
                    UNION ALL SELECT estate_no, account_no, first_day FROM journal_event WHERE kind = 6) x GROUP BY 1, 2) d USING (estate_no, account_no)
            WHERE b.latest <> COALESCE(d.latest, DATE '1899-12-31')
            """
        ),
        (
            "turnover",
            """
            SELECT * FROM (SELECT p.estate_no, p.account_no, e.book_date, e.value_date, (e.recorded_at AT TIME ZONE 'UTC')::date recorded_on,
                    sum(greatest(p.amount, 0)) debit, sum(greatest(-p.amount, 0)) credit
                FROM posting p JOIN journal_entry e ON e.estate_no = p.estate_no AND e.seq = p.seq GROUP BY 1, 2, 3, 4, 5) x
            FULL JOIN turnover t USING (estate_no, account_no, book_date, value_date, recorded_on)
            WHERE x.debit IS DISTINCT FROM t.debit OR x.credit IS DISTINCT FROM t.credit
            """
        ),
        (
            "turnover by dimension",
            """
            SELECT * FROM (SELECT p.estate_no, p.account_no, p.dimension_no, e.book_date, e.value_date, (e.recorded_at AT TIME ZONE 'UTC')::date recorded_on,
                    sum(greatest(p.amount, 0)) debit, sum(greatest(-p.amount, 0)) credit
                FROM posting p JOIN journal_entry e ON e.estate_no = p.estate_no AND e.seq = p.seq WHERE p.dimension_no IS NOT NULL GROUP BY 1, 2, 3, 4, 5, 6) x
            FULL JOIN dimension_turnover t USING (estate_no, account_no, dimension_no, book_date, value_date, recorded_on)
            WHERE x.debit IS DISTINCT FROM t.debit OR x.credit IS DISTINCT FROM t.credit
            """
        ),
        (
            "set of dimensions",
            "SELECT labels, count(*) FROM dimension_set GROUP BY labels HAVING count(*) > 1 UNION ALL SELECT 'missing', p.dimension_no FROM posting p LEFT JOIN dimension_set d ON d.no = p.dimension_no WHERE p.dimension_no IS NOT NULL AND d.no IS NULL"
        ),
        (
            "open hold",
            """
            SELECT * FROM (SELECT estate_no, account_no, hold_id, amount, first_day AS value_date, expires_at FROM journal_event e WHERE kind = 6
                AND NOT EXISTS (SELECT 1 FROM journal_event r WHERE r.hold_id = e.hold_id AND r.kind IN (7, 8, 9))) x
            FULL JOIN open_hold h USING (hold_id) WHERE x.amount IS DISTINCT FROM h.amount OR x.account_no IS DISTINCT FROM h.account_no
                OR x.value_date IS DISTINCT FROM h.value_date OR x.expires_at IS DISTINCT FROM h.expires_at
            """
        ),
        (
            "hold resolved twice or never placed",
            """
            SELECT r.hold_id, count(*) FROM journal_event r LEFT JOIN journal_event p ON p.hold_id = r.hold_id AND p.kind = 6 AND p.estate_no = r.estate_no AND p.seq < r.seq
            WHERE r.kind IN (7, 8, 9) GROUP BY 1 HAVING count(*) > 1 OR count(p.seq) <> 1
            """
        ),
        (
            "reversed twice, or the original is missing",
            """
            SELECT r.related, count(*) FROM journal_entry r LEFT JOIN journal_entry o ON o.id = r.related AND o.estate_no = r.estate_no AND o.seq < r.seq
            WHERE r.kind = 1 GROUP BY 1 HAVING count(*) > 1 OR count(o.seq) <> 1
            """
        ),
        (
            "days of record",
            """
            SELECT * FROM (SELECT estate_no, (recorded_at AT TIME ZONE 'UTC')::date recorded_on, min(seq) first_seq, max(seq) last_seq
                FROM (SELECT estate_no, seq, recorded_at FROM journal_entry UNION ALL SELECT estate_no, seq, recorded_at FROM journal_event) l GROUP BY 1, 2) x
            FULL JOIN record_day d USING (estate_no, recorded_on) WHERE x.first_seq IS DISTINCT FROM d.first_seq OR x.last_seq IS DISTINCT FROM d.last_seq
            """
        ),
        (
            "request",
            """
            SELECT * FROM (SELECT request_id AS id, estate_no, min(seq) first_seq, max(seq) last_seq, count(*) c
                FROM (SELECT estate_no, seq, request_id FROM journal_entry UNION ALL SELECT estate_no, seq, request_id FROM journal_event) l GROUP BY 1, 2) x
            FULL JOIN request r USING (id, estate_no) WHERE x.first_seq IS DISTINCT FROM r.first_seq OR x.last_seq IS DISTINCT FROM r.last_seq OR x.c <> r.last_seq - r.first_seq + 1
            """
        ),
        ("legs of a request", "SELECT id FROM request GROUP BY id HAVING min(leg) <> 1 OR max(leg) <> count(*)"),
        (
            "moment does not grow",
            """
            SELECT estate_no, seq FROM (SELECT estate_no, seq, recorded_at, lag(recorded_at) OVER (PARTITION BY estate_no ORDER BY seq) AS before
                FROM (SELECT estate_no, seq, recorded_at FROM journal_entry UNION ALL SELECT estate_no, seq, recorded_at FROM journal_event) l) x WHERE recorded_at <= before
            """
        ),
        (
            "head behind its last record",
            """
            SELECT h.estate_no FROM estate_head h JOIN (SELECT estate_no, seq, recorded_at, hash FROM journal_entry UNION ALL SELECT estate_no, seq, recorded_at, hash FROM journal_event) l USING (estate_no, seq)
            WHERE h.last_recorded_at <> l.recorded_at OR h.hash <> l.hash
            """
        ),
        (
            "below zero",
            """
            SELECT * FROM (SELECT estate_no, account_no, day, sum(gained) OVER (PARTITION BY estate_no, account_no ORDER BY day) AS available FROM (
                SELECT estate_no, account_no, day, sum(gained) gained FROM (
                    SELECT p.estate_no, p.account_no, e.value_date AS day, CASE b.side WHEN 2 THEN -p.amount ELSE p.amount END gained FROM posting p
                        JOIN journal_entry e ON e.estate_no = p.estate_no AND e.seq = p.seq JOIN account_balance b ON b.estate_no = p.estate_no AND b.account_no = p.account_no WHERE b.side <> 0
                    UNION ALL SELECT estate_no, account_no, value_date, -amount FROM open_hold) c GROUP BY 1, 2, 3) d) x WHERE available < 0
            """
        ),
        (
            "total of a closed period",
            """
            SELECT * FROM (SELECT p.estate_no, p.last_day, t.account_no,
                    sum(CASE WHEN t.book_date <= p.last_day THEN t.debit ELSE 0 END) book_debit, sum(CASE WHEN t.book_date <= p.last_day THEN t.credit ELSE 0 END) book_credit,
                    sum(CASE WHEN t.value_date <= p.last_day THEN t.debit ELSE 0 END) value_debit, sum(CASE WHEN t.value_date <= p.last_day THEN t.credit ELSE 0 END) value_credit
                FROM period p JOIN turnover t USING (estate_no) WHERE p.status <> 0 AND (t.book_date <= p.last_day OR t.value_date <= p.last_day) GROUP BY 1, 2, 3) x
            FULL JOIN period_total k USING (estate_no, last_day, account_no)
            WHERE x.book_debit IS DISTINCT FROM k.book_debit OR x.book_credit IS DISTINCT FROM k.book_credit OR x.value_debit IS DISTINCT FROM k.value_debit OR x.value_credit IS DISTINCT FROM k.value_credit
            """
        ),
        (
            "entry dated in a period that was closed when it was recorded",
            """
            SELECT e.estate_no, e.seq FROM journal_entry e JOIN LATERAL (
                SELECT v.kind, v.first_day, v.last_day FROM journal_event v WHERE v.estate_no = e.estate_no AND v.seq < e.seq AND v.kind IN (10, 13) ORDER BY v.seq DESC LIMIT 1) v ON true
            WHERE least(e.book_date, e.value_date) <= CASE v.kind WHEN 10 THEN v.last_day ELSE v.first_day - 1 END
            """
        ),
    ];

    /// <summary>Fails with everything that is wrong; the totals and the chain are both looked at.</summary>
    public static async Task Passes(TestDatabase database)
    {
        var problems = await Problems(database);
        // The ledger's own verify must find nothing either; by another process, so that it rests on nothing remembered.
        await using var other = Storage.LedgerDatabase.Open(database.ConnectionString);
        foreach (var row in await database.Rows("SELECT code FROM estate ORDER BY code"))
            problems.AddRange(
                (await other.Verifier.Verify((string)row[0]!)).Match(
                    verification => verification.Findings.Select(finding => $"verify: {finding}"),
                    refusal => [$"verify: {refusal}"]
                )
            );
        Assert.True(problems.Count == 0, string.Join('\n', problems.Take(20)));
    }

    public static async Task<List<string>> Problems(TestDatabase database)
    {
        var problems = new List<string>();
        await using var connection = await database.Connect();
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        foreach (var (fault, sql) in Questions)
        {
            await using var command = new Npgsql.NpgsqlCommand(sql, connection, snapshot) { CommandTimeout = 300 };
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var values = new object[reader.FieldCount];
                reader.GetValues(values);
                problems.Add($"{fault}: {string.Join(", ", values)}");
            }
        }
        problems.AddRange(await ChainFaults(database, connection, snapshot));
        return problems;
    }

    /// <summary>Every link recomputed from its content (law 7), and every text from its salt.</summary>
    private static async Task<List<string>> ChainFaults(
        TestDatabase database,
        Npgsql.NpgsqlConnection connection,
        Npgsql.NpgsqlTransaction snapshot
    )
    {
        var (problems, chain) = (new List<string>(), new Chain());
        var (estate, previous) = (0, Chain.Genesis);
        foreach (var record in await Records(database, connection, snapshot))
        {
            if (record.Books.No != estate)
                (estate, previous) = (record.Books.No, Chain.Genesis);
            if (!chain.Hash(record, previous).AsSpan().SequenceEqual(record.Hash))
                problems.Add($"chain: record {record.Seq} of {record.Books.Estate.Code}");
            if (record.FreeText is { } text && !Chain.Seal(record.Salt!, text).AsSpan().SequenceEqual(record.TextSeal))
                problems.Add($"text: record {record.Seq} of {record.Books.Estate.Code}");
            previous = record.Hash;
        }
        return problems;
    }

    public static async Task<List<JournalRecord>> Records(TestDatabase database)
    {
        await using var connection = await database.Connect();
        await using var snapshot = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead);
        return await Records(database, connection, snapshot);
    }

    private static async Task<List<JournalRecord>> Records(
        TestDatabase database,
        Npgsql.NpgsqlConnection connection,
        Npgsql.NpgsqlTransaction snapshot
    )
    {
        var ranges = new RangeColumns();
        await using (var command = new Npgsql.NpgsqlCommand("SELECT no FROM estate", connection, snapshot))
        await using (var reader = await command.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                ranges.Add(reader.GetInt32(0), 1, long.MaxValue);
        return await new RecordReader(database.Ledger.Dialect, new Storage.Journal.Directory()).Read(
            connection,
            snapshot,
            ranges,
            default
        );
    }
}
