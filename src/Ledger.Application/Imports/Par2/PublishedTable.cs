using System.Globalization;
using System.Text;
using Ledger.Application.Localization;
using Ledger.Foundations;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Application.Imports.Par2;

/// <summary>
/// What the source says beside its rows: the facts that are needed to book them, and its totals (data/README.md).
/// </summary>
public sealed class PublishedFacts
{
    public const string FileName = "par2-published-totals.csv";

    private readonly Dictionary<string, string> _values;
    private readonly string _file;

    private PublishedFacts(string file, Dictionary<string, string> values) => (_file, _values) = (file, values);

    public string Programme => this["programme"];
    public string InstrumentCode => this["instrument"];
    public string ProgrammeEstate => this["programme_estate"];
    public string Zone => this["zone"];
    public string SourceDocument => this["source_document"];
    public Currency Currency => RefusedException.At($"{_file}: currency", Currency.Parse(this["currency"]));
    public LocalDate OpenedOn => CsvRow.DateOf($"{_file}: opened_on", this["opened_on"]);
    public LocalDate CumulativeTo => CsvRow.DateOf($"{_file}: cumulative_to", this["cumulative_to"]);

    /// <summary>Eight decimals at most.</summary>
    public decimal PerDollar =>
        decimal.TryParse(
            this["bob_per_usd"],
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var rate
        )
        && rate > 0
        && decimal.Round(rate, 8) == rate
            ? rate
            : throw Bad("bob_per_usd", new("expected.rate_to_dollar"));

    public string RoundingName => this["usd_rounding"];

    public MidpointRounding Rounding =>
        RoundingName switch
        {
            "half-away-from-zero" => MidpointRounding.AwayFromZero,
            "half-to-even" => MidpointRounding.ToEven,
            _ => throw Bad("usd_rounding", new("expected.roundings")),
        };

    /// <summary>A published figure.</summary>
    public long Figure(string name) =>
        long.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var figure)
            ? figure
            : throw Bad(name, new("expected.whole_number"));

    private string this[string name] =>
        _values.TryGetValue(name, out var value) ? value : throw Bad(name, new("expected.line_of_that_name"));

    private RefusedException Bad(string name, CodedText expected) =>
        new(
            _values.TryGetValue(name, out var value)
                ? new FileRefusal.NotAFigure(_file, name, Text.Shown(value), expected)
                : new FileRefusal.NoFigure(_file, name)
        );

    public static PublishedFacts Read(InputFile file)
    {
        var rows = Rows(file, "figure", "value");
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows)
            if (!values.TryAdd(row["figure"], row["value"]))
                throw new RefusedException(new FileRefusal.FigureTwice(file.Name, row.Line, Text.Shown(row["figure"])));
        return new PublishedFacts(file.Name, values);
    }

    /// <summary>
    /// The rows of a published table: one that cannot be read spoils it, since its rows belong together. Columns that
    /// are not asked for may be there.
    /// </summary>
    internal static IReadOnlyList<CsvRow> Rows(InputFile file, params string[] columns)
    {
        var table = CsvTable.Read(file, columns, onlyThese: false);
        return table.Bad is [var (line, refusal), ..]
            ? throw new RefusedException(new RefusedAt(file.Name, refusal, line))
            : table.Rows;
    }

    /// <summary>
    /// Dollars of an amount, in whole dollars, rounded by the named rule: each figure by itself, so converted rows need
    /// not add up to the converted total.
    /// </summary>
    public long ToDollars(decimal amount) => (long)Math.Round(amount / PerDollar, 0, Rounding);
}

/// <summary>One operational unit's row of the published table.</summary>
public sealed record UnitRow(
    string Name,
    int Agreements,
    int Families,
    Money Committed,
    Money Requested,
    Money Transferred,
    Money Accounted
)
{
    /// <summary>The name as a code: capital letters without accents ("Potosí" is POTOSI, "La Paz" is LA-PAZ).</summary>
    public string Code => Plain(Name).ToUpperInvariant();

    public static IReadOnlyList<UnitRow> ReadAll(InputFile file, PublishedFacts facts)
    {
        var unit = facts.Currency.Code.ToLowerInvariant();
        var rows = PublishedFacts.Rows(file, Columns(facts));
        var units = rows.Select(Unit).ToList();
        if (units.Count == 0)
            throw new RefusedException(new FileRefusal.Empty(file.Name, string.Join(", ", Columns(facts))));
        if (units.GroupBy(row => row.Code).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new RefusedException(new FileRefusal.NameTwice(file.Name, twice.First().Name));
        return units;

        UnitRow Unit(CsvRow row)
        {
            try
            {
                return new UnitRow(
                    row["operational_unit"],
                    row.Count("agreements"),
                    row.Count("families"),
                    row.Money($"committed_{unit}", facts.Currency),
                    row.Money($"requested_{unit}", facts.Currency),
                    row.Money($"transferred_{unit}", facts.Currency),
                    row.Money($"accounted_{unit}", facts.Currency)
                );
            }
            catch (RefusedException refused)
            {
                throw new RefusedException(new RefusedAt(file.Name, refused.Refusal, row.Line));
            }
        }
    }

    private static string[] Columns(PublishedFacts facts) =>
        [
            "operational_unit",
            "agreements",
            "families",
            .. ((string[])["committed", "requested", "transferred", "accounted"]).Select(name =>
                $"{name}_{facts.Currency.Code.ToLowerInvariant()}"
            ),
        ];

    private static string Plain(string name) =>
        string.Concat(
                name.Normalize(NormalizationForm.FormD)
                    .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                    .Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')
            )
            .Trim('-');
}
