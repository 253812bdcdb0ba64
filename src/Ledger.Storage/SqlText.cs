using Ledger.Alliances;
using Ledger.Journal;

namespace Ledger.Storage;

/// <summary>SQL kept in files of its own: the laws' twins, the roles; and the rules that statements name.</summary>
internal static class SqlText
{
    /// <summary>
    /// What a statement writes in braces for a rule that the domain has: the numbers of its states are made from the
    /// domain's definition and stand in no statement.
    /// </summary>
    private static readonly IReadOnlyList<(string Name, string Text)> Rules =
    [
        ("{has_estate}", In(AllianceHasEstate.States)),
        ("{places_hold}", Is(RecordKind.HoldPlaced)),
        ("{ends_hold}", In(RecordKinds.EndHold)),
        ("{constrains_account}", In(RecordKinds.Constrain)),
        ("{is_expired}", Is(RecordKind.HoldExpired)),
        ("{is_not_expired}", IsNot(RecordKind.HoldExpired)),
        ("{is_reversal}", Is(EntryKind.Reversal)),
        ("{is_not_reversal}", IsNot(EntryKind.Reversal)),
        ("{is_not_open}", IsNot(PeriodStatus.Open)),
    ];

    /// <summary>The statement with its rules written out.</summary>
    public static string WithRules(string statement)
    {
        foreach (var (name, text) in Rules)
            statement = statement.Replace(name, text, StringComparison.Ordinal);
        return statement;
    }

    /// <summary>As in <c>IN (4, 5, 6)</c>.</summary>
    public static string In<T>(IEnumerable<T> values)
        where T : struct, Enum => $"IN ({string.Join(", ", values.Select(Number))})";

    /// <summary>As in <c>= 6</c>.</summary>
    public static string Is<T>(T value)
        where T : struct, Enum => $"= {Number(value)}";

    /// <summary>As in <c>&lt;&gt; 6</c>.</summary>
    public static string IsNot<T>(T value)
        where T : struct, Enum => $"<> {Number(value)}";

    private static string Number<T>(T value)
        where T : struct, Enum => value.ToString("D");

    /// <param name="name">Folder and file name, as in PostgreSql/laws-1.sql.</param>
    public static string Read(string name)
    {
        using var stream =
            typeof(SqlText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not part of the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
