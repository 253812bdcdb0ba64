using System.Data.Common;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Database;
using NodaTime;

namespace Ledger.Storage.Journal;

/// <summary>
/// What accounts turned over, from the totals of the newest closed period and the turnovers after it.
/// </summary>
/// <remarks>
/// A closed period takes no entry by either date, so its totals stand for everything dated in it as long as it stays
/// closed.
/// Each account's turnovers are looked up by themselves: what lies behind the closed period is never read.
/// </remarks>
internal static class BalanceQuestions
{
    private const string ClosedThrough = """
        (SELECT COALESCE(MAX(p.last_day), CAST('1899-12-31' AS date)) AS last_day FROM period p
            WHERE p.estate_no = k.estate_no AND p.status {is_not_open} AND p.last_day <= k.through_day
                AND p.closed_at <= k.known_at) base
        """;

    private const string Sums = """
        CAST(SUM(CASE WHEN p.amount > 0 THEN p.amount ELSE 0 END) AS bigint) AS debit,
            CAST(SUM(CASE WHEN p.amount < 0 THEN -p.amount ELSE 0 END) AS bigint) AS credit
        """;

    /// <summary>The balances of one account, or of all in the order of the chart.</summary>
    /// <param name="account">Number of the account; 0 is all.</param>
    public static async Task<List<AccountBalance>> Read(
        Dialect dialect,
        Inquiry inquiry,
        Viewpoint viewpoint,
        int account,
        CancellationToken cancel
    )
    {
        var date = viewpoint.Basis == DateBasis.Book ? "book" : "value";
        var isNow = viewpoint is { Date: null, KnownAt: null };
        var view = inquiry.View(account, viewpoint.Date);
        await using var batch = inquiry.NewBatch();
        dialect.Add(batch, Totals(dialect, date, account), view);
        if (viewpoint.KnownAt is not null)
            dialect.Add(batch, Constraints(account), KnownRecords(inquiry, account));
        if (inquiry.HasOwn)
            dialect.Add(batch, OwnDay(dialect, date, account), view);

        await using var reader = await batch.ExecuteReaderAsync(cancel);
        var totals = new Dictionary<int, AccountBalance>();
        while (await reader.ReadAsync(cancel))
        {
            var key = RecordReader.Key(reader, 1);
            totals[reader.GetInt32(0)] = new AccountBalance(
                key,
                (Constraint)reader.GetInt16(4),
                new(reader.GetInt64(6), key.Currency),
                new(reader.GetInt64(7), key.Currency),
                new(isNow ? reader.GetInt64(5) : 0, key.Currency)
            );
        }
        if (viewpoint.KnownAt is not null)
            await KeepKnown(reader, totals, cancel);
        if (inquiry.HasOwn)
            await AddOwnDay(reader, inquiry.OwnSign, totals, cancel);
        return [.. totals.Values.OrderBy(balance => balance.Account, ChartOrder)];
    }

    /// <summary>
    /// What accounts turned over per set of dimensions. (There are no period totals by dimension: all its turnovers are
    /// read.)
    /// </summary>
    public static async Task<List<DimensionBalance>> ReadDimensions(
        Dialect dialect,
        Inquiry inquiry,
        Viewpoint viewpoint,
        CancellationToken cancel
    )
    {
        var date = viewpoint.Basis == DateBasis.Book ? "book_date" : "value_date";
        var view = inquiry.View(0, viewpoint.Date);
        await using var batch = inquiry.NewBatch();
        dialect.Add(batch, DimensionTurnovers(date), view);
        if (inquiry.HasOwn)
            dialect.Add(batch, DimensionOwnDay(dialect, date), view);

        await using var reader = await batch.ExecuteReaderAsync(cancel);
        var sums = new Dictionary<(AccountKey, string), (long Debit, long Credit)>();
        await AddDimensions(reader, 1, sums, cancel);
        if (inquiry.HasOwn)
        {
            await reader.NextResultAsync(cancel);
            await AddDimensions(reader, inquiry.OwnSign, sums, cancel);
        }
        return
        [
            .. sums.Where(pair => pair.Value != (0, 0))
                .OrderBy(pair => pair.Key.Item1, ChartOrder)
                .ThenBy(pair => pair.Key.Item2, StringComparer.Ordinal)
                .Select(pair => new DimensionBalance(
                    pair.Key.Item1,
                    Labels.FromStored(pair.Key.Item2),
                    new(pair.Value.Debit, pair.Key.Item1.Currency),
                    new(pair.Value.Credit, pair.Key.Item1.Currency)
                )),
        ];
    }

