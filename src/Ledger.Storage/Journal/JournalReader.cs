using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Database;
using NodaTime;

namespace Ledger.Storage.Journal;

/// <summary>
/// Answers questions about the books. Balances come from totals and turnovers, never from scanning postings (but those
/// of T's own day).
/// </summary>
/// <remarks>
/// A question as known at T waits for the estate's writers, so that its answer stays the same for ever (law 8).
/// Questions
/// about now are one statement each: they see one state of the books and wait for nobody.
/// </remarks>
public sealed partial class JournalReader
{
    private readonly Dialect _dialect;
    private readonly IClock? _clock;
    private volatile Directory _directory = new();

    internal JournalReader(Dialect dialect, IClock? clock) => (_dialect, _clock) = (dialect, clock);

    /// <summary>Every estate, by code.</summary>
    public async Task<IReadOnlyList<Estate>> Estates(CancellationToken cancel = default)
    {
        await using var connection = await Questions.Open(_dialect, cancel);
        await using var batch = _dialect.CreateBatch(connection, null);
        _dialect.Add(
            batch,
            "SELECT e.no, e.id, e.code, e.kind, e.name, e.zone, e.currency, e.opened_on FROM estate e ORDER BY e.code"
        );
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        var estates = new List<Estate>();
        while (await reader.ReadAsync(cancel))
            estates.Add(RecordReader.ReadEstate(reader).Estate);
        return estates;
    }

    /// <summary>
    /// How much is recorded: records of all journals, commands, people and their roles. The same number means that
    /// nothing
    /// was added.
    /// </summary>
    public async Task<long> Records(CancellationToken cancel = default)
    {
        await using var connection = await Questions.Open(_dialect, cancel);
        await using var batch = _dialect.CreateBatch(connection, null);
        _dialect.Add(
            batch,
            "SELECT CAST(COALESCE(SUM(h.seq), 0) AS bigint) + (SELECT COUNT(*) FROM command) "
                + "+ (SELECT COUNT(*) FROM person) + (SELECT COUNT(*) FROM role_assignment) FROM estate_head h"
        );
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        return reader.GetInt64(0);
    }

    /// <summary>One estate; null when there is none of that code.</summary>
    public async Task<Estate?> Estate(string code, CancellationToken cancel = default)
    {
        await using var connection = await Questions.Open(_dialect, cancel);
        return (await Inquiry.Find(_dialect, connection, code, null, cancel)).Estate?.Estate;
    }

    /// <summary>Every account that the estate had opened by then, in the order of the chart.</summary>
    public Task<Result<TrialBalance>> TrialBalance(
        string estate,
        Viewpoint viewpoint,
        CancellationToken cancel = default
    ) =>
        Ask(
            estate,
            viewpoint.KnownAt,
            waits: false,
            async inquiry =>
                (Result<TrialBalance>)
                    new TrialBalance(
                        inquiry.Estate.Estate,
                        viewpoint,
                        await BalanceQuestions.Read(_dialect, inquiry, viewpoint, 0, cancel)
                    ),
            cancel
        );

    public Task<Result<AccountBalance>> Balance(
        string estate,
        AccountKey account,
        Viewpoint viewpoint,
        CancellationToken cancel = default
    ) =>
        Ask<AccountBalance>(
            estate,
            viewpoint.KnownAt,
            waits: false,
            async inquiry =>
            {
                var (no, refusal) = Named(inquiry, account);
                if (refusal is not null)
                    return refusal;
                var balances = await BalanceQuestions.Read(_dialect, inquiry, viewpoint, no, cancel);
                return balances.Count == 1
                    ? balances[0]
                    : new JournalRefusal.UnknownAccount(estate, account.ToString()); // Opened after T.
            },
            cancel,
            account
        );

    /// <summary>
    /// What each account turned over per set of dimensions; first what it turned over without any, which is all of it
    /// less those.
    /// </summary>
    public Task<Result<IReadOnlyList<DimensionBalance>>> Dimensions(
        string estate,
        Viewpoint viewpoint,
        CancellationToken cancel = default
    ) =>
        Ask(
            estate,
            viewpoint.KnownAt,
            waits: false,
            async inquiry =>
            {
                var all = await BalanceQuestions.Read(_dialect, inquiry, viewpoint, 0, cancel);
                for (var attempt = 1; ; attempt++)
                {
                    // Two statements see one state of the books when nothing was booked from before the first until
                    // after the second.
                    var (rows, after) = (
                        await BalanceQuestions.ReadDimensions(_dialect, inquiry, viewpoint, cancel),
                        await BalanceQuestions.Read(_dialect, inquiry, viewpoint, 0, cancel)
                    );
                    if (all.SequenceEqual(after) || attempt == MaxReadings)
                        return List([
                            .. rows.Concat(WithoutDimensions(after, rows))
                                .OrderBy(row => row.Account, BalanceQuestions.ChartOrder)
                                .ThenBy(row => row.Dimensions.ToStored(), StringComparer.Ordinal),
                        ]);
                    all = after;
                }
            },
            cancel
        );

    private const int MaxReadings = 10;

    private static IEnumerable<DimensionBalance> WithoutDimensions(
        IEnumerable<AccountBalance> all,
        IEnumerable<DimensionBalance> rows
    )
    {
        var told = rows.ToLookup(row => row.Account);
        foreach (var account in all)
        {
            var (debit, credit) = (account.Debit, account.Credit);
            foreach (var row in told[account.Account])
                (debit, credit) = (debit - row.Debit, credit - row.Credit);
            if (!debit.IsZero || !credit.IsZero)
                yield return new DimensionBalance(account.Account, Labels.Empty, debit, credit);
        }
    }

