using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace Ledger.TSqlTests;

/// <summary>What Microsoft's own parser says of a text.</summary>
internal static class TSql
{
    /// <summary>Fails with the parser's words where the text, or one that it executes as a string, is no T-SQL.</summary>
    public static TSqlFragment Parses(string text)
    {
        var fragment = new TSql150Parser(true, SqlEngineType.Standalone).Parse(new StringReader(text), out var errors);
        Assert.True(errors.Count == 0, string.Join('\n', errors.Select(error => $"line {error.Line}, column {error.Column}: {error.Message}")) + "\n\n" + text);
        var executed = new ExecutedStrings();
        fragment.Accept(executed);
        foreach (var inner in executed.Texts) Parses(inner);
        Speaks(text);
        return fragment;
    }

    /// <summary>No words that only PostgreSQL knows, some of which the parser would take for names.</summary>
    private static void Speaks(string text)
    {
        foreach (var foreign in new[] { "unnest", "::int", "::text", "::date", "::uuid", "ON CONFLICT", "excluded.", "LIMIT 1", "RETURNING", "ILIKE", "pg_", "FOR UPDATE", "USING (", "plpgsql", "clock_timestamp", "{keys}" })
            Assert.DoesNotContain(foreign, text, StringComparison.OrdinalIgnoreCase);
    }

    private sealed class ExecutedStrings : TSqlFragmentVisitor
    {
        public List<string> Texts { get; } = [];

        public override void Visit(ExecutableStringList node) => Texts.Add(string.Concat(node.Strings.OfType<StringLiteral>().Select(literal => literal.Value)));
    }
}

/// <summary>The tables and columns that a text names, aliases left out.</summary>
internal sealed class Names : TSqlFragmentVisitor
{
    private readonly HashSet<string> _aliases = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _tables = [];

    public HashSet<string> Columns { get; } = new(StringComparer.OrdinalIgnoreCase);

    public IEnumerable<string> Tables => _tables.Where(table => !_aliases.Contains(table));

    public static Names Of(TSqlFragment fragment)
    {
        var names = new Names();
        fragment.Accept(names);
        return names;
    }

    public override void Visit(NamedTableReference node)
    {
        if (node.SchemaObject.SchemaIdentifier?.Value != "sys") _tables.Add(node.SchemaObject.BaseIdentifier.Value);
        if (node.Alias is { } alias) _aliases.Add(alias.Value);
    }

    public override void Visit(ColumnReferenceExpression node)
    {
        if (node.MultiPartIdentifier is { Count: > 0 } name) Columns.Add(name.Identifiers[^1].Value);
    }
}
