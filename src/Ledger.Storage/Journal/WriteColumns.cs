using System.Security.Cryptography;
using System.Text;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage.Database;

namespace Ledger.Storage.Journal;

// One class per set of rows that the journal writes. Column names are the tables' own; order is the table types' in SQL
// Server.

internal sealed class RequestColumns
{
    private readonly Column<Guid> _id = new("id", ColumnKind.Guid);
    private readonly Column<short> _leg = new("leg", ColumnKind.Int16);
    private readonly Column<int> _estate = new("estate_no", ColumnKind.Int32);
    private readonly Column<long> _first = new("first_seq", ColumnKind.Int64),
        _last = new("last_seq", ColumnKind.Int64);

    public RequestColumns() => Set = new("request", _id, _leg, _estate, _first, _last);

    public RowSet Set { get; }

    public void Add(Guid id, short leg, int estate, long first, long last)
    {
        _id.Add(id);
        _leg.Add(leg);
        _estate.Add(estate);
        _first.Add(first);
        _last.Add(last);
    }
}

/// <summary>The columns of every link of a chain.</summary>
internal abstract class LinkColumns
{
    private readonly Column<int> _estate = new("estate_no", ColumnKind.Int32);
    private readonly Column<long> _seq = new("seq", ColumnKind.Int64);
    private readonly Column<Guid> _id = new("id", ColumnKind.Guid),
        _request = new("request_id", ColumnKind.Guid),
        _actor = new("actor", ColumnKind.Guid);
    private readonly Column<short> _instruction = new("instruction", ColumnKind.Int16),
        _encoding = new("encoding", ColumnKind.Int16);
    private readonly Column<DateTime> _recorded = new("recorded_at", ColumnKind.Instant);
    private readonly Column<string?> _text = new("free_text", ColumnKind.Text);
    private readonly Column<byte[]?> _salt = new("salt", ColumnKind.Bytes),
        _seal = new("text_seal", ColumnKind.Bytes);
    private readonly Column<byte[]> _hash = new("hash", ColumnKind.Bytes);

    protected IEnumerable<Column> Common =>
        [_estate, _seq, _id, _request, _instruction, _actor, _recorded, _text, _salt, _seal, _encoding, _hash];

    protected void AddCommon(JournalRecord record)
    {
        _estate.Add(record.Books.No);
        _seq.Add(record.Seq);
        _id.Add(record.Id);
        _request.Add(record.Request.Value);
        _instruction.Add(record.Instruction);
        _actor.Add(record.By.Value);
        _recorded.Add(record.RecordedAt.ToDatabase());
        // Without a salt there is no text: there never was one, or it was erased.
        _text.Add(record.Salt is null ? null : record.FreeText);
        _salt.Add(record.Salt);
        _seal.Add(record.TextSeal);
        _encoding.Add(record.Encoding);
        _hash.Add(record.Hash);
    }
}

internal sealed class EntryColumns : LinkColumns
{
    private readonly Column<short> _kind = new("kind", ColumnKind.Int16),
        _lines = new("lines", ColumnKind.Int16);
    private readonly Column<Guid?> _related = new("related", ColumnKind.Guid);
    private readonly Column<bool> _forced = new("forced", ColumnKind.Bool);
    private readonly Column<DateOnly> _book = new("book_date", ColumnKind.Date),
        _value = new("value_date", ColumnKind.Date);
    private readonly Column<string?> _source = new("source", ColumnKind.Text),
        _metadata = new("metadata", ColumnKind.Text);

    public EntryColumns() =>
        Set = new("journal_entry", [.. Common, _kind, _related, _forced, _book, _value, _source, _metadata, _lines]);

    public RowSet Set { get; }

    public void Add(EntryRecord record, DateOnly bookDate, DateOnly valueDate)
    {
        AddCommon(record);
        _kind.Add((short)record.EntryKind);
        _related.Add(record.Related.IsEmpty ? null : record.Related.Value);
        _forced.Add(record.Forced);
        _book.Add(bookDate);
        _value.Add(valueDate);
        _source.Add(record.Entry.SourceDocument.Length == 0 ? null : record.Entry.SourceDocument);
        _metadata.Add(record.Entry.Metadata.IsEmpty ? null : record.Entry.Metadata.ToStored());
        _lines.Add((short)record.Entry.Postings.Count);
    }
}

