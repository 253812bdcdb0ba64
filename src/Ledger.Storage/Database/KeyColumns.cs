using Ledger.Alliances.ExpenseReports;

namespace Ledger.Storage.Database;

// Sets of keys by which questions are asked.

internal sealed class EstateNoColumns
{
    private readonly Column<int> _no = new("estate_no", ColumnKind.Int32);

    public EstateNoColumns() => Set = new("estate_no_key", _no);

    public RowSet Set { get; }

    public void Add(int no) => _no.Add(no);
}

internal sealed class IdColumns
{
    private readonly Column<Guid> _id = new("id", ColumnKind.Guid);

    public IdColumns(IEnumerable<Guid> ids)
    {
        Set = new("id_key", _id);
        foreach (var id in ids)
            _id.Add(id);
    }

    public RowSet Set { get; }
}

internal sealed class CodeColumns
{
    private readonly Column<string> _code = new("code", ColumnKind.Code);

    public CodeColumns(IEnumerable<string> codes)
    {
        Set = new("code_key", _code);
        foreach (var code in codes)
            _code.Add(code);
    }

    public RowSet Set { get; }
}

internal sealed class AccountKeyColumns
{
    private readonly Column<int> _estate = new("estate_no", ColumnKind.Int32);
    private readonly Column<string> _code = new("code", ColumnKind.Code),
        _holder = new("holder", ColumnKind.Code);

    public AccountKeyColumns() => Set = new("account_key", _estate, _code, _holder);

    public RowSet Set { get; }

    public void Add(int estate, string code, string holder)
    {
        _estate.Add(estate);
        _code.Add(code);
        _holder.Add(holder);
    }
}

/// <summary>Accounts and the day after which their days are asked for.</summary>
internal sealed class AccountDayColumns
{
    private readonly Column<int> _estate = new("estate_no", ColumnKind.Int32),
        _account = new("account_no", ColumnKind.Int32);
    private readonly Column<DateOnly> _after = new("after_day", ColumnKind.Date);

    public AccountDayColumns() => Set = new("account_day_key", _estate, _account, _after);

    public RowSet Set { get; }

    public void Add(int estate, int account, DateOnly after)
    {
        _estate.Add(estate);
        _account.Add(account);
        _after.Add(after);
    }
}

/// <summary>Accounts and a moment.</summary>
internal sealed class AccountMomentColumns
{
    private readonly Column<int> _estate = new("estate_no", ColumnKind.Int32),
        _account = new("account_no", ColumnKind.Int32);
    private readonly Column<DateTime> _moment = new("moment", ColumnKind.Instant);

    public AccountMomentColumns() => Set = new("account_moment_key", _estate, _account, _moment);

    public RowSet Set { get; }

    public void Add(int estate, int account, DateTime moment)
    {
        _estate.Add(estate);
        _account.Add(account);
        _moment.Add(moment);
    }
}

/// <summary>Accounts by the codes of their estates and their own.</summary>
internal sealed class EstateAccountColumns
{
    private readonly Column<string> _estate = new("estate", ColumnKind.Code),
        _code = new("code", ColumnKind.Code),
        _holder = new("holder", ColumnKind.Code);

    public EstateAccountColumns() => Set = new("estate_account_key", _estate, _code, _holder);

    public RowSet Set { get; }

    public void Add(string estate, string code, string holder)
    {
        _estate.Add(estate);
        _code.Add(code);
        _holder.Add(holder);
    }
}

/// <summary>Accounts by their codes, and a moment.</summary>
internal sealed class AccountSoonColumns
{
    private readonly Column<int> _estate = new("estate_no", ColumnKind.Int32);
    private readonly Column<string> _code = new("code", ColumnKind.Code),
        _holder = new("holder", ColumnKind.Code);
    private readonly Column<DateTime> _moment = new("moment", ColumnKind.Instant);