    public static readonly Comparer<AccountKey> ChartOrder = Comparer<AccountKey>.Create(
        (a, b) =>
            string.CompareOrdinal(a.Code, b.Code) is not 0 and var code ? code
            : string.CompareOrdinal(a.Holder.Value, b.Holder.Value) is not 0 and var holder ? holder
            : string.CompareOrdinal(a.Currency.Code, b.Currency.Code)
    );

    private static string Totals(Dialect dialect, string date, int account) =>
        $$"""
            SELECT a.no, a.code, a.holder, a.currency, b.side, b.held,
                CAST(COALESCE(pt.{{date}}_debit, 0) + t.debit AS bigint),
                CAST(COALESCE(pt.{{date}}_credit, 0) + t.credit AS bigint)
            FROM {keys} {{dialect.ForEach}} {{ClosedThrough}}
            JOIN account a ON a.estate_no = k.estate_no{{(account == 0 ? "" : " AND a.no = k.account_no")}}
            JOIN account_balance b ON b.estate_no = a.estate_no AND b.account_no = a.no
            LEFT JOIN period_total pt ON pt.estate_no = a.estate_no AND pt.last_day = base.last_day
                AND pt.account_no = a.no
            {{dialect.ForEach}} (SELECT COALESCE(SUM(t.debit), 0) AS debit, COALESCE(SUM(t.credit), 0) AS credit
                FROM turnover t
                WHERE t.estate_no = a.estate_no AND t.account_no = a.no AND t.{{date}}_date > base.last_day
                    AND t.{{date}}_date <= k.through_day AND t.recorded_on < k.before_day) t
            """;

    private static string OwnDay(Dialect dialect, string date, int account) =>
        $$"""
            SELECT s.account_no, s.debit, s.credit FROM {keys} {{dialect.ForEach}} {{ClosedThrough}} {{dialect.ForEach}}
            (SELECT p.account_no, {{Sums}} FROM journal_entry e
                JOIN posting p ON p.estate_no = k.estate_no AND p.seq = e.seq AND p.seq BETWEEN k.first_seq
                    AND k.last_seq{{(
                account == 0 ? "" : " AND p.account_no = k.account_no"
            )}}
                WHERE e.estate_no = k.estate_no AND e.seq BETWEEN k.first_seq AND k.last_seq
                    AND e.{{date}}_date > base.last_day AND e.{{date}}_date <= k.through_day
                GROUP BY p.account_no) s
            """;

    /// <summary>The constraint that each account had got by then; accounts opened later have none.</summary>
    private static string Constraints(int account) =>
        $$"""
            SELECT e.account_no, e.side FROM {keys} JOIN journal_event e ON e.estate_no = k.estate_no
                AND e.kind {constrains_account} AND e.seq <= k.last_seq
            {{(account == 0 ? "" : "AND e.account_no = k.account_no")}} ORDER BY e.seq
            """;

    private static RowSet KnownRecords(Inquiry inquiry, int account)
    {
        var known = new LinesColumns();
        known.Add(
            inquiry.Estate.No,
            account,
            Calendar.FirstDay.ToDatabase(),
            Calendar.LastDay.ToDatabase(),
            inquiry.Cut
        );
        return known.Set;
    }

