using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace Ledger.TSqlTests;

/// <summary>What Microsoft's own parser says of a text.</summary>
internal static class TSql
{
    /// <summary>
    /// Fails with the parser's words where the text, or one that it executes as a string, is no T-SQL.
    /// </summary>
    public static TSqlFragment Parses(string text)
    {
        var fragment = new TSql150Parser(true, SqlEngineType.Standalone).Parse(new StringReader(text), out var errors);
        Assert.True(
            errors.Count == 0,
            string.Join('\n', errors.Select(error => $"line {error.Line}, column {error.Column}: {error.Message}"))
                + "\n\n"
                + text
        );
        var executed = new ExecutedStrings();
        fragment.Accept(executed);
        fragment.Accept(new Refused());
        foreach (var inner in executed.Texts)
            Parses(inner);
        Speaks(text);
        return fragment;
    }

    /// <summary>No words that only PostgreSQL knows, some of which the parser would take for names.</summary>
    private static void Speaks(string text)
    {
        foreach (
            var foreign in new[]
            {
                "unnest",
                "::int",
                "::text",
                "::date",
                "::uuid",
                "ON CONFLICT",
                "excluded.",
                "LIMIT 1",
                "RETURNING",
                "ILIKE",
                "pg_",
                "FOR UPDATE",
                "USING (",
                "plpgsql",
                "clock_timestamp",
                "{keys}",
            }
        )
            Assert.DoesNotContain(foreign, text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What the parser takes and SQL Server does not: in each case the number of its error.</summary>
    private sealed class Refused : TSqlFragmentVisitor
    {
        public override void Visit(QueryDerivedTable node)
        {
            OrderedOnlyInPart(node.QueryExpression);
            if (node.Columns.Count > 0)
                return;
            foreach (
                var element in Specifications(node.QueryExpression)
                    .Take(1)
                    .SelectMany(query => query.SelectElements)
                    .OfType<SelectScalarExpression>()
            )
                Assert.True(
                    element.ColumnName is not null || element.Expression is ColumnReferenceExpression,
                    $"8155: a column of {node.Alias.Value} has no name"
                );
        }

        public override void Visit(ScalarSubquery node) => OrderedOnlyInPart(node.QueryExpression);

        public override void Visit(QuerySpecification node)
        {
            if (node.FromClause is null)
                return;
            var own = new Sources();
            foreach (var table in node.FromClause.TableReferences)
                table.Accept(own);
            var sums = new Aggregates();
            foreach (var element in node.SelectElements)
                element.Accept(sums);
            foreach (var sources in sums.Sources.Where(sources => sources.Count > 1))
                Assert.True(
                    sources.All(own.Names.Contains),
                    $"8124: an aggregate of {string.Join(" and ", sources)}, of which not all are in its FROM"
                );
        }

        private static void OrderedOnlyInPart(QueryExpression query) =>
            Assert.True(
                query.OrderByClause is null
                    || query.OffsetClause is not null
                    || query is QuerySpecification { TopRowFilter: not null },
                "1033: ORDER BY in a subquery without OFFSET or TOP"
            );

        private static IEnumerable<QuerySpecification> Specifications(QueryExpression query) =>
            query switch
            {
                QuerySpecification one => [one],
                BinaryQueryExpression two => Specifications(two.FirstQueryExpression)
                    .Concat(Specifications(two.SecondQueryExpression)),
                QueryParenthesisExpression inner => Specifications(inner.QueryExpression),
                _ => [],
            };
    }

    /// <summary>The names by which the tables of a FROM are spoken of.</summary>
    private sealed class Sources : TSqlFragmentVisitor
    {
        public HashSet<string> Names { get; } = new(StringComparer.OrdinalIgnoreCase);

        public override void Visit(TableReferenceWithAlias node)
        {
            if (node.Alias is { } alias)
                Names.Add(alias.Value);
            else if (node is NamedTableReference table)
                Names.Add(table.SchemaObject.BaseIdentifier.Value);
        }
    }

    /// <summary>Which tables each aggregate speaks of.</summary>
    private sealed class Aggregates : TSqlFragmentVisitor
    {
        public List<HashSet<string>> Sources { get; } = [];

        public override void Visit(FunctionCall node)
        {
            if (node.FunctionName.Value.ToUpperInvariant() is not ("SUM" or "MIN" or "MAX" or "COUNT"))
                return;
            var qualifiers = new Qualifiers();
            foreach (var parameter in node.Parameters)
                parameter.Accept(qualifiers);
            Sources.Add(qualifiers.Names);
        }
    }

    private sealed class Qualifiers : TSqlFragmentVisitor
    {
        public HashSet<string> Names { get; } = new(StringComparer.OrdinalIgnoreCase);

        public override void Visit(ColumnReferenceExpression node)
        {
            if (node.MultiPartIdentifier is { Count: > 1 } name)
                Names.Add(name.Identifiers[^2].Value);
        }
    }

    private sealed class ExecutedStrings : TSqlFragmentVisitor
    {
        public List<string> Texts { get; } = [];

        public override void Visit(ExecutableStringList node) =>
            Texts.Add(string.Concat(node.Strings.OfType<StringLiteral>().Select(literal => literal.Value)));
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
        if (node.SchemaObject.SchemaIdentifier?.Value != "sys")
            _tables.Add(node.SchemaObject.BaseIdentifier.Value);
        if (node.Alias is { } alias)
            _aliases.Add(alias.Value);
    }

    public override void Visit(ColumnReferenceExpression node)
    {
        if (node.MultiPartIdentifier is { Count: > 0 } name)
            Columns.Add(name.Identifiers[^1].Value);
    }
}