internal sealed class PostingColumns
{
    private readonly Column<int> _estate = new("estate_no", ColumnKind.Int32),
        _account = new("account_no", ColumnKind.Int32);
    private readonly Column<long> _seq = new("seq", ColumnKind.Int64),
        _amount = new("amount", ColumnKind.Int64);
    private readonly Column<short> _line = new("line", ColumnKind.Int16);
    private readonly Column<string> _currency = new("currency", ColumnKind.Code);
    private readonly Column<DateOnly> _book = new("book_date", ColumnKind.Date);
    private readonly Column<int?> _dimension = new("dimension_no", ColumnKind.Int32);

    public PostingColumns() =>
        Set = new("posting", _estate, _seq, _line, _account, _amount, _currency, _book, _dimension);

    public RowSet Set { get; }

    public void Add(
        EntryRecord record,
        int index,
        AccountBooks account,
        Money amount,
        DateOnly bookDate,
        int? dimension
    )
    {
        _estate.Add(record.Books.No);
        _seq.Add(record.Seq);
        _line.Add((short)(index + 1));
        _account.Add(account.No);
        _amount.Add(amount.MinorUnits);
        _currency.Add(amount.Currency.Code);
        _book.Add(bookDate);
        _dimension.Add(dimension);
    }
}

internal sealed class EventColumns : LinkColumns
{
    private readonly Column<short> _kind = new("kind", ColumnKind.Int16);
    private readonly Column<int?> _account = new("account_no", ColumnKind.Int32);
    private readonly Column<Guid?> _hold = new("hold_id", ColumnKind.Guid),
        _entry = new("entry_id", ColumnKind.Guid);
    private readonly Column<long?> _amount = new("amount", ColumnKind.Int64);
    private readonly Column<bool?> _again = new("held_again", ColumnKind.Bool);
    private readonly Column<DateOnly?> _first = new("first_day", ColumnKind.Date),
        _last = new("last_day", ColumnKind.Date);
    private readonly Column<DateTime?> _expires = new("expires_at", ColumnKind.Instant);
    private readonly Column<short?> _side = new("side", ColumnKind.Int16);

    public EventColumns() =>
        Set = new(
            "journal_event",
            [.. Common, _kind, _account, _hold, _amount, _entry, _again, _first, _last, _expires, _side]
        );

    public RowSet Set { get; }

    public void Add(JournalRecord record)
    {
        AddCommon(record);
        _kind.Add((short)record.Kind);
        switch (record)
        {
            case HoldPlacedRecord placed:
                AddContent(
                    placed.Account,
                    placed.Hold.Id,
                    placed.Hold.Amount.MinorUnits,
                    first: placed.Hold.ValueDate.ToDatabase(),
                    expires: placed.Hold.ExpiresAt?.ToDatabase()
                );
                break;
            case HoldResolvedRecord resolved:
                AddContent(
                    resolved.Account,
                    resolved.Hold.Id,
                    resolved.Taken.MinorUnits,
                    resolved.Entry.IsEmpty ? null : resolved.Entry.Value,
                    resolved.RestHeldAgain
                );
                break;
            case AccountRecord account:
                AddContent(account.Account, first: account.On.ToDatabase(), side: (short)account.Constraint);
                break;
            case PeriodRecord period:
                AddContent(null, first: period.First.ToDatabase(), last: period.Last.ToDatabase());
                break;
            default:
                AddContent(null);
                break;
        }
    }

    private void AddContent(
        AccountBooks? account,
        Id<Hold>? hold = null,
        long? amount = null,
        Guid? entry = null,
        bool? again = null,
        DateOnly? first = null,
        DateOnly? last = null,
        DateTime? expires = null,
        short? side = null
    )
    {
        _account.Add(account?.No);
        _hold.Add(hold?.Value);
        _amount.Add(amount);
        _entry.Add(entry);
        _again.Add(again);
        _first.Add(first);
        _last.Add(last);
        _expires.Add(expires);
        _side.Add(side);
    }
}

internal sealed class EstateColumns
{
    private readonly Column<int> _no = new("no", ColumnKind.Int32);
    private readonly Column<Guid> _id = new("id", ColumnKind.Guid);
    private readonly Column<string> _code = new("code", ColumnKind.Code),
        _kind = new("kind", ColumnKind.Code),
        _name = new("name", ColumnKind.Text),
        _zone = new("zone", ColumnKind.Code),
        _currency = new("currency", ColumnKind.Code);
    private readonly Column<DateOnly> _opened = new("opened_on", ColumnKind.Date);

