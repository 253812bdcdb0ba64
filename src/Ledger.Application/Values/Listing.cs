using System.Text.Json.Serialization;

namespace Ledger.Application.Values;

/// <summary>The rows of an answer: a page of them, or all of them one by one as they are read.</summary>
[JsonConverter(typeof(ListingConverter))]
public abstract record Listing
{
    public abstract Type RowType { get; }

    /// <summary>The rows, for hosts that do not know their type.</summary>
    public abstract IAsyncEnumerable<object> Each { get; }

    /// <summary>Whether the rows are read from the database while they are written.</summary>
    public abstract bool IsStreamed { get; }

    /// <summary>Whether it is known that there are no rows.</summary>
    public abstract bool IsEmpty { get; }

    /// <summary>What is shown below the rows, in the same columns: their sums.</summary>
    public abstract IReadOnlyList<object> Sums { get; }

    /// <summary>Which page this is; null when the rows are all that there are.</summary>
    public Page? Page { get; init; }
}

/// <summary>A page of a list.</summary>
/// <param name="Number">The first is 1.</param>
/// <param name="Size">At most so many rows.</param>
/// <param name="Total">The rows of all pages.</param>
public sealed record Page(int Number, int Size, int Total)
{
    public const int UsualSize = 50;

    public int Pages => Math.Max(1, (Total + Size - 1) / Size);

    /// <summary>One page of rows that are all in memory; all of them where no page is asked for.</summary>
    public static Listing<TRow> Of<TRow>(IReadOnlyList<TRow> all, int? number)
        where TRow : notnull
    {
        if (number is not { } asked)
            return new Listing<TRow>(all);
        var page = new Page(Math.Max(1, asked), UsualSize, all.Count);
        return new Listing<TRow>([.. all.Skip((page.Number - 1) * page.Size).Take(page.Size)]) { Page = page };
    }
}

/// <inheritdoc/>
[JsonConverter(typeof(ListingConverter))]
public sealed record Listing<TRow> : Listing
    where TRow : notnull
{
    private readonly IAsyncEnumerable<TRow>? _stream;

    public Listing(IReadOnlyList<TRow> rows, params IReadOnlyList<TRow> sums) =>
        (Rows, Sums) = (rows, [.. sums.Cast<object>()]);

    public Listing(IAsyncEnumerable<TRow> stream) => (Rows, Sums, _stream) = ([], [], stream);

    /// <summary>The rows that are in memory: none of a stream.</summary>
    public IReadOnlyList<TRow> Rows { get; }

    public override Type RowType => typeof(TRow);

    public override bool IsStreamed => _stream is not null;

    public override bool IsEmpty => _stream is null && Rows.Count == 0;

    public override IReadOnlyList<object> Sums { get; }

    public override IAsyncEnumerable<object> Each => Read();

    private async IAsyncEnumerable<object> Read()
    {
        foreach (var row in Rows)
            yield return row;
        if (_stream is not null)
            await foreach (var row in _stream)
                yield return row;
    }
}

/// <summary>An answer that people are told in sentences first; programs read its members.</summary>
public interface ITells
{
    IReadOnlyList<Sentence> Told { get; }
}

/// <summary>An answer that finds something wrong: hosts say so by their exit code or status.</summary>
public interface IFinding
{
    bool HasFindings { get; }
}

/// <summary>An answer of which a part was refused: hosts say so by their exit code or status.</summary>
public interface IRefusing
{
    bool HasRefused { get; }
}

/// <summary>An amount that tables show also when it is zero: what something stands at.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ShowsZeroAttribute : Attribute;

/// <summary>
/// An answer that members of an organization read, as a card or at an assembly: hosts show it in plain words.
/// </summary>
public interface IForProducers;

/// <summary>A member of an answer that programs read and tables leave out.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class ForProgramsAttribute : Attribute;