    private static async Task KeepKnown(
        DbDataReader reader,
        Dictionary<int, AccountBalance> totals,
        CancellationToken cancel
    )
    {
        await reader.NextResultAsync(cancel);
        var known = new Dictionary<int, Constraint>();
        while (await reader.ReadAsync(cancel))
            known[reader.GetInt32(0)] = (Constraint)reader.GetInt16(1);
        foreach (var (no, balance) in totals.ToList())
            if (known.TryGetValue(no, out var constraint))
                totals[no] = balance with { Constraint = constraint };
            else
                totals.Remove(no);
    }

    private static async Task AddOwnDay(
        DbDataReader reader,
        int sign,
        Dictionary<int, AccountBalance> totals,
        CancellationToken cancel
    )
    {
        await reader.NextResultAsync(cancel);
        while (await reader.ReadAsync(cancel))
            if (totals.TryGetValue(reader.GetInt32(0), out var balance))
                totals[reader.GetInt32(0)] = balance with
                {
                    Debit = balance.Debit with { MinorUnits = balance.Debit.MinorUnits + sign * reader.GetInt64(1) },
                    Credit = balance.Credit with { MinorUnits = balance.Credit.MinorUnits + sign * reader.GetInt64(2) },
                };
    }

    private static string DimensionTurnovers(string date) =>
        DimensionSums(
            $$"""
            SELECT t.estate_no, t.account_no, t.dimension_no, CAST(SUM(t.debit) AS bigint) AS debit,
                CAST(SUM(t.credit) AS bigint) AS credit FROM {keys}
            JOIN dimension_turnover t ON t.estate_no = k.estate_no AND t.{{date}} <= k.through_day
                AND t.recorded_on < k.before_day
            GROUP BY t.estate_no, t.account_no, t.dimension_no
            """
        );

    private static string DimensionOwnDay(Dialect dialect, string date) =>
        DimensionSums(
            $$"""
            SELECT k.estate_no, o.account_no, o.dimension_no, o.debit, o.credit FROM {keys} {{dialect.ForEach}}
            (SELECT p.account_no, p.dimension_no, {{Sums}} FROM journal_entry e
                JOIN posting p ON p.estate_no = k.estate_no AND p.seq = e.seq AND p.seq BETWEEN k.first_seq
                    AND k.last_seq AND p.dimension_no IS NOT NULL
                WHERE e.estate_no = k.estate_no AND e.seq BETWEEN k.first_seq AND k.last_seq
                    AND e.{{date}} <= k.through_day
                GROUP BY p.account_no, p.dimension_no) o
            """
        );

    /// <summary>Every text that is put together here, for the tests that parse it.</summary>
    internal static IEnumerable<string> Texts(Dialect dialect) =>
        from date in (string[])["book", "value"]
        from account in (int[])[0, 1]
        from text in (string[])
            [
                Totals(dialect, date, account),
                OwnDay(dialect, date, account),
                Constraints(account),
                DimensionTurnovers(date + "_date"),
                DimensionOwnDay(dialect, date + "_date"),
            ]
        select text;

    private static string DimensionSums(string sums) =>
        $"""
            SELECT a.code, a.holder, a.currency, d.labels, s.debit, s.credit FROM ({sums}) s
            JOIN account a ON a.estate_no = s.estate_no AND a.no = s.account_no JOIN dimension_set d
                ON d.no = s.dimension_no
            """;

    private static async Task AddDimensions(
        DbDataReader reader,
        int sign,
        Dictionary<(AccountKey, string), (long Debit, long Credit)> sums,
        CancellationToken cancel
    )
    {
        while (await reader.ReadAsync(cancel))
        {
            var key = (RecordReader.Key(reader, 0), reader.GetString(3));
            var (debit, credit) = sums.GetValueOrDefault(key);
            sums[key] = (debit + sign * reader.GetInt64(4), credit + sign * reader.GetInt64(5));
        }
    }
}
