using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ledger.Benchmarks;

/// <param name="Limit">The same work by hand, in the same run; null where there is none.</param>
/// <param name="Ratio">Value by limit.</param>
/// <param name="Target">The least (or, in milliseconds, most) that is hoped for, as it is printed.</param>
internal sealed record Figure(
    string Name,
    double Value,
    string Unit,
    double? Limit,
    double? Ratio,
    string Target,
    string Conditions
);

/// <summary>The figures of a run: a table for people, a file for machines.</summary>
internal sealed class Report(string conditions)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<Figure> _figures = [];

    public void Add(string name, double value, string unit, double? limit, string target, string how)
    {
        var figure = new Figure(
            name,
            Rounded(value),
            unit,
            limit is { } raw ? Rounded(raw) : null,
            limit is > 0 ? Math.Round(value / limit.Value, 2) : null,
            target,
            how
        );
        _figures.Add(figure);
        Console.WriteLine(Line(figure));
    }

    public void Print()
    {
        Console.WriteLine();
        Console.WriteLine($"{"what", -22}{"ledger", 12} {"", -13}{"by hand", 12}{"ratio", 8}  {"target", -8}");
        foreach (var figure in _figures)
            Console.WriteLine(Line(figure));
        Console.WriteLine();
        Console.WriteLine(conditions);
    }

    public void Save(string path)
    {
        System.IO.Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(
            path,
            JsonSerializer.Serialize(
                _figures.Select(figure => figure with { Conditions = $"{figure.Conditions}; {conditions}" }),
                Json
            ) + "\n"
        );
        Console.WriteLine($"written: {path}");
    }

    private static string Line(Figure figure) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{figure.Name, -22}{figure.Value, 12:#,0.##} {figure.Unit, -13}{figure.Limit, 12:#,0.##}{figure.Ratio, 8:0.00}  {figure.Target, -8} {figure.Conditions}"
        );

    private static double Rounded(double value) => Math.Round(value, value < 100 ? 2 : 0);
}