    public EstateColumns() => Set = new("estate", _no, _id, _code, _kind, _name, _zone, _currency, _opened);

    public RowSet Set { get; }

    public void Add(EstateBooks books)
    {
        var estate = books.Estate;
        _no.Add(books.No);
        _id.Add(estate.Id.Value);
        _code.Add(estate.Code);
        _kind.Add(EstateKinds.Name(estate.Kind));
        _name.Add(estate.Name);
        _zone.Add(estate.Zone);
        _currency.Add(estate.Currency.Code);
        _opened.Add(estate.OpenedOn.ToDatabase());
    }
}

internal sealed class HeadColumns
{
    private readonly Column<int> _estate = new("estate_no", ColumnKind.Int32),
        _lastAccount = new("last_account_no", ColumnKind.Int32);
    private readonly Column<long> _seq = new("seq", ColumnKind.Int64);
    private readonly Column<byte[]> _hash = new("hash", ColumnKind.Bytes);
    private readonly Column<DateTime> _recorded = new("last_recorded_at", ColumnKind.Instant);
    private readonly Column<DateOnly> _closed = new("closed_through", ColumnKind.Date);

    public HeadColumns() => Set = new("estate_head", _estate, _seq, _hash, _recorded, _closed, _lastAccount);

    public RowSet Set { get; }

    public void AddEmpty(EstateBooks books) => Add(new EstateBooks(books.No, books.Estate));

    public void Add(EstateBooks books) => Add(books, books.ClosedThrough);

    public void Add(EstateBooks books, NodaTime.LocalDate closedThrough)
    {
        _estate.Add(books.No);
        _seq.Add(books.Seq);
        _hash.Add(books.Hash);
        _recorded.Add(books.LastRecordedAt.ToDatabase());
        _closed.Add(closedThrough.ToDatabase());
        _lastAccount.Add(books.LastAccountNo);
    }
}

internal sealed class AccountColumns
{
    private readonly Column<int> _estate = new("estate_no", ColumnKind.Int32),
        _no = new("no", ColumnKind.Int32);
    private readonly Column<string> _code = new("code", ColumnKind.Code),
        _holder = new("holder", ColumnKind.Code),
        _currency = new("currency", ColumnKind.Code);
    private readonly Column<DateOnly> _opened = new("opened_on", ColumnKind.Date);
    private readonly Column<DateOnly?> _closed = new("closed_on", ColumnKind.Date);

    public AccountColumns() => Set = new("account", _estate, _no, _code, _holder, _currency, _opened, _closed);

    public RowSet Set { get; }

    public void Add(AccountBooks account)
    {
        _estate.Add(account.Estate.No);
        _no.Add(account.No);
        _code.Add(account.Key.Code);
        _holder.Add(account.Key.Holder.Value);
        _currency.Add(account.Key.Currency.Code);
        _opened.Add(account.OpenedOn.ToDatabase());
        _closed.Add(account.ClosedOn?.ToDatabase());
    }
}

internal sealed class BalanceColumns
{
    private readonly Column<int> _estate = new("estate_no", ColumnKind.Int32),
        _account = new("account_no", ColumnKind.Int32);
    private readonly Column<short> _side = new("side", ColumnKind.Int16);
    private readonly Column<long> _posted = new("posted", ColumnKind.Int64),
        _held = new("held", ColumnKind.Int64);
    private readonly Column<DateOnly> _latest = new("latest", ColumnKind.Date);

    public BalanceColumns() => Set = new("account_balance", _estate, _account, _side, _posted, _held, _latest);

    public RowSet Set { get; }

    public void Add(AccountBooks account)
    {
        _estate.Add(account.Estate.No);
        _account.Add(account.No);
        _side.Add((short)account.Constraint);
        _posted.Add(account.Posted);
        _held.Add(account.Held);
        _latest.Add(account.Latest.ToDatabase());
    }
}

internal sealed class OpenHoldColumns
{
    private readonly Column<Guid> _hold = new("hold_id", ColumnKind.Guid);
    private readonly Column<int> _estate = new("estate_no", ColumnKind.Int32),
        _account = new("account_no", ColumnKind.Int32);
    private readonly Column<long> _amount = new("amount", ColumnKind.Int64);
    private readonly Column<DateOnly> _value = new("value_date", ColumnKind.Date);
    private readonly Column<DateTime?> _expires = new("expires_at", ColumnKind.Instant);

