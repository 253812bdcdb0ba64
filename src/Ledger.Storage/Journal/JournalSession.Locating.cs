using System.Data.Common;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Storage.Journal;

/// <summary>
/// Before the locks: which estates are named, be it by a hold or an entry, and which acts count on
/// them. None of this ever changes.
/// </summary>
internal sealed partial class JournalSession
{
    /// <summary>Finds the numbers of estates, and where the holds and entries lie that are named only by id.</summary>
    private async Task Locate(IReadOnlyList<Batch> batches, Needs needs)
    {
        _needs = needs;
        var unknown = _needs.Estates.Where(code => !directory.EstatesByCode.ContainsKey(code)).ToList();
        if (unknown.Count > 0)
            await ReadEstates(unknown);
        if (_needs.Holds.Count > 0)
            await LocateHolds();
        if (_needs.Entries.Count > 0)
            await LocateEntries(batches);
    }

    private async Task ReadEstates(IReadOnlyList<string> codes)
    {
        await using var batch = NewBatch();
        dialect.Add(
            batch,
            "SELECT e.no, e.id, e.code, e.kind, e.name, e.zone, e.currency, e.opened_on FROM {keys} JOIN estate e ON e.code = k.code",
            new CodeColumns(codes).Set
        );
        await using var reader = await batch.ExecuteReaderAsync(cancel);
        while (await reader.ReadAsync(cancel))
            directory.Add(RecordReader.ReadEstate(reader));
    }

    private async Task LocateHolds()
    {
        var (ranges, acts) = (new RangeColumns(), new Dictionary<Guid, ActName?>());
        await using (var batch = NewBatch())
        {
            dialect.Add(
                batch,
                """
                SELECT e.estate_no, e.seq, e.request_id, c.subject, c.verb FROM {keys} JOIN journal_event e ON e.hold_id = k.id LEFT JOIN act c ON c.id = e.request_id WHERE e.kind {places_hold}
                """,
                new IdColumns(_needs.Holds).Set
            );
            await using var reader = await batch.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                ranges.Add(reader.GetInt32(0), reader.GetInt64(1), reader.GetInt64(1));
                acts[reader.GetGuid(2)] = ReadAct(reader, 3);
            }
        }
        foreach (
            var placed in (await _records.Read(connection, _transaction, ranges, cancel)).OfType<HoldPlacedRecord>()
        )
        {
            _books.Holds[placed.Hold.Id] = placed.Hold.Of(acts[placed.Request.Value]);
            _needs.Add(placed.Hold.Estate, placed.Hold.Account, placed.Hold.ValueDate);
        }
    }

    /// <summary>What an act recorded is undone by acts only; null of everybody else's.</summary>
    private static ActName? ReadAct(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : new ActName(reader.GetString(column), reader.GetString(column + 1));

    private async Task LocateEntries(IReadOnlyList<Batch> batches)
    {
        var (ranges, acts) = (new RangeColumns(), new Dictionary<Guid, ActName?>());
        await using (var batch = NewBatch())
        {
            dialect.Add(
                batch,
                """
                SELECT DISTINCT r.estate_no, r.first_seq, r.last_seq, r.id, c.subject, c.verb FROM {keys} JOIN journal_entry e ON e.id = k.id JOIN request r ON r.id = e.request_id
                LEFT JOIN act c ON c.id = r.id
                """,
                new IdColumns(_needs.Entries).Set
            );
            await using var reader = await batch.ExecuteReaderAsync(cancel);
            while (await reader.ReadAsync(cancel))
            {
                ranges.Add(reader.GetInt32(0), reader.GetInt64(1), reader.GetInt64(2));
                acts[reader.GetGuid(3)] = ReadAct(reader, 4);
            }
        }
        var reversals = batches
            .SelectMany(batch => batch.Requests)
            .SelectMany(request => request.Instructions)
            .OfType<ReverseEntry>()
            .ToList();
        var from = reversals.Min(reverse => reverse.ValueDate);
        foreach (var record in (await _records.Read(connection, _transaction, ranges, cancel)).OfType<EntryRecord>())
        {
            _located.Add(
                new RecordedEntry(new(record.Id), record.Request, record.Entry, record.EntryKind, default)
                {
                    Act = acts.GetValueOrDefault(record.Request.Value),
                }
            );
            _needs.AddHistories(record.Entry);
            foreach (var account in record.Accounts)
                _needs.Add(record.Entry.Estate, account.Key, LocalDate.Max(from, Calendar.FirstDay));
        }
        foreach (var estate in _needs.Estates.ToList())
            _needs.Add(
                estate,
                new AccountKey(ChartOfAccounts.Shortfalls, default, default),
                LocalDate.Max(from, Calendar.FirstDay)
            );
    }
}
