using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using Ledger.Application.Localization;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Application.Imports;

/// <summary>
/// A file with a heading, its columns separated by commas or by semicolons. What is wrong with the whole file ends the
/// command; what is wrong with a row is kept with its line.
/// </summary>
/// <remarks>
/// A row is a line: a field has no line breaks, so a quotation mark that is never closed spoils its own row and no
/// other.
/// </remarks>
public sealed class CsvTable
{
    public const int MaxBytes = 8 * 1024 * 1024,
        MaxRows = 10_000,
        MaxFields = 100;

    private CsvTable(IReadOnlyList<CsvRow> rows, IReadOnlyList<(int, Refusal)> bad) => (Rows, Bad) = (rows, bad);

    public IReadOnlyList<CsvRow> Rows { get; }

    public IReadOnlyList<(int Line, Refusal Refusal)> Bad { get; }

    /// <param name="columns">Those that must be there.</param>
    /// <param name="onlyThese">Whether others are refused: a column that was misspelt must not be one that is not
    /// there.</param>
    /// <exception cref="RefusedException">Too large, empty, without a column, with one twice or unknown, too many
    /// rows.</exception>
    public static CsvTable Read(InputFile file, IReadOnlyList<string> columns, bool onlyThese)
    {
        var named = string.Join(", ", columns);
        using var lines = file.Lines(MaxBytes).Index().Where(line => line.Item.Length > 0).GetEnumerator();
        if (!lines.MoveNext())
            throw new RefusedException(new FileRefusal.Empty(file.Name, named));
        // Spreadsheets of Spanish-speaking countries separate columns by semicolons.
        var separator = lines.Current.Item.Count(c => c == ';') > lines.Current.Item.Count(c => c == ',') ? ";" : ",";
        var heading =
            Fields(lines.Current.Item, separator)
            ?? throw new RefusedException(new FileRefusal.HeadingQuoteOpen(file.Name));
        if (Judge(file.Name, heading, columns, named, onlyThese) is { } refusal)
            throw new RefusedException(refusal);
        var (rows, bad) = (new List<CsvRow>(), new List<(int, Refusal)>());
        while (lines.MoveNext())
        {
            if (rows.Count + bad.Count == MaxRows)
                throw new RefusedException(new FileRefusal.TooManyRows(file.Name, MaxRows));
            var (line, fields) = (lines.Current.Index + 1, Fields(lines.Current.Item, separator));
            if (fields is null)
                bad.Add((line, new CsvRefusal.QuoteOpen()));
            else if (fields.Length != heading.Length)
                bad.Add((line, new CsvRefusal.OtherFields(fields.Length, heading.Length)));
            else
                rows.Add(
                    new CsvRow(
                        line,
                        heading
                            .Zip(fields)
                            .ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal)
                    )
                );
        }
        return new CsvTable(rows, bad);
    }

    private static FileRefusal? Judge(
        string file,
        string[] heading,
        IReadOnlyList<string> columns,
        string named,
        bool onlyThese
    ) =>
        columns.FirstOrDefault(column => !heading.Contains(column)) is { } missing
            ? new FileRefusal.NoColumn(file, missing, named)
        : heading.GroupBy(column => column).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? new FileRefusal.ColumnTwice(file, Text.Shown(twice.Key), named)
        : onlyThese && heading.FirstOrDefault(column => !columns.Contains(column)) is { } unknown
            ? new FileRefusal.UnknownColumn(file, Text.Shown(unknown), named)
        : null;

    /// <summary>Null when a quotation mark is where none may be.</summary>
    private static string[]? Fields(string line, string separator)
    {
        if (line.AsSpan().Count('"') % 2 > 0)
            return null;
        var isBad = false;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = separator,
            BadDataFound = _ => isBad = true,
            TrimOptions = TrimOptions.Trim,
            HasHeaderRecord = false,
        };
        using var parser = new CsvParser(new StringReader(line), configuration);
        if (!parser.Read())
            return [""];
        var fields = parser.Record ?? [];
        return isBad ? null : fields;
    }
}

/// <summary>
/// One row: its line in the file, and its fields by column. A field that is not what its column takes is refused.
/// </summary>
public sealed class CsvRow(int line, IReadOnlyDictionary<string, string> values)
{
    public int Line { get; } = line;

    public string this[string column] => values[column];

    public string? OrNull(string column) => values.GetValueOrDefault(column) is { Length: > 0 } text ? text : null;

    public int Count(string column) =>
        int.TryParse(this[column], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw Bad(column, new("expected.whole_number"));

    public decimal? DecimalOrNull(string column) =>
        OrNull(column) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number < 1_000_000_000
        && decimal.Round(number, 4) == number
            ? number
        : throw Bad(column, new("expected.known_number"));

    public bool Truth(string column) =>
        this[column].ToLowerInvariant() switch
        {
            "yes" or "true" or "sí" or "si" => true,
            "no" or "false" => false,
            _ => throw Bad(column, new("expected.yes_or_no")),
        };

    /// <summary>A date: year, month, day, whatever the culture.</summary>
    public LocalDate Date(string column) => DateOf(column, this[column]);

    internal static LocalDate DateOf(string field, string text) =>
        LocalDatePattern.Iso.Parse(text) is not { Success: true, Value: var date }
            ? throw new RefusedException(new TextRefusal.NotADate(field, text))
        : Foundations.Calendar.IsDay(date) ? date
        : throw new RefusedException(new JournalRefusal.DateOutOfRange(field, date));

    /// <summary>An amount, not less than zero: a point before the decimals, whatever the culture.</summary>
    public Money Money(string column, Currency currency)
    {
        var amount = RefusedException.At(column, Foundations.Money.Parse(this[column], currency));
        return amount.MinorUnits >= 0
            ? amount
            : throw new RefusedException(new RefusedAt(column, new InputRefusal.NegativeAmount(this[column])));
    }

    public Share Share(string column) => RefusedException.Or(Foundations.Share.Parse(column, this[column]));

    /// <summary>One of the values of an enumeration, as in in-kind for InKind.</summary>
    public T OneOf<T>(string column)
        where T : struct, Enum => RefusedException.Or(NameCase.ParseKebab<T>(column, this[column]));

    private RefusedException Bad(string column, CodedText expected) =>
        new(new CsvRefusal.NotAValue(column, this[column], expected));
}