    public OpenHoldColumns() => Set = new("open_hold", _hold, _estate, _account, _amount, _value, _expires);

    public RowSet Set { get; }

    public void Add(Hold hold, AccountBooks account)
    {
        _hold.Add(hold.Id.Value);
        _estate.Add(account.Estate.No);
        _account.Add(account.No);
        _amount.Add(hold.Amount.MinorUnits);
        _value.Add(hold.ValueDate.ToDatabase());
        _expires.Add(hold.ExpiresAt?.ToDatabase());
    }
}

internal sealed class TurnoverColumns
{
    private readonly Column<int> _estate = new("estate_no", ColumnKind.Int32),
        _account = new("account_no", ColumnKind.Int32),
        _dimension = new("dimension_no", ColumnKind.Int32);
    private readonly Column<DateOnly> _book = new("book_date", ColumnKind.Date),
        _value = new("value_date", ColumnKind.Date),
        _recorded = new("recorded_on", ColumnKind.Date);
    private readonly Column<long> _debit = new("debit", ColumnKind.Int64),
        _credit = new("credit", ColumnKind.Int64);

    public TurnoverColumns(bool withDimension = false) =>
        Set = withDimension
            ? new("dimension_turnover", _estate, _account, _dimension, _book, _value, _recorded, _debit, _credit)
            : new("turnover", _estate, _account, _book, _value, _recorded, _debit, _credit);

    public RowSet Set { get; }

    public void Add(
        AccountBooks account,
        int dimension,
        DateOnly book,
        DateOnly value,
        DateOnly recorded,
        long debit,
        long credit
    )
    {
        _estate.Add(account.Estate.No);
        _account.Add(account.No);
        _dimension.Add(dimension);
        _book.Add(book);
        _value.Add(value);
        _recorded.Add(recorded);
        _debit.Add(debit);
        _credit.Add(credit);
    }
}

internal sealed class DayColumns
{
    private readonly Column<int> _estate = new("estate_no", ColumnKind.Int32);
    private readonly Column<DateOnly> _recorded = new("recorded_on", ColumnKind.Date);
    private readonly Column<long> _first = new("first_seq", ColumnKind.Int64),
        _last = new("last_seq", ColumnKind.Int64);

    public DayColumns() => Set = new("record_day", _estate, _recorded, _first, _last);

    public RowSet Set { get; }

    public void Add(int estate, DateOnly day, long first, long last)
    {
        _estate.Add(estate);
        _recorded.Add(day);
        _first.Add(first);
        _last.Add(last);
    }
}

internal sealed class PeriodColumns
{
    private readonly Column<int> _estate = new("estate_no", ColumnKind.Int32);
    private readonly Column<DateOnly> _last = new("last_day", ColumnKind.Date),
        _first = new("first_day", ColumnKind.Date);
    private readonly Column<short> _status = new("status", ColumnKind.Int16);
    private readonly Column<Guid> _by = new("last_step_by", ColumnKind.Guid);
    private readonly Column<DateTime> _closed = new("closed_at", ColumnKind.Instant);

    public PeriodColumns() => Set = new("period", _estate, _last, _first, _status, _by, _closed);

    public RowSet Set { get; }

    public void Add(EstateBooks books, Period period, NodaTime.Instant closedAt)
    {
        _estate.Add(books.No);
        _last.Add(period.Last.ToDatabase());
        _first.Add(period.First.ToDatabase());
        _status.Add((short)period.Status);
        _by.Add(period.LastStepBy.Value);
        _closed.Add(closedAt.ToDatabase());
    }
}

internal sealed class DimensionSetColumns
{
    private readonly Column<int> _no = new("no", ColumnKind.Int32);
    private readonly Column<Guid> _digest = new("digest", ColumnKind.Guid);
    private readonly Column<string> _labels = new("labels", ColumnKind.Code);

    public DimensionSetColumns() => Set = new("dimension_set", _no, _digest, _labels);

    public RowSet Set { get; }

    /// <summary>Finds a set by its text, which may be too long for an index: the first half of its SHA-256.</summary>
    public static Guid Digest(Labels labels) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes(labels.ToStored())).AsSpan(0, 16), bigEndian: true);

    public void Add(int no, Labels labels)
    {
        _no.Add(no);
        _digest.Add(Digest(labels));
        _labels.Add(labels.ToStored());
    }
}
