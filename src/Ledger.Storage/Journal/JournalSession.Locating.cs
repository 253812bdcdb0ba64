using System.Data.Common;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Database;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.Storage.Journal;

/// <summary>
/// Before the locks: which estates are named, be it by a hold or an entry, and which commands count on
/// them. None of this ever changes.
/// </summary>
internal sealed partial class JournalSession
{
    /// <summary>
    /// Finds the numbers of estates, and where the holds and entries lie that are named only by id: one trip, and one
    /// more for the records of holds and entries.
    /// </summary>
    private async Task Locate(IReadOnlyList<Batch> batches, Needs needs)
    {
        _needs = needs;
        var (ranges, commands) = (new RangeColumns(), new Dictionary<Guid, CommandName?>());
        await using (var batch = NewSelects())
        {
            AskEstates(batch);
            if (_needs.Holds.Count > 0)
                AskHolds(batch, ranges, commands);
            if (_needs.Entries.Count > 0)
                AskEntries(batch, ranges, commands);
            if (!batch.IsEmpty)
                await batch.Execute(cancel);
        }
        if (ranges.Set.Count == 0)
            return;
        var records = await _records.Read(connection, _transaction, ranges, cancel);
        foreach (var placed in records.OfType<HoldPlacedRecord>())
            // A request that placed several: only those that are named.
            if (_needs.Holds.Contains(placed.Hold.Id.Value))
            {
                _books.Holds[placed.Hold.Id] = placed.Hold.Of(commands.GetValueOrDefault(placed.Request.Value));
                _needs.Add(placed.Hold.Estate, placed.Hold.Account, placed.Hold.ValueDate);
            }
        if (_needs.Entries.Count > 0)
            TakeEntries(batches, records, commands);
    }

    private const int FewRequests = 50;

    private void AskEstates(SelectBatch batch)
    {
        var unknown = _needs.Estates.Where(code => !directory.EstatesByCode.ContainsKey(code)).ToList();
        if (unknown.Count > 0)
            batch.Select(
                "SELECT e.no, e.id, e.code, e.kind, e.name, e.zone, e.currency, e.opened_on FROM {keys} JOIN estate e ON e.code = k.code",
                new CodeColumns(unknown).Set,
                row => directory.Add(RecordReader.ReadEstate(row))
            );
    }

    /// <summary>
    /// Where the holds were placed, with the estate and the account, so that the records can be read.
    /// </summary>
    private void AskHolds(SelectBatch batch, RangeColumns ranges, Dictionary<Guid, CommandName?> commands)
    {
        var holds = new IdColumns(_needs.Holds).Set;
        batch.Select(
            """
            SELECT s.no, s.id, s.code, s.kind, s.name, s.zone, s.currency, s.opened_on,
                a.no, a.code, a.holder, a.currency, a.opened_on
            FROM {keys} JOIN journal_event e ON e.hold_id = k.id JOIN estate s ON s.no = e.estate_no
            JOIN account a ON a.estate_no = e.estate_no AND a.no = e.account_no WHERE e.kind {places_hold}
            """,
            holds,
            row =>
            {
                KnowEstate(row);
                KnowAccount(row, 8);
            }
        );
        batch.Select(
            """
            SELECT e.estate_no, e.seq, e.request_id, c.subject, c.verb FROM {keys}
            JOIN journal_event e ON e.hold_id = k.id LEFT JOIN command c ON c.id = e.request_id
                WHERE e.kind {places_hold}
            """,
            holds,
            row =>
            {
                ranges.Add(row.GetInt32(0), row.GetInt64(1), row.GetInt64(1));
                commands[row.GetGuid(2)] = ReadAct(row, 3);
            }
        );
    }

    /// <summary>What a command recorded is undone by commands only; null of everybody else's.</summary>
    private static CommandName? ReadAct(DbDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : new CommandName(reader.GetString(column), reader.GetString(column + 1));

    /// <summary>
    /// Where the entries' requests lie, with the estates, accounts and dimensions, so that the records can be read.
    /// </summary>
    private void AskEntries(SelectBatch batch, RangeColumns ranges, Dictionary<Guid, CommandName?> commands)
    {
        var entries = new IdColumns(_needs.Entries).Set;
        AskNamed(batch, NamedInRecords.OfEntries, entries);
        var seen = new HashSet<(int, long)>();
        batch.Select(
            """
            SELECT r.estate_no, r.first_seq, r.last_seq, r.id, c.subject, c.verb
            FROM {keys} JOIN journal_entry e ON e.id = k.id JOIN request r ON r.id = e.request_id
            LEFT JOIN command c ON c.id = r.id
            """,
            entries,
            row =>
            {
                if (seen.Add((row.GetInt32(0), row.GetInt64(1))))
                    ranges.Add(row.GetInt32(0), row.GetInt64(1), row.GetInt64(2));
                commands[row.GetGuid(3)] = ReadAct(row, 4);
            }
        );
    }

    /// <summary>
    /// Estates, accounts and dimensions that the records of some requests name, so that these can be read.
    /// </summary>
    /// <remarks>
    /// Of many requests the whole directory is read instead, when it turns out that something is not known.
    /// </remarks>
    private void AskNamed(SelectBatch batch, string requests, RowSet keys)
    {
        if (keys.Count > FewRequests)
            return;
        foreach (var accounts in NamedInRecords.Accounts(requests))
            batch.Select(
                accounts,
                keys,
                row =>
                {
                    KnowEstate(row);
                    KnowAccount(row, 8);
                }
            );
        batch.Select(
            NamedInRecords.Dimensions(requests),
            keys,
            row =>
            {
                if (!directory.Dimensions.ContainsKey(row.GetInt32(0)))
                    directory.Add(row.GetInt32(0), Labels.FromStored(row.GetString(1)));
            }
        );
    }

    private void KnowEstate(DbDataReader row)
    {
        if (!directory.EstatesByNo.ContainsKey(row.GetInt32(0)))
            directory.Add(RecordReader.ReadEstate(row));
    }

    private void KnowAccount(DbDataReader row, int column)
    {
        var key = (Estate: row.GetInt32(0), No: row.GetInt32(column));
        if (!directory.Accounts.ContainsKey(key))
            directory.Accounts[key] = new AccountBooks(
                directory.EstatesByNo[key.Estate],
                key.No,
                RecordReader.Key(row, column + 1),
                Constraint.None,
                RecordReader.Date(row, column + 4)
            );
    }

    private void TakeEntries(
        IReadOnlyList<Batch> batches,
        List<JournalRecord> records,
        Dictionary<Guid, CommandName?> commands
    )
    {
        var reversals = batches
            .SelectMany(batch => batch.Requests)
            .SelectMany(request => request.Instructions)
            .OfType<ReverseEntry>()
            .ToList();
        var from = reversals.Min(reverse => reverse.ValueDate);
        foreach (var record in records.OfType<EntryRecord>())
        {
            _located.Add(
                new RecordedEntry(new(record.Id), record.Request, record.Entry, record.EntryKind, default)
                {
                    Act = commands.GetValueOrDefault(record.Request.Value),
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
