using System.Data.Common;
using System.Runtime.CompilerServices;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Database;
using NodaTime;

namespace Ledger.Storage.Journal;

/// <summary>
/// Lists: statements of account, the general ledger, the journal itself. Read as they are asked for, with flat memory.
/// </summary>
public sealed partial class JournalReader
{
    private const int RecordsInChunk = 2_000;

    /// <summary>
    /// The postings of an account booked from one day through another, oldest first, with opening and running balance;
    /// streamed.
    /// </summary>
    /// <remarks>
    /// It shows the books as they stood when it was asked for, whatever is recorded while it is read.
    /// </remarks>
    public Task<Result<AccountStatement>> Statement(
        string estate,
        AccountKey account,
        LocalDate from,
        LocalDate through,
        Instant? knownAt = null,
        CancellationToken cancel = default
    ) =>
        Ask<AccountStatement>(
            estate,
            knownAt,
            waits: true,
            async inquiry =>
            {
                if (from > through)
                    return new QuestionRefusal.DaysReversed(from, through);
                var (no, refusal) = await FindAccount(inquiry, account, cancel);
                if (refusal is not null)
                    return refusal;
                var opening = await BalanceQuestions.Read(
                    _dialect,
                    inquiry,
                    new Viewpoint(from.PlusDays(-1), KnownAt: knownAt),
                    no,
                    cancel
                );
                if (opening.Count == 0)
                    return new JournalRefusal.UnknownAccount(estate, account.ToString());
                return StatementOf(inquiry, no, opening[0], from, through);
            },
            cancel
        );

    /// <summary>
    /// The statement of every account that stood at something before the first day or turned over in the days, in the
    /// order of the chart.
    /// </summary>
    /// <remarks>The lines of each account are read when they are asked for.</remarks>
    public Task<Result<IReadOnlyList<AccountStatement>>> GeneralLedger(
        string estate,
        LocalDate from,
        LocalDate through,
        Instant? knownAt = null,
        CancellationToken cancel = default
    ) =>
        Ask(
            estate,
            knownAt,
            waits: true,
            async inquiry =>
            {
                if (from > through)
                    return new QuestionRefusal.DaysReversed(from, through);
                var before = await BalanceQuestions.Read(
                    _dialect,
                    inquiry,
                    new Viewpoint(from.PlusDays(-1), KnownAt: knownAt),
                    0,
                    cancel
                );
                var after = await BalanceQuestions.Read(
                    _dialect,
                    inquiry,
                    new Viewpoint(through, KnownAt: knownAt),
                    0,
                    cancel
                );
                var numbers = await AccountNumbers(inquiry, cancel);
                return List(
                    before
                        .Zip(after)
                        .Where(pair =>
                            !pair.First.Balance.IsZero
                            || pair.First.Debit != pair.Second.Debit
                            || pair.First.Credit != pair.Second.Credit
                        )
                        .Select(pair => StatementOf(inquiry, numbers[pair.First.Account], pair.First, from, through))
                        .ToList()
                );
            },
            cancel
        );

    /// <summary>
    /// The records of an estate in their order, streamed: the journal's listing, exports, and reading one entry.
    /// </summary>
    /// <exception cref="DamagedRecordException">While it is read: a record's rows make no sense any more; verify says
    /// more.</exception>
    public Task<Result<IAsyncEnumerable<JournalRecord>>> Records(
        string estate,
        long fromSeq = 1,
        long throughSeq = long.MaxValue,
        CancellationToken cancel = default
    ) =>
        Ask(
            estate,
            null,
            waits: true,
            inquiry =>
                Task.FromResult(
                    Results.Of(
                        StreamRecords(
                            inquiry.Estate.No,
                            Math.Max(fromSeq, 1),
                            Math.Min(throughSeq, inquiry.Cut),
                            cancel
                        )
                    )
                ),
            cancel
        );

    private AccountStatement StatementOf(
        Inquiry inquiry,
        int account,
        AccountBalance opening,
        LocalDate from,
        LocalDate through
    )
    {
        return new AccountStatement(
            inquiry.Estate.Estate,
            opening.Account,
            opening.Balance,
            StreamLines(inquiry.Estate.No, account, from, through, inquiry.Cut, opening.Balance)
        );
    }

