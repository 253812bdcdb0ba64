using Spectre.Console;

namespace Ledger.Cli;

/// <summary>
/// Rows in columns. A person at a terminal gets lines around them; everybody else aligned text that never changes by
/// itself.
/// </summary>
/// <remarks>
/// Widths come from the first <see cref="MaxBuffered"/> rows; from then on rows are written as they come, so a long
/// table takes no memory.
/// </remarks>
internal sealed class Table(TextWriter output, bool isTerminal, params Table.Column[] columns)
{
    private const int MaxBuffered = 1_000;

    private readonly List<string[]> _rows = [];
    private readonly int[] _widths = [.. columns.Select(column => Width(column.Name))];
    private bool _streams;

    internal sealed record Column(string Name, bool IsNumber = false);

    public static Column Text(string name) => new(name);

    public static Column Number(string name) => new(name, IsNumber: true);

    public void Add(params string[] cells)
    {
        if (_streams)
        {
            WriteRow(cells);
            return;
        }
        _rows.Add(cells);
        for (var i = 0; i < cells.Length; i++)
            _widths[i] = Math.Max(_widths[i], Width(cells[i]));
        if (_rows.Count == MaxBuffered)
        {
            _streams = true;
            WriteBuffered();
        }
    }

    /// <summary>A line between the rows and their totals.</summary>
    public void Rule() => Add([.. _widths.Select(_ => RuleMark)]);

    public void Finish()
    {
        if (_streams)
            return;
        var console = isTerminal
            ? AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) })
            : null;
        // An amount broken over two lines is not an amount: what does not fit gets no lines, and the terminal scrolls
        // or wraps.
        if (console is not null && _widths.Sum(width => width + 3) < console.Profile.Width)
            WriteWithLines(console);
        else
            WriteBuffered();
    }

    private const string RuleMark = "\u0001";

    private void WriteBuffered()
    {
        WriteRow([.. columns.Select(column => column.Name)]);
        WriteRow([.. columns.Select(_ => RuleMark)]);
        foreach (var row in _rows)
            WriteRow(row);
        _rows.Clear();
    }

    private void WriteRow(string[] cells)
    {
        var padded = cells.Select(
            (cell, i) =>
                cell == RuleMark ? new string('-', _widths[i])
                : columns[i].IsNumber ? new string(' ', Math.Max(0, _widths[i] - Width(cell))) + cell
                : cell + new string(' ', Math.Max(0, _widths[i] - Width(cell)))
        );
        output.WriteLine(string.Join("  ", padded).TrimEnd());
    }

    private void WriteWithLines(IAnsiConsole console)
    {
        var table = new Spectre.Console.Table { Border = TableBorder.Rounded };
        foreach (var column in columns)
            table.AddColumn(
                new TableColumn($"[bold]{Markup.Escape(column.Name)}[/]")
                {
                    Alignment = column.IsNumber ? Justify.Right : Justify.Left,
                    NoWrap = true,
                }
            );
        foreach (var row in _rows)
            if (row[0] == RuleMark)
                table.AddEmptyRow();
            else
                table.AddRow([.. row.Select(Markup.Escape)]);
        console.Write(table);
    }

    /// <summary>Letters as people count them: an accent of its own is none.</summary>
    internal static int Width(string text) => new System.Globalization.StringInfo(text).LengthInTextElements;
}
