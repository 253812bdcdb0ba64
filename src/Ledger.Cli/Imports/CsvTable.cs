using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Ledger.Foundations;
using NodaTime;

namespace Ledger.Cli;

/// <summary>
/// A file with a heading, its columns separated by commas or by semicolons. What is wrong with the whole file ends the
/// command; what is wrong with a row is kept with its line.
/// </summary>
/// <remarks>
/// A row is a line: a field has no line breaks, so a quotation mark that is never closed spoils its own row and no
/// other.
/// </remarks>
internal sealed class CsvTable
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
    /// <exception cref="UsageException">Too large, empty, without a column, with one twice or unknown, too many
    /// rows.</exception>
    public static CsvTable Read(Session session, string file, IReadOnlyList<string> columns, bool onlyThese)
    {
        using var lines = Lines(session, file).Index().Where(line => line.Item.Length > 0).GetEnumerator();
        if (!lines.MoveNext())
            throw new UsageException(
                $"{Files.Name(file)} is empty.",
                $"Write the columns {string.Join(", ", columns)}."
            );
        // Spreadsheets of Spanish-speaking countries separate columns by semicolons.
        var separator = lines.Current.Item.Count(c => c == ';') > lines.Current.Item.Count(c => c == ',') ? ";" : ",";
        var heading =
            Fields(lines.Current.Item, separator)
            ?? throw new UsageException(
                $"{Files.Name(file)}: the quotation marks of its first line do not close.",
                "Name the columns there."
            );
        Judge(file, heading, columns, onlyThese);
        var (rows, bad) = (new List<CsvRow>(), new List<(int, Refusal)>());
        while (lines.MoveNext())
        {
            if (rows.Count + bad.Count == MaxRows)
                throw new UsageException($"{Files.Name(file)} has more than {MaxRows} rows.", "Split it.");
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

    private static void Judge(string file, string[] heading, IReadOnlyList<string> columns, bool onlyThese)
    {
        var named = $"Its first line names the columns: {string.Join(", ", columns)}.";
        if (columns.FirstOrDefault(column => !heading.Contains(column)) is { } missing)
            throw new UsageException($"{Files.Name(file)} has no column {missing}.", named);
        if (heading.GroupBy(column => column).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new UsageException($"{Files.Name(file)} has the column {Text.Shown(twice.Key)} twice.", named);
        if (onlyThese && heading.FirstOrDefault(column => !columns.Contains(column)) is { } unknown)
            throw new UsageException(
                $"{Files.Name(file)} has a column {Text.Shown(unknown)}, which is not known.",
                named
            );
    }

    private static IEnumerable<string> Lines(Session session, string file)
    {
        using var bytes = new MemoryStream();
        using (var stream = Files.Open(session, file))
        {
            var chunk = new byte[64 * 1024];
            for (int read; bytes.Length <= MaxBytes && (read = stream.Read(chunk)) > 0; )
                bytes.Write(chunk, 0, read);
        }
        if (bytes.Length > MaxBytes)
            throw new UsageException($"{Files.Name(file)} is larger than {MaxBytes / 1024 / 1024} MB.", "Split it.");
        bytes.Position = 0;
        using var reader = new StreamReader(
            bytes,
            new UTF8Encoding(false, throwOnInvalidBytes: true),
            detectEncodingFromByteOrderMarks: false
        );
        for (var first = true; reader.ReadLine() is { } line; first = false)
            yield return first ? line.TrimStart('\uFEFF') : line;
    }

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
internal sealed class CsvRow(int line, IReadOnlyDictionary<string, string> values)
{
    public int Line { get; } = line;

    public string this[string column] => values[column];

    public string? OrNull(string column) => values.GetValueOrDefault(column) is { Length: > 0 } text ? text : null;

    public int Count(string column) =>
        int.TryParse(this[column], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : throw Bad(column, "a whole number");

    public decimal? DecimalOrNull(string column) =>
        OrNull(column) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && number < 1_000_000_000
        && decimal.Round(number, 4) == number
            ? number
        : throw Bad(column, "a number with a point and up to four decimals, or nothing where it is not known");

    public bool Truth(string column) =>
        this[column].ToLowerInvariant() switch
        {
            "yes" or "true" or "sí" or "si" => true,
            "no" or "false" => false,
            _ => throw Bad(column, "yes or no"),
        };

    public LocalDate Date(string column) => Session.DateInFile(column, this[column]);

    public Money Money(string column, Currency currency) => Session.MoneyInFile(column, this[column], currency);

    public Share Share(string column) => Refused.Or(Foundations.Share.Parse(column, this[column]));

    /// <summary>One of the values of an enumeration, as in in-kind for InKind.</summary>
    public T OneOf<T>(string column)
        where T : struct, Enum => Names.Of<T>(column, this[column]);

    private Refused Bad(string column, string expected) =>
        new(new CsvRefusal.NotAValue(column, this[column], expected));
}

/// <summary>Values of enumerations as people write them: organization-account for OrganizationAccount.</summary>
internal static class Names
{
    public static string Kebab<T>(T value)
        where T : struct, Enum => NameCase.Kebab(value);

    public static string All<T>()
        where T : struct, Enum => NameCase.AllKebab<T>();

    public static T Of<T>(string field, string text)
        where T : struct, Enum => Refused.Or(NameCase.ParseKebab<T>(field, text));
}
