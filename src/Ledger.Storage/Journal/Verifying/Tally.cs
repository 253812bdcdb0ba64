using Ledger.Journal;
using Ledger.Storage.Database;
using NodaTime;

namespace Ledger.Storage.Journal.Verifying;

/// <summary>
/// A sum over rows in which every row has a secret random weight: two sets of rows with the same sum are, but for one
/// chance in 2⁶⁰, the same set.
/// </summary>
/// <remarks>
/// Adding up postings gives the same number as adding up the turnovers they make, without keeping either in memory. The
/// weights are drawn anew for every run, so nobody can tamper with rows so that the sum stays.
/// </remarks>
internal sealed class Weights
{
    private readonly ulong _one = Draw(),
        _two = Draw(),
        _three = Draw();

    public ulong Turnover(int bookDay, int valueDay, int recordedDay, int dimension, long debit, long credit)
    {
        unchecked
        {
            var debits = Mix(
                Mix(_one ^ ((ulong)(uint)bookDay << 32 | (uint)valueDay)) + _two
                    ^ ((ulong)(uint)recordedDay << 32 | (uint)dimension)
            );
            return (debits | 1) * (ulong)debit + (Mix(debits ^ _three) | 1) * (ulong)credit;
        }
    }

    public ulong RequestBegins(Guid request, long seq) => Of(request, seq, _one);

    public ulong RequestEnds(Guid request, long seq) => Of(request, seq, _two);

    private ulong Of(Guid request, long seq, ulong seed)
    {
        Span<byte> bytes = stackalloc byte[16];
        request.TryWriteBytes(bytes);
        unchecked
        {
            return Mix(
                Mix(Mix(seed ^ BitConverter.ToUInt64(bytes)) + _three ^ BitConverter.ToUInt64(bytes[8..])) + (ulong)seq
            );
        }
    }

    private static ulong Mix(ulong x)
    {
        unchecked
        {
            x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9;
            x = (x ^ x >> 27) * 0x94D049BB133111EB;
            return x ^ x >> 31;
        }
    }

    private static ulong Draw()
    {
        Span<byte> bytes = stackalloc byte[8];
        System.Security.Cryptography.RandomNumberGenerator.Fill(bytes);
        return BitConverter.ToUInt64(bytes);
    }
}

/// <summary>What the postings and holds of one account come to.</summary>
internal record struct AccountTally(long Posted, int LatestDay, ulong Turnovers, ulong DimensionTurnovers);

/// <summary>
/// What the records of one or more chunks come to; tallies of different chunks are put together at the end.
/// </summary>
internal sealed class Tally(Weights weights)
{
    private AccountTally[] _accounts = new AccountTally[64];

    public long Records { get; private set; }
    public long Entries { get; private set; }
    public long Postings { get; private set; }

    /// <summary>Weights of where each request's records begin and end.</summary>
    public ulong Requests { get; set; }

    public Dictionary<DateOnly, (long First, long Last)> Days { get; } = [];

    /// <summary>Openings, closings, constraints and periods: few, and judged in order when all are there.</summary>
    public List<JournalRecord> Steps { get; } = [];

    public AccountTally this[int account] => account < _accounts.Length ? _accounts[account] : default;

    public void Add(JournalRecord record)
    {
        Records++;
        var day = record.RecordedAt.UtcDay();
        Days[day] = Days.TryGetValue(day, out var seqs)
            ? (Math.Min(seqs.First, record.Seq), Math.Max(seqs.Last, record.Seq))
            : (record.Seq, record.Seq);
        if (record is EntryRecord)
            Entries++;
        else if (record is HoldPlacedRecord placed)
            Of(placed.Account.No).LatestDay = Math.Max(
                this[placed.Account.No].LatestDay,
                DayNumber(placed.Hold.ValueDate)
            );
        else if (record is AccountRecord or PeriodRecord or EstateOpenedRecord)
            Steps.Add(record);
    }

    public void Add(EntryRecord record, ReadOnlySpan<PostingFields> postings)
    {
        Postings += postings.Length;
        var (book, value) = (DayNumber(record.Entry.BookDate), DayNumber(record.Entry.ValueDate));
        var recorded = record.RecordedAt.UtcDay().DayNumber;
        foreach (ref readonly var posting in postings)
        {
            ref var account = ref Of(posting.Account);
            var (debit, credit) = posting.Amount > 0 ? (posting.Amount, 0L) : (0L, -posting.Amount);
            unchecked
            {
                account.Posted += posting.Amount;
                account.Turnovers += weights.Turnover(book, value, recorded, 0, debit, credit);
                if (posting.Dimension != 0)
                    account.DimensionTurnovers += weights.Turnover(
                        book,
                        value,
                        recorded,
                        posting.Dimension,
                        debit,
                        credit
                    );
            }
            if (value > account.LatestDay)
                account.LatestDay = value;
        }
    }

    public void Add(Tally other)
    {
        (Records, Entries, Postings) = (Records + other.Records, Entries + other.Entries, Postings + other.Postings);
        Steps.AddRange(other.Steps);
        foreach (var (day, seqs) in other.Days)
            Days[day] = Days.TryGetValue(day, out var own)
                ? (Math.Min(own.First, seqs.First), Math.Max(own.Last, seqs.Last))
                : seqs;
        unchecked
        {
            Requests += other.Requests;
            for (var no = 0; no < other._accounts.Length; no++)
            {
                var added = other._accounts[no];
                if (added == default)
                    continue;
                ref var account = ref Of(no);
                account = new(
                    account.Posted + added.Posted,
                    Math.Max(account.LatestDay, added.LatestDay),
                    account.Turnovers + added.Turnovers,
                    account.DimensionTurnovers + added.DimensionTurnovers
                );
            }
        }
    }

    public static int DayNumber(LocalDate date) => date.ToDatabase().DayNumber;

    private ref AccountTally Of(int account)
    {
        if (account >= _accounts.Length)
            Array.Resize(ref _accounts, Math.Max(account + 1, _accounts.Length * 2));
        return ref _accounts[account];
    }
}