    /// <summary>Open holds of an estate, oldest value date first.</summary>
    public Task<Result<IReadOnlyList<Hold>>> OpenHolds(string estate, CancellationToken cancel = default) =>
        Ask(
            estate,
            null,
            waits: false,
            async inquiry =>
            {
                await using var batch = inquiry.NewBatch();
                _dialect.Add(
                    batch,
                    """
                    SELECT h.hold_id, a.code, a.holder, a.currency, h.amount, h.value_date, h.expires_at
                        FROM {keys} JOIN open_hold h ON h.estate_no = k.estate_no
                    JOIN account a ON a.estate_no = h.estate_no AND a.no = h.account_no ORDER BY h.value_date, h.hold_id
                    """,
                    inquiry.View(0, null)
                );
                await using var reader = await batch.ExecuteReaderAsync(cancel);
                var holds = new List<Hold>();
                while (await reader.ReadAsync(cancel))
                {
                    var key = RecordReader.Key(reader, 1);
                    holds.Add(
                        new Hold(
                            new(reader.GetGuid(0)),
                            estate,
                            key,
                            new(reader.GetInt64(4), key.Currency),
                            RecordReader.Date(reader, 5),
                            reader.IsDBNull(6) ? null : Dialect.ReadInstant(reader, 6)
                        )
                    );
                }
                return List(holds);
            },
            cancel
        );

    /// <summary>The periods that were ever closed, oldest first.</summary>
    public Task<Result<IReadOnlyList<Ledger.Journal.Period>>> Periods(
        string estate,
        CancellationToken cancel = default
    ) =>
        Ask(
            estate,
            null,
            waits: false,
            async inquiry =>
            {
                await using var batch = inquiry.NewBatch();
                _dialect.Add(
                    batch,
                    "SELECT p.first_day, p.last_day, p.status, p.last_step_by FROM {keys} JOIN period p ON p.estate_no = k.estate_no ORDER BY p.last_day",
                    inquiry.View(0, null)
                );
                await using var reader = await batch.ExecuteReaderAsync(cancel);
                var periods = new List<Ledger.Journal.Period>();
                while (await reader.ReadAsync(cancel))
                    periods.Add(
                        new(
                            RecordReader.Date(reader, 0),
                            RecordReader.Date(reader, 1),
                            (PeriodStatus)reader.GetInt16(2),
                            new(reader.GetGuid(3))
                        )
                    );
                return List(periods);
            },
            cancel
        );

    private async Task<Result<T>> Ask<T>(
        string estate,
        Instant? knownAt,
        bool waits,
        Func<Inquiry, Task<Result<T>>> answer,
        CancellationToken cancel,
        AccountKey? account = null
    )
        where T : notnull
    {
        var begun = await Inquiry.Begin(_dialect, _clock, estate, account, knownAt, waits, cancel);
        if (!begun.IsAccepted(out var inquiry))
            return begun.Refusal!;
        await using (inquiry)
        {
            var (no, id, reached) = (inquiry.Estate.No, inquiry.Estate.Estate.Id.Value, waits && knownAt is null);
            if (!_directory.Knows(no, id, reached ? inquiry.Cut : long.MaxValue))
                _directory = new();
            if (reached)
                _directory.Reached(no, inquiry.Cut);
            return await answer(inquiry);
        }
    }

    /// <summary>The number of an account; or why it has none.</summary>
    private async Task<(int No, Refusal? Refusal)> FindAccount(
        Inquiry inquiry,
        AccountKey account,
        CancellationToken cancel
    )
    {
        var key = new AccountKeyColumns();
        key.Add(inquiry.Estate.No, account.Code, account.Holder.Value);
        await using var batch = inquiry.NewBatch();
        _dialect.Add(
            batch,
            "SELECT a.no, a.currency FROM {keys} JOIN account a ON a.estate_no = k.estate_no AND a.code = k.code AND a.holder = k.holder ORDER BY a.currency",
            key.Set
        );
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        var kept = new List<(int No, string Currency)>();
        while (await reader.ReadAsync(cancel))
            kept.Add((reader.GetInt32(0), reader.GetString(1)));
        return Named(inquiry, account, kept);
    }

    /// <summary>The number of the account that the inquiry was begun for; or why it has none.</summary>
    private static (int No, Refusal? Refusal) Named(Inquiry inquiry, AccountKey account) =>
        Named(inquiry, account, inquiry.Accounts);

    private static (int No, Refusal? Refusal) Named(
        Inquiry inquiry,
        AccountKey account,
        IReadOnlyList<(int No, string Currency)> kept
    )
    {
        foreach (var (no, currency) in kept)
            if (currency == account.Currency.Code)
                return (no, null);
        var (estate, name) = (inquiry.Estate.Estate.Code, account.ToString());
        return (
            0,
            kept.Count == 0
                ? new JournalRefusal.UnknownAccount(estate, name)
                : new JournalRefusal.WrongCurrency(estate, name, string.Join(", ", kept.Select(one => one.Currency)))
        );
    }

    /// <summary>Interfaces have no conversion to a result.</summary>
    private static Result<IReadOnlyList<T>> List<T>(List<T> items) => Results.Of<IReadOnlyList<T>>(items);
}