    public AccountSoonColumns() => Set = new("account_soon_key", _estate, _code, _holder, _moment);

    public RowSet Set { get; }

    public void Add(int estate, string code, string holder, DateTime moment)
    {
        _estate.Add(estate);
        _code.Add(code);
        _holder.Add(holder);
        _moment.Add(moment);
    }
}

/// <summary>Stretches of an estate's sequence.</summary>
internal sealed class RangeColumns
{
    private readonly Column<int> _estate = new("estate_no", ColumnKind.Int32);
    private readonly Column<long> _first = new("first_seq", ColumnKind.Int64),
        _last = new("last_seq", ColumnKind.Int64);
    private readonly HashSet<int> _estates = [];

    public RangeColumns() => Set = new("range_key", _estate, _first, _last);

    public RowSet Set { get; }

    public IReadOnlyCollection<int> Estates => _estates;

    public void Add(int estate, long first, long last)
    {
        _estate.Add(estate);
        _first.Add(first);
        _last.Add(last);
        _estates.Add(estate);
    }
}

/// <summary>An estate or one of its accounts, seen from a point in both times.</summary>
internal sealed class ViewColumns
{
    private readonly Column<int> _estate = new("estate_no", ColumnKind.Int32),
        _account = new("account_no", ColumnKind.Int32);
    private readonly Column<DateOnly> _through = new("through_day", ColumnKind.Date),
        _before = new("before_day", ColumnKind.Date);
    private readonly Column<DateTime> _known = new("known_at", ColumnKind.Instant);
    private readonly Column<long> _first = new("first_seq", ColumnKind.Int64),
        _last = new("last_seq", ColumnKind.Int64);

    public ViewColumns() => Set = new("view_key", _estate, _account, _through, _known, _before, _first, _last);

    public RowSet Set { get; }

    /// <param name="through">The last day that counts.</param>
    /// <param name="before">Totals of days of record before this one count.</param>
    /// <param name="first">From this record through <paramref name="last"/>, postings are looked at themselves.</param>
    public void Add(int estate, int account, DateOnly through, DateTime known, DateOnly before, long first, long last)
    {
        _estate.Add(estate);
        _account.Add(account);
        _through.Add(through);
        _known.Add(known);
        _before.Add(before);
        _first.Add(first);
        _last.Add(last);
    }
}

/// <summary>An account's postings booked in some days, up to a record, after a line.</summary>
internal sealed class LinesColumns
{
    private readonly Column<int> _estate = new("estate_no", ColumnKind.Int32),
        _account = new("account_no", ColumnKind.Int32);
    private readonly Column<DateOnly> _from = new("from_day", ColumnKind.Date),
        _through = new("through_day", ColumnKind.Date);
    private readonly Column<long> _last = new("last_seq", ColumnKind.Int64),
        _after = new("after_seq", ColumnKind.Int64);
    private readonly Column<short> _line = new("after_line", ColumnKind.Int16);

    public LinesColumns() => Set = new("lines_key", _estate, _account, _from, _through, _last, _after, _line);

    public RowSet Set { get; }

    public void Add(int estate, int account, DateOnly from, DateOnly through, long last, long after = 0, short line = 0)
    {
        _estate.Add(estate);
        _account.Add(account);
        _from.Add(from);
        _through.Add(through);
        _last.Add(last);
        _after.Add(after);
        _line.Add(line);
    }
}

/// <summary>Invoices by supplier and number.</summary>
internal sealed class InvoiceKeyColumns
{
    private readonly Column<string> _supplier = new("supplier", ColumnKind.Code),
        _number = new("number", ColumnKind.Code);

    public InvoiceKeyColumns(IEnumerable<InvoiceKey> keys)
    {
        Set = new("invoice_key", _supplier, _number);
        foreach (var key in keys)
        {
            _supplier.Add(key.Supplier);
            _number.Add(key.Number);
        }
    }

    public RowSet Set { get; }
}
