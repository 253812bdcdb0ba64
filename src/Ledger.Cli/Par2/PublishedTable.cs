using System.Globalization;
using System.Text;
using Ledger.Application.Localization;
using Ledger.Foundations;
using NodaTime;
using NodaTime.Text;

namespace Ledger.Cli;

/// <summary>
/// What the source says beside its rows: the facts that are needed to book them, and its totals (data/README.md).
/// </summary>
internal sealed class PublishedFacts
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
    public Currency Currency => Refused.At($"{_file}: currency", Currency.Parse(this["currency"]));
    public LocalDate OpenedOn => Session.DateInFile($"{_file}: opened_on", this["opened_on"]);
    public LocalDate CumulativeTo => Session.DateInFile($"{_file}: cumulative_to", this["cumulative_to"]);

    /// <summary>Eight decimals at most.</summary>
    public decimal BolivianosPerDollar =>
        decimal.TryParse(
            this["bob_per_usd"],
            NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var rate
        )
        && rate > 0
        && decimal.Round(rate, 8) == rate
            ? rate
            : throw Bad("bob_per_usd", "a rate with up to eight decimals, as in 6.86000000");

    public string RoundingName => this["usd_rounding"];

    public MidpointRounding Rounding =>
        RoundingName switch
        {
            "half-away-from-zero" => MidpointRounding.AwayFromZero,
            "half-to-even" => MidpointRounding.ToEven,
            _ => throw Bad("usd_rounding", "half-away-from-zero or half-to-even"),
        };

    /// <summary>A published figure.</summary>
    public long Figure(string name) =>
        long.TryParse(this[name], NumberStyles.None, CultureInfo.InvariantCulture, out var figure)
            ? figure
            : throw Bad(name, "a whole number");

    private string this[string name] =>
        _values.TryGetValue(name, out var value) ? value : throw Bad(name, "a line of that name");

    private UsageException Bad(string name, string expected) =>
        new(
            $"{_file}: {name} {(_values.TryGetValue(name, out var value) ? $"is '{value}'" : "is missing")}.",
            $"Write {expected}."
        );

    public static PublishedFacts Read(Session session, string file)
    {
        var rows = Rows(session, file, "figure", "value");
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in rows)
            if (!values.TryAdd(row["figure"], row["value"]))
                throw new UsageException(
                    $"{file}, line {row.Line}: {row["figure"]} is there twice.",
                    "Keep one of them."
                );
        return new PublishedFacts(file, values);
    }

    /// <summary>
    /// The rows of a published table: one that cannot be read spoils it, since its rows belong together. Columns that
    /// are not asked for may be there.
    /// </summary>
    internal static IReadOnlyList<CsvRow> Rows(Session session, string file, params string[] columns)
    {
        var table = CsvTable.Read(session, file, columns, onlyThese: false);
        return table.Bad is [var (line, refusal), ..]
            ? throw new Refused(new RefusedAt($"{file}, line {line}", refusal))
            : table.Rows;
    }

    /// <summary>
    /// Dollars of an amount, in whole dollars, rounded by the named rule: each figure by itself, so converted rows need
    /// not add up to the converted total.
    /// </summary>
    public long ToDollars(Money money) => (long)Math.Round(money.ToDecimal() / BolivianosPerDollar, 0, Rounding);
}

/// <summary>One operational unit's row of the published table.</summary>
internal sealed record UnitRow(
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

    public static IReadOnlyList<UnitRow> ReadAll(Session session, string file, PublishedFacts facts)
    {
        var unit = facts.Currency.Code.ToLowerInvariant();
        var rows = PublishedFacts.Rows(
            session,
            file,
            "operational_unit",
            "agreements",
            "families",
            $"committed_{unit}",
            $"requested_{unit}",
            $"transferred_{unit}",
            $"accounted_{unit}"
        );
        var units = rows.Select(Unit).ToList();
        if (units.Count == 0)
            throw new UsageException($"{file} has no rows.", "Give the table with one row per operational unit.");
        if (units.GroupBy(row => row.Code).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new UsageException($"{file}: {twice.First().Name} is there twice.", "Keep one of the rows.");
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
            catch (Refused refused)
            {
                throw new Refused(new RefusedAt($"{file}, line {row.Line}", refused.Refusal));
            }
        }
    }

    private static string Plain(string name) =>
        string.Concat(
                name.Normalize(NormalizationForm.FormD)
                    .Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                    .Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-')
            )
            .Trim('-');
}
