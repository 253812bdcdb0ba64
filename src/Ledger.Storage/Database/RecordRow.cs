using System.Data.Common;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Storage.Database;

/// <summary>A row of a result, read column by column, in the order in which the columns were selected.</summary>
internal sealed class RecordRow(DbDataReader reader)
{
    private int _next;
    private string _code = "";
    private Currency _currency;

    /// <summary>Goes back to the first column, for the next row.</summary>
    public void Restart() => _next = 0;

    public Id<T> Id<T>()
        where T : IIdentified => new(reader.GetGuid(_next++));

    public Guid Guid() => reader.GetGuid(_next++);

    public short Int16() => reader.GetInt16(_next++);

    public int Int32() => reader.GetInt32(_next++);

    public long Int64() => reader.GetInt64(_next++);

    public bool Bool() => reader.GetBoolean(_next++);

    public decimal Decimal() => reader.GetDecimal(_next++);

    public string Text() => reader.GetString(_next++);

    public LocalDate Date() => reader.GetFieldValue<DateOnly>(_next++).ToLocalDate();

    public Instant Instant() => Dialect.ReadInstant(reader, _next++);

    public Share Share() => Foundations.Share.OfMillionths(Int32());

    public Money Money() => new(Int64(), Currency());

    /// <summary>Nearly every row is in the currency of the row before: it is looked up once.</summary>
    public Currency Currency()
    {
        var code = Text();
        if (code != _code)
            (_code, _currency) = (code, Foundations.Currency.Find(code) ?? default);
        return _currency;
    }

    public decimal? DecimalOrNull() => IsNull() ? null : Decimal();

    public Share? ShareOrNull() => IsNull() ? null : Share();

    public long? Int64OrNull() => IsNull() ? null : Int64();

    public Instant? InstantOrNull() => IsNull() ? null : Instant();

    /// <summary>Whether the next column is null; if it is, it is passed over.</summary>
    private bool IsNull()
    {
        if (!reader.IsDBNull(_next))
            return false;
        _next++;
        return true;
    }
}
