using System.Collections.Frozen;

namespace Ledger.Journal;

/// <summary>Whether accounts under a code belong to somebody.</summary>
public enum HolderRule
{
    Group,
    None,
    Optional,
    Required,
}

/// <summary>One line of a chart: a group that only adds up its children, or a leaf that takes postings.</summary>
/// <param name="IsKeptByFiles">Whether, in the estate of an alliance or of a fund, only acts on its files move the
/// account: what somebody posted by hand no file would know of.</param>
public sealed record ChartLine(
    string Code,
    string? Parent,
    Side Side,
    Constraint Constraint,
    HolderRule Holder,
    string NameEn,
    string NameEs,
    bool IsKeptByFiles
)
{
    public bool IsLeaf => Holder != HolderRule.Group;

    /// <summary>Memorandum accounts (cuentas de orden) record promises; they never share an entry with money.</summary>
    public bool IsMemorandum => Code[0] == '8';

    public string Name(string language) => language == "es" ? NameEs : NameEn;
}

/// <summary>
/// The accounts that an estate of one kind may have, with their hierarchy and normal sides: data, in charts.csv.
/// </summary>
public sealed class ChartOfAccounts
{
    /// <summary>Takes the covering entry of a forced reversal: unconstrained, zero in good order (law 2).</summary>
    public const string Shortfalls = "1390";

    private static readonly FrozenDictionary<EstateKind, ChartOfAccounts> Charts = Load();

    private readonly FrozenDictionary<string, ChartLine> _lines;

    private ChartOfAccounts(IEnumerable<ChartLine> lines)
    {
        Lines = [.. lines.OrderBy(line => line.Code, StringComparer.Ordinal)];
        _lines = Lines.ToFrozenDictionary(line => line.Code, StringComparer.Ordinal);
        foreach (var line in Lines)
            if (line.Parent is { } parent && !(_lines.TryGetValue(parent, out var group) && !group.IsLeaf))
                throw new InvalidDataException(
                    $"charts.csv: {line.Code} has the parent {parent}, which is not a group of its chart."
                );
    }

    /// <summary>Every line, groups before their children.</summary>
    public IReadOnlyList<ChartLine> Lines { get; }

    public static ChartOfAccounts Of(EstateKind kind) => Charts[kind];

    public ChartLine? Find(string code) => _lines.GetValueOrDefault(code);

    private static FrozenDictionary<EstateKind, ChartOfAccounts> Load()
    {
        var rows = Foundations.DataFile.Rows("charts.csv", columns: 9);
        return Enum.GetValues<EstateKind>()
            .ToFrozenDictionary(
                kind => kind,
                kind => new ChartOfAccounts(
                    rows.Where(row => row[0] == "*" || row[0] == EstateKinds.Name(kind)).Select(Line)
                )
            );
    }

    private static ChartLine Line(string[] row) =>
        new(
            row[1],
            row[2].Length == 0 ? null : row[2],
            Enum.Parse<Side>(row[3], ignoreCase: true),
            Enum.Parse<Constraint>(row[4], ignoreCase: true),
            Enum.Parse<HolderRule>(row[5], ignoreCase: true),
            row[6],
            row[7],
            row[8] == "files"
        );
}

/// <summary>The names of the kinds of estate as people and files write them.</summary>
public static class EstateKinds
{
    public static string Name(EstateKind kind) =>
        kind switch
        {
            EstateKind.Programme => "programme",
            EstateKind.Trust => "trust",
            EstateKind.Organization => "organization",
            EstateKind.ImplementingFund => "implementing-fund",
            EstateKind.RotatingFund => "rotating-fund",
            EstateKind.Fiduciary => "fiduciary",
        };

    public static EstateKind? Find(string name) =>
        Enum.GetValues<EstateKind>().Cast<EstateKind?>().FirstOrDefault(kind => Name(kind!.Value) == name);

    public static string All => string.Join(", ", Enum.GetValues<EstateKind>().Select(Name));
}
