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
            Add(null, "finding.other_estate", ("Estate", now.EstateId), ("Seen", seen.EstateId));
        if (now.Seq < seen.Seq)
        {
            Add(
                now.Seq + 1,
                "finding.records_gone",
                ("Seq", now.Seq),
                ("Seen", seen.Seq),
                ("Gone", seen.Seq - now.Seq)
            );
            return findings;
        }
        var hash = await HashAt(seen.Seq);
        if (seen.Seq == 0 ? seen.Hash != Convert.ToHexStringLower(Chain.Genesis) : hash != seen.Hash)
            if (hash is null)
                Add(seen.Seq, "finding.last_seen_missing", ("Seq", seen.Seq));
            else
                Add(seen.Seq, "finding.other_hash", ("Seq", seen.Seq), ("Hash", hash), ("Seen", seen.Hash));
        if (await Entries(seen.Seq) is var entries && entries != seen.Entries)
            Add(null, "finding.other_entries", ("Seq", seen.Seq), ("Entries", entries), ("Seen", seen.Entries));
        if (await Totals(seen.Seq) is var totals && !totals.SequenceEqual(seen.Totals))
            Add(null, "finding.other_debits", ("Seq", seen.Seq), ("Debits", Said(totals)), ("Seen", Said(seen.Totals)));
        return findings;

        void Add(long? seq, string code, params ReadOnlySpan<(string Name, object Value)> arguments) =>
            findings.Add(new(estate, seq, new(code, arguments)));
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

    private static CodedText Said(IReadOnlyList<Money> totals) =>
        totals.Count == 0 ? new("finding.none") : CodedText.Items(totals);
}
