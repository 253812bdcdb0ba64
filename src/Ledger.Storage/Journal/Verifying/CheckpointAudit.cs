using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Database;
using NodaTime;

namespace Ledger.Storage.Journal.Verifying;

/// <summary>Takes a checkpoint of an estate's books, and compares the books with one taken before.</summary>
internal sealed class CheckpointAudit(Snapshots snapshots, string estate, CancellationToken cancel)
{
    public async Task<Checkpoint> Take()
    {
        var (id, seq, hash, at) = (Guid.Empty, 0L, Array.Empty<byte>(), default(Instant));
        await snapshots.Query(
            0,
            "SELECT e.id, h.seq, h.hash FROM {keys} JOIN estate e ON e.no = k.estate_no JOIN estate_head h ON h.estate_no = e.no",
            snapshots.Estate,
            row => (id, seq, hash) = (row.GetGuid(0), row.GetInt64(1), row.GetFieldValue<byte[]>(2)),
            cancel
        );
        await snapshots.Query(
            0,
            $"SELECT {snapshots.Dialect.Clock}",
            null,
            row => at = Dialect.ReadInstant(row, 0),
            cancel
        );
        return new Checkpoint(
            estate,
            new(id),
            seq,
            Convert.ToHexStringLower(hash),
            await Entries(seq),
            await Totals(seq),
            at
        );
    }

    public async Task<IReadOnlyList<Finding>> Check(Checkpoint seen)
    {
        var findings = new List<Finding>();
        var now = await Take();
        if (now.EstateId != seen.EstateId)
            findings.Add(
                new(estate, null, $"It is another estate: {now.EstateId}; the checkpoint saw {seen.EstateId}.")
            );
        if (now.Seq < seen.Seq)
        {
            findings.Add(
                new(
                    estate,
                    now.Seq + 1,
                    $"The books end at record {now.Seq}; the checkpoint saw {seen.Seq} records. The last {seen.Seq - now.Seq} are gone."
                )
            );
            return findings;
        }
        var hash = await HashAt(seen.Seq);
        if (seen.Seq == 0 ? seen.Hash != Convert.ToHexStringLower(Chain.Genesis) : hash != seen.Hash)
            findings.Add(
                new(
                    estate,
                    seen.Seq,
                    hash is null
                        ? $"Record {seen.Seq}, the last that the checkpoint saw, is missing."
                        : $"Record {seen.Seq} has the hash {hash}; the checkpoint saw {seen.Hash}."
                )
            );
        if (await Entries(seen.Seq) is var entries && entries != seen.Entries)
            findings.Add(
                new(
                    estate,
                    null,
                    $"Up to record {seen.Seq} there are {entries} entries; the checkpoint saw {seen.Entries}."
                )
            );
        if (await Totals(seen.Seq) is var totals && !totals.SequenceEqual(seen.Totals))
            findings.Add(
                new(
                    estate,
                    null,
                    $"Up to record {seen.Seq} the debits are {Text(totals)}; the checkpoint saw {Text(seen.Totals)}."
                )
            );
        return findings;
    }

    private RangeColumns Through(long seq)
    {
        var range = new RangeColumns();
        range.Add(snapshots.EstateNo, 1, seq);
        return range;
    }

    private async Task<long> Entries(long seq)
    {
        var entries = 0L;
        await snapshots.Query(
            0,
            "SELECT CAST(COUNT(*) AS bigint) FROM {keys} JOIN journal_entry l ON l.estate_no = k.estate_no AND l.seq <= k.last_seq",
            Through(seq).Set,
            row => entries = row.GetInt64(0),
            cancel
        );
        return entries;
    }

    /// <summary>From the postings, so that a checkpoint says the same now and when it is checked.</summary>
    private async Task<List<Money>> Totals(long seq)
    {
        var totals = new List<Money>();
        await snapshots.Query(
            0,
            """
            SELECT p.currency, SUM(CAST(p.amount AS decimal(38, 0))) FROM {keys} JOIN posting p
                ON p.estate_no = k.estate_no AND p.seq <= k.last_seq
            WHERE p.amount > 0 GROUP BY p.currency
            """,
            Through(seq).Set,
            row => totals.Add(new Money((long)row.GetDecimal(1), Currency.Find(row.GetString(0)) ?? default)),
            cancel
        );
        return [.. totals.OrderBy(total => total.Currency.Code, StringComparer.Ordinal)];
    }

    private async Task<string?> HashAt(long seq)
    {
        string? hash = null;
        var key = new RangeColumns();
        key.Add(snapshots.EstateNo, seq, seq);
        await snapshots.Query(
            0,
            """
            SELECT l.hash FROM {keys} JOIN journal_entry l ON l.estate_no = k.estate_no AND l.seq = k.first_seq
            UNION ALL SELECT l.hash FROM {keys} JOIN journal_event l ON l.estate_no = k.estate_no
                AND l.seq = k.first_seq
            """,
            key.Set,
            row => hash = Convert.ToHexStringLower(row.GetFieldValue<byte[]>(0)),
            cancel
        );
        return hash;
    }

    private static string Text(IReadOnlyList<Money> totals) => totals.Count == 0 ? "none" : string.Join(", ", totals);
}
