using Ledger.RotatingFunds.Loans;
using Ledger.Storage.Database;
using NodaTime;

namespace Ledger.Storage.RotatingFunds;

// Sets of keys by which funds' parts are asked for.

/// <summary>Things of a fund, by the fund's code and their number.</summary>
internal sealed class NumberedColumns
{
    private readonly Column<string> _code = new("code", ColumnKind.Code);
    private readonly Column<int> _number = new("number", ColumnKind.Int32);

    public NumberedColumns(IEnumerable<(string Code, int Number)> things)
    {
        Set = new("numbered_key", _code, _number);
        foreach (var (code, number) in things)
        {
            _code.Add(code);
            _number.Add(number);
        }
    }

    public RowSet Set { get; }
}

/// <summary>Receipts of a fund, by the fund's code and their reference.</summary>
internal sealed class ReferencedColumns
{
    private readonly Column<string> _code = new("code", ColumnKind.Code),
        _reference = new("reference", ColumnKind.Code);

    public ReferencedColumns(IEnumerable<(string Code, string Reference)> receipts)
    {
        Set = new("referenced_key", _code, _reference);
        foreach (var (code, reference) in receipts)
        {
            _code.Add(code);
            _reference.Add(reference);
        }
    }

    public RowSet Set { get; }
}

/// <summary>Funds and a day.</summary>
internal sealed class CodeDayColumns
{
    private readonly Column<string> _code = new("code", ColumnKind.Code);
    private readonly Column<DateOnly> _day = new("day", ColumnKind.Date);

    public CodeDayColumns(IEnumerable<(string Code, LocalDate Day)> keys)
    {
        Set = new("code_day_key", _code, _day);
        foreach (var (code, day) in keys)
        {
            _code.Add(code);
            _day.Add(day.ToDatabase());
        }
    }

    public RowSet Set { get; }
}

/// <summary>What the end of a day changed in loans.</summary>
internal sealed class LoanDayColumns
{
    private readonly Column<Guid> _id = new("id", ColumnKind.Guid);
    private readonly Column<long> _earned = new("earned", ColumnKind.Int64),
        _arrears = new("more_arrears_days", ColumnKind.Int64),
        _provision = new("provision", ColumnKind.Int64);
    private readonly Column<DateOnly> _accruedThrough = new("arrears_accrued_through", ColumnKind.Date);
    private readonly Column<bool> _suspended = new("is_suspended", ColumnKind.Bool);

    public LoanDayColumns() =>
        Set = new("loan_day_key", _id, _earned, _arrears, _provision, _accruedThrough, _suspended);

    public const string Update = """
        UPDATE loan SET earned = k.earned, arrears_days = loan.arrears_days + k.more_arrears_days,
            provision = k.provision, arrears_accrued_through = k.arrears_accrued_through, is_suspended = k.is_suspended
        FROM {keys} WHERE loan.id = k.id
        """;

    public RowSet Set { get; }

    public void Add(Loan before, Loan after)
    {
        _id.Add(after.Id.Value);
        _earned.Add(after.Earned.MinorUnits);
        _arrears.Add((long)(after.ArrearsDays - before.ArrearsDays));
        _provision.Add(after.Provision.MinorUnits);
        _accruedThrough.Add(after.ArrearsAccruedThrough.ToDatabase());
        _suspended.Add(after.IsSuspended);
    }
}