    /// <summary>Page by page, so that a slow reader keeps no connection and no snapshot.</summary>
    private async IAsyncEnumerable<StatementLine> StreamLines(
        int estate,
        int account,
        LocalDate from,
        LocalDate through,
        long cut,
        Money balance,
        [EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        var (day, seq, line, sameDay) = (from, 0L, (short)0, true);
        while (true)
        {
            var key = new LinesColumns();
            key.Add(estate, account, day.ToDatabase(), through.ToDatabase(), cut, seq, line);
            var page = await ReadPage(key, sameDay, balance, cancel);
            foreach (var (statementLine, no) in page)
            {
                (day, seq, line, balance) = (statementLine.BookDate, statementLine.Seq, no, statementLine.Balance);
                yield return statementLine;
            }
            if (page.Count == LineQuestions.LinesInPage)
                sameDay = true;
            else if (sameDay)
                sameDay = false;
            else
                yield break;
        }
    }

    private async Task<List<(StatementLine Line, short No)>> ReadPage(
        LinesColumns key,
        bool sameDay,
        Money balance,
        CancellationToken cancel
    )
    {
        await using var connection = await Questions.Open(_dialect, cancel);
        await using var batch = _dialect.CreateBatch(connection, null);
        _dialect.Add(batch, LineQuestions.Lines(_dialect, sameDay), key.Set);
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        var page = new List<(StatementLine, short)>();
        while (await reader.ReadAsync(cancel))
        {
            var amount = balance with { MinorUnits = reader.GetInt64(9) };
            balance += amount;
            page.Add((Line(reader, amount, balance), reader.GetInt16(10)));
        }
        return page;
    }

    private static StatementLine Line(DbDataReader reader, Money amount, Money balance) =>
        new(
            reader.GetInt64(0),
            new(reader.GetGuid(1)),
            (EntryKind)reader.GetInt16(2),
            RecordReader.Date(reader, 3),
            RecordReader.Date(reader, 4),
            Dialect.ReadInstant(reader, 5),
            RecordReader.Text(reader, 6),
            RecordReader.Text(reader, 7) ?? "",
            Labels.FromStored(RecordReader.Text(reader, 8)),
            amount,
            balance
        );

    private async IAsyncEnumerable<JournalRecord> StreamRecords(
        int estate,
        long first,
        long last,
        [EnumeratorCancellation] CancellationToken cancel = default
    )
    {
        var records = new RecordReader(_dialect, _directory);
        for (var next = first; next <= last; next += RecordsInChunk)
        {
            var range = new RangeColumns();
            range.Add(estate, next, Math.Min(next + RecordsInChunk - 1, last));
            await using var connection = await Questions.Open(_dialect, cancel);
            foreach (var record in await records.Read(connection, null, range, cancel))
                yield return record;
        }
    }

    private async Task<Dictionary<AccountKey, int>> AccountNumbers(Inquiry inquiry, CancellationToken cancel)
    {
        await using var batch = inquiry.NewBatch();
        _dialect.Add(
            batch,
            "SELECT a.no, a.code, a.holder, a.currency FROM {keys} JOIN account a ON a.estate_no = k.estate_no",
            inquiry.View(0, null)
        );
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        var numbers = new Dictionary<AccountKey, int>();
        while (await reader.ReadAsync(cancel))
            numbers[RecordReader.Key(reader, 1)] = reader.GetInt32(0);
        return numbers;
    }
}

/// <summary>The text that reads a statement page by page.</summary>
internal static class LineQuestions
{
    public const int LinesInPage = 1_000;

    /// <summary>A page of lines: the rest of a day after some line, or the days after it.</summary>
    public static string Lines(Dialect dialect, bool sameDay) =>
        $$"""
        SELECT e.seq, e.id, e.kind, p.book_date, e.value_date, e.recorded_at, e.free_text, e.source, d.labels,
            p.amount, p.line FROM {keys} {{dialect.ForEach}}
        (SELECT p.* FROM posting p WHERE p.estate_no = k.estate_no AND p.account_no = k.account_no
            AND p.seq <= k.last_seq AND {{(sameDay
            ? "p.book_date = k.from_day AND p.seq >= k.after_seq AND (p.seq > k.after_seq OR p.line > k.after_line)"
            : "p.book_date > k.from_day AND p.book_date <= k.through_day")}}
            ORDER BY p.book_date, p.seq, p.line OFFSET 0 ROWS FETCH NEXT {{LinesInPage}} ROWS ONLY) p
        JOIN journal_entry e ON e.estate_no = p.estate_no AND e.seq = p.seq
        LEFT JOIN dimension_set d ON d.no = p.dimension_no
        ORDER BY p.book_date, p.seq, p.line
        """;
}
