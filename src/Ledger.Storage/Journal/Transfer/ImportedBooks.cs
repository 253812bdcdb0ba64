using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;

namespace Ledger.Storage.Journal.Transfer;

/// <summary>
/// The books of one estate as they grow while its exported records are read, each verified before the next.
/// </summary>
internal sealed class ImportedBooks(int estateNo)
{
    private readonly Chain _chain = new();
    private readonly Dictionary<Guid, (Hold Hold, AccountBooks Account)> _holds = [];
    private readonly Dictionary<(string, string, string), AccountBooks> _accounts = [];

    public EstateBooks? Books { get; private set; }

    /// <summary>
    /// The record of a line, in its place; throws <see cref="FormatException"/> when the line is none.
    /// </summary>
    /// <returns>Null when the record does not match its seal.</returns>
    public JournalRecord? Add(RecordFields line)
    {
        var record = Read(line);
        var (seq, at) = (line.Number("seq"), line.Moment("at"));
        if (Books is null)
            Books = new EstateBooks(estateNo, ((EstateOpenedRecord)record).Estate);
        if (seq != Books.Seq + 1)
            throw new FormatException($"record {seq} does not come after record {Books.Seq}.");
        if (at <= Books.LastRecordedAt)
            throw new FormatException($"record {seq} was not recorded after the one before it.");
        var (salt, seal, hash, encoding) = (
            line.Bytes("salt"),
            line.Bytes("seal"),
            line.Bytes("hash") ?? throw line.Bad("hash"),
            line.Small("encoding")
        );
        record.At(Books, seq, at, salt, seal, hash, encoding);
        if (encoding != Chain.Version)
            throw line.Bad("encoding");
        if (
            salt is not null
            && (
                seal is null
                || salt.Length != Chain.SaltLength
                || !Chain.Seal(salt, record.FreeText ?? "").AsSpan().SequenceEqual(seal)
            )
        )
            return null;
        if (!_chain.Hash(record, Books.Hash).AsSpan().SequenceEqual(hash))
            return null;
        (Books.Seq, Books.Hash, Books.LastRecordedAt) = (seq, hash, at);
        Apply(record);
        return record;
    }

    private JournalRecord Read(RecordFields line)
    {
        var (kind, id, request, instruction, by) = (
            line.Name<RecordKind>("kind"),
            line.Id("id"),
            new Id<JournalRequest>(line.Id("request")),
            line.Small("instruction"),
            new Id<Ledger.Access.Person>(line.Id("by"))
        );
        if (Books is null != (kind == RecordKind.EstateOpened))
            throw new FormatException("the first record of an estate, and no other, opens it.");
        var text = line.TextOrNull("text") ?? "";
        switch (kind)
        {
            case RecordKind.EstateOpened:
                return new EstateOpenedRecord(id, request, instruction, by, ReadEstate(line));
            case RecordKind.Entry:
                return ReadEntry(line, id, request, instruction, by, text);
            case RecordKind.AccountOpened or RecordKind.AccountClosed or RecordKind.AccountConstrained:
                var (on, constraint) = (line.Date("on"), line.Name<Constraint>("constraint"));
                return new AccountRecord(
                    kind,
                    id,
                    request,
                    instruction,
                    by,
                    kind == RecordKind.AccountOpened ? Open(line.Account(), constraint, on) : Find(line.Account()),
                    on,
                    constraint
                );
            case RecordKind.HoldPlaced:
                var account = Find(line.Account());
                var hold = new Hold(
                    new(id),
                    Books!.Estate.Code,
                    account.Key,
                    account.Money(line.Number("minor_units")),
                    line.Date("value_date"),
                    line.Has("expires_at") ? line.Moment("expires_at") : null
                );
                return new HoldPlacedRecord(id, request, instruction, by, hold, account, text);
            case RecordKind.HoldPosted or RecordKind.HoldVoided or RecordKind.HoldExpired:
                if (!_holds.TryGetValue(line.Id("hold"), out var held))
                    throw new FormatException("it resolves a hold that is not open.");
                return new HoldResolvedRecord(
                    kind,
                    id,
                    request,
                    instruction,
                    by,
                    held.Hold,
                    held.Account,
                    held.Account.Money(line.Number("taken")),
                    new(line.IdOrNone("entry")),
                    line.Flag("held_again"),
                    text
                );
            default:
                return new PeriodRecord(
                    kind,
                    id,
                    request,
                    instruction,
                    by,
                    line.Date("first"),
                    line.Date("last"),
                    text
                );
        }
    }

    private static Estate ReadEstate(RecordFields line) =>
        new(
            new(line.Id("estate_id")),
            line.Text("estate"),
            EstateKinds.Find(line.Text("estate_kind")) ?? throw line.Bad("estate_kind"),
            line.Text("name"),
            line.Text("zone"),
            line.Currency("currency"),
            line.Date("opened_on")
        );

    private EntryRecord ReadEntry(
        RecordFields line,
        Guid id,
        Id<JournalRequest> request,
        short instruction,
        Id<Ledger.Access.Person> by,
        string text
    )
    {
        var postings = line.Postings();
        if (postings.Length is < 2 or > JournalEntry.MaxPostings)
            throw new FormatException($"an entry does not have {postings.Length} postings.");
        foreach (var currency in postings.GroupBy(posting => posting.Amount.Currency))
            if (currency.Aggregate(Int128.Zero, (sum, posting) => sum + posting.Amount.MinorUnits) != 0)
                throw new FormatException($"the entry does not balance in {currency.Key}.");
        var entry = JournalEntry.FromStored(
            Books!.Estate.Code,
            line.Date("book_date"),
            line.Date("value_date"),
            text,
            line.TextOrNull("source") ?? "",
            line.Labels("metadata"),
            postings
        );
        return new EntryRecord(
            id,
            request,
            instruction,
            by,
            entry,
            line.Name<EntryKind>("entry_kind"),
            new(line.IdOrNone("related")),
            line.Flag("forced"),
            [.. postings.Select(posting => Find(posting.Account))]
        );
    }

    private AccountBooks Find(AccountKey key) =>
        Books!.Accounts.TryGetValue(key, out var account)
            ? account
            : throw new FormatException($"account {key} was not opened before.");

    private AccountBooks Open(AccountKey key, Constraint constraint, LocalDate on)
    {
        if (Books!.Accounts.ContainsKey(key))
            throw new FormatException($"account {key} was opened before.");
        return Books.Accounts[key] = new AccountBooks(Books, ++Books.LastAccountNo, key, constraint, on);
    }

    /// <summary>Moves the books on by a record, as the journal did when it was made.</summary>
    private void Apply(JournalRecord record)
    {
        switch (record)
        {
            case EntryRecord entry:
                for (var i = 0; i < entry.Accounts.Length; i++)
                {
                    entry.Accounts[i].Posted += entry.Entry.Postings[i].Amount.MinorUnits;
                    entry.Accounts[i].Latest = LocalDate.Max(entry.Accounts[i].Latest, entry.Entry.ValueDate);
                }
                break;
            case AccountRecord { Kind: RecordKind.AccountClosed } closed:
                closed.Account.ClosedOn = closed.On;
                break;
            case AccountRecord { Kind: RecordKind.AccountConstrained } constrained:
                constrained.Account.Constraint = constrained.Constraint;
                break;
            case HoldPlacedRecord placed:
                _holds[placed.Hold.Id.Value] = (placed.Hold, placed.Account);
                placed.Account.Held += placed.Hold.Amount.MinorUnits;
                placed.Account.Latest = LocalDate.Max(placed.Account.Latest, placed.Hold.ValueDate);
                break;
            case HoldResolvedRecord resolved:
                _holds.Remove(resolved.Hold.Id.Value);
                resolved.Account.Held -= resolved.Hold.Amount.MinorUnits;
                break;
            case PeriodRecord period:
                ApplyPeriod(period);
                break;
        }
    }

    private void ApplyPeriod(PeriodRecord period)
    {
        var trigger = Ledger.Journal.Period.TriggerOf(period.Kind);
        var before =
            trigger == PeriodTrigger.Close
                ? Ledger.Journal.Period.Opened(period.First, period.Last)
                : Books!.Periods.GetValueOrDefault(period.Last)
                    ?? throw new FormatException($"the period through {period.Last:uuuu-MM-dd} was not closed before.");
        var taken = before.Take(trigger, Books!.Estate.Code, period.By);
        if (!taken.IsAccepted(out var after))
            throw new FormatException(taken.Refusal!.ToString());
        Books.Periods[period.Last] = after;
        Books.ClosedThrough = after.Status == PeriodStatus.Open ? period.First.PlusDays(-1) : period.Last;
    }
}
