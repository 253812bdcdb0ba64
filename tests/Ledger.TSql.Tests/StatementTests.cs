using System.Text.RegularExpressions;
using Ledger.Storage.Database;
using Ledger.Storage.SqlServer;
using Microsoft.Data.SqlClient.Server;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using Xunit;

namespace Ledger.TSqlTests;

/// <summary>
/// There may be no SQL Server where these run: every text meant for one goes through Microsoft's parser, and its names
/// are looked up in the model.
/// </summary>
public sealed partial class StatementTests
{
    private static readonly IReadOnlyList<ITable> Tables = [.. Model().Tables];

    private static readonly HashSet<string> TableNames =
    [
        .. Tables.Select(table => table.Name),
        "inserted",
        "deleted",
        "__EFMigrationsHistory",
    ];

    // With what is only named in a statement, and what a migration left behind in works_certificate.
    private static readonly HashSet<string> ColumnNames = new(
        [
            .. Tables.SelectMany(table => table.Columns).Select(column => column.Name),
            .. Statements.Sets().SelectMany(set => set.Columns).Select(column => column.Name),
            "MigrationId",
            "paid_by",
            "outcome",
            "one",
            "difference",
            "gained",
            "available",
            "missing",
            "is_read_committed_snapshot_on",
            "snapshot_isolation_state",
            "schema_id",
            "until",
        ],
        StringComparer.OrdinalIgnoreCase
    );

    private static IRelationalModel Model()
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        return db.GetService<IDesignTimeModel>().Model.GetRelationalModel();
    }

    public static TheoryData<string> Literals() => [.. Statements.OfLiterals().Distinct()];

    [Theory]
    [MemberData(nameof(Literals))]
    public void A_statement_of_the_code_is_T_SQL(string template) => Knows(TSql.Parses(Statements.Sent(template)));

    [Fact]
    public void The_code_has_statements() => Assert.True(Statements.OfLiterals().Distinct().Count() > 15);

    [Fact]
    public void What_only_the_dialect_says_is_T_SQL()
    {
        var dialect = Statements.SqlServer;
        string[] texts =
        [
            dialect.LockForWriting,
            dialect.LockForReading,
            $"SELECT {dialect.Clock} AS moment",
            .. SqlServerDialect.Settings,
            .. dialect.AddTurnovers("turnover", "estate_no, account_no, book_date, value_date, recorded_on"),
            .. dialect.Upsert(
                "record_day",
                ["estate_no", "recorded_on"],
                ["first_seq", "last_seq"],
                keep: ["first_seq"]
            ),
        ];
        foreach (var text in texts)
            Knows(TSql.Parses(Statements.Sent(text)));
    }

    [Fact]
    public void Writing_touches_every_set_of_the_journal_in_one_command()
    {
        var commands = Statements.OfWriting().ToList();
        Assert.Equal(2, commands.Count);
        foreach (var (text, parameters) in commands)
        {
            Knows(TSql.Parses(text));
            foreach (var parameter in parameters)
                Assert.Contains($"{parameter.ParameterName} AS k", text, StringComparison.Ordinal);
            Assert.Equal(
                KeysParameter().Matches(text).Select(match => match.Value).Distinct().Count(),
                parameters.Count
            );
        }
        var written = commands
            .SelectMany(command => command.Parameters)
            .Select(parameter => parameter.TypeName)
            .ToHashSet();
        Assert.Empty(
            Statements
                .Sets()
                .Where(set =>
                    !set.Table.EndsWith("_key", StringComparison.Ordinal)
                    && Statements.Tables().All(table => table.Name != set.Table)
                )
                .Select(SqlServerDialect.TableType)
                .Except(written)
        );
    }

    /// <summary>The rows as SqlClient will send them: every value fits the type's column.</summary>
    [Fact]
    public void Every_row_of_a_set_can_be_sent()
    {
        var types = new Types();
        TSql.Parses(SqlText.Read("SqlServer/types.sql")).Accept(types);
        foreach (var parameter in Statements.OfWriting().SelectMany(command => command.Parameters))
        {
            var rows = 0;
            foreach (var record in (IEnumerable<SqlDataRecord>)parameter.Value)
            {
                rows++;
                Assert.Equal(
                    types.Columns[parameter.TypeName],
                    Enumerable
                        .Range(0, record.FieldCount)
                        .Select(i => $"{record.GetName(i)} {record.GetDataTypeName(i)}")
                );
                for (var i = 0; i < record.FieldCount; i++)
                {
                    var column = types.Full[parameter.TypeName][i];
                    Assert.True(!record.IsDBNull(i) || !column.EndsWith("NOT NULL", StringComparison.Ordinal), column);
                    Assert.NotEqual(
                        DateTimeKind.Local,
                        record.IsDBNull(i) || record.GetValue(i) is not DateTime moment
                            ? DateTimeKind.Unspecified
                            : moment.Kind
                    );
                }
            }
            Assert.NotEqual(0, rows);
        }
    }

    [Fact]
    public void A_set_without_rows_is_sent_as_null() =>
        Assert.All(Statements.Sets(), set => Assert.Null(SqlServerDialect.Parameter("@keys_0", set).Value));

    [Fact]
    public void One_set_used_by_several_statements_travels_once()
    {
        var set = new EstateNoColumns();
        set.Add(1);
        using var batch = new SqlServerBatch(null);
        Statements.SqlServer.Add(batch, Statements.SqlServer.LockForWriting, set.Set);
        Statements.SqlServer.Add(batch, Statements.SqlServer.LockForReading, set.Set);
        Statements.SqlServer.Add(
            batch,
            "SELECT h.seq FROM {keys} JOIN estate_head h ON h.estate_no = k.estate_no",
            set.Set
        );
        var command = Assert.Single(batch.ToCommands());
        Assert.Single(command.Parameters);
        Knows(TSql.Parses(command.CommandText));
        // Variables of two statements do not meet.
        Assert.Contains("DECLARE @estate_0 int", command.CommandText, StringComparison.Ordinal);
        Assert.Contains("DECLARE @estate_1 int", command.CommandText, StringComparison.Ordinal);
    }

    [Fact]
    public void Writing_one_statement_a_command_is_T_SQL_too()
    {
        var commands = Statements.OfWriting(maxBatch: 1).ToList();
        Assert.True(commands.Count > 30);
        foreach (var (text, parameters) in commands)
        {
            Knows(TSql.Parses(text));
            Assert.Single(parameters);
        }
    }

    [Theory]
    [InlineData(MigrationsSqlGenerationOptions.Default)]
    [InlineData(MigrationsSqlGenerationOptions.Idempotent)]
    [InlineData(MigrationsSqlGenerationOptions.NoTransactions)]
    public void The_migrations_are_T_SQL(MigrationsSqlGenerationOptions options)
    {
        using var db = new SqlServerDesign().CreateDbContext([]);
        var script = db.GetService<IMigrator>().GenerateScript(options: options);
        Assert.Contains("turnover_judge", script, StringComparison.Ordinal);
        TSql.Parses(script);
    }

    [Theory]
    [InlineData("SqlServer/indexes.sql")]
    [InlineData("SqlServer/laws.sql")]
    [InlineData("SqlServer/types.sql")]
    [InlineData("SqlServer/roles.sql")]
    public void A_file_is_T_SQL(string file)
    {
        var text = SqlText.Read(file);
        Assert.DoesNotContain("MERGE", text, StringComparison.Ordinal);
        Knows(TSql.Parses(text));
    }

    [Fact]
    public void Every_set_has_a_type_with_the_same_columns_in_the_same_order()
    {
        var types = new Types();
        TSql.Parses(SqlText.Read("SqlServer/types.sql")).Accept(types);
        var sets = Statements.Sets().GroupBy(SqlServerDialect.TableType).Select(group => group.First()).ToList();
        Assert.Equal(sets.Select(SqlServerDialect.TableType).Order(), types.Columns.Keys.Order());
        foreach (var set in sets)
            Assert.Equal(
                set.Columns.Select(column => $"{column.Name} {TypeName(column)}"),
                types.Columns[SqlServerDialect.TableType(set)]
            );
    }

    /// <summary>
    /// A set that is inserted as it is has the table's columns, with the table's types and collations.
    /// </summary>
    [Fact]
    public void A_type_s_columns_are_the_table_s()
    {
        var types = new Types();
        TSql.Parses(SqlText.Read("SqlServer/types.sql")).Accept(types);
        foreach (var table in Tables.Where(table => types.Full.ContainsKey($"dbo.{table.Name}_set")))
            Assert.Equal(
                table
                    .Columns.Select(column =>
                        $"{column.Name} {column.StoreType} {column.PropertyMappings[0].Property.GetCollation()} {(column.IsNullable ? "NULL" : "NOT NULL")}"
                    )
                    .Order(),
                types.Full[$"dbo.{table.Name}_set"].Order()
            );
    }

    [Fact]
    public void Only_text_and_salt_may_be_erased()
    {
        var laws = SqlText.Read("SqlServer/laws.sql");
        foreach (var table in Tables.Where(table => table.Name is "journal_entry" or "journal_event"))
        {
            var trigger = laws[laws.IndexOf($"{table.Name}_only_erasure", StringComparison.Ordinal)..];
            trigger = trigger[..trigger.IndexOf("END;", StringComparison.Ordinal)];
            Assert.Equal(
                table.Columns.Select(column => column.Name).Except(["free_text", "salt"]).Order(),
                UpdateOf().Matches(trigger).Select(match => match.Groups[1].Value).Order()
            );
        }
    }

    [Theory]
    [InlineData("PostgreSql/roles.sql")]
    [InlineData("SqlServer/roles.sql")]
    public void Roles_say_what_may_be_done_to_every_table_and_type(string file)
    {
        var text = SqlText.Read(file);
        foreach (var table in Tables)
            Assert.Matches($@"INSERT[^;]*\b{table.Name}\b", text);
        if (!file.StartsWith("SqlServer", StringComparison.Ordinal))
            return;
        foreach (var type in Statements.Sets().Select(SqlServerDialect.TableType).Distinct())
        foreach (var role in new[] { "ledger_app", "ledger_auditor" })
            Assert.Contains($"GRANT EXECUTE ON TYPE::{type} TO {role};", text, StringComparison.Ordinal);
    }

    /// <summary>What one database lets the programs do, the other does: the same rights on the same columns.</summary>
    [Fact]
    public void The_roles_of_both_databases_are_twins()
    {
        Assert.Equal(Rights(SqlText.Read("PostgreSql/roles.sql")), Rights(SqlText.Read("SqlServer/roles.sql")));

        static List<string> Rights(string text) =>
            [
                .. from grant in Grant().Matches(text)
                from table in grant.Groups["tables"].Value.Split(", ")
                from right in Right().Matches(grant.Groups["rights"].Value)
                let columns = right.Groups["columns"].Success
                    ? right.Groups["columns"].Value
                    : grant.Groups["after"].Value
                let name = table.Replace("dbo.", "", StringComparison.Ordinal)
                where name != "ALL"
                orderby grant.Groups["role"].Value, name, right.Groups["right"].Value
                select $"{grant.Groups["role"].Value} {right.Groups["right"].Value} {name} {columns}",
            ];
    }

    [Theory]
    [InlineData("SELECT e.no FROM estate e LIMIT 1")]
    [InlineData("SELECT e.no::int FROM estate e")]
    [InlineData("INSERT INTO record_day (estate_no) VALUES (1) ON CONFLICT DO NOTHING")]
    [InlineData("SELECT k.estate_no FROM unnest(1) AS k(estate_no)")]
    [InlineData("EXEC(N'SELECT FROM estate')")]
    [InlineData("SELECT s.no FROM (SELECT e.no FROM estate e ORDER BY e.no) s")]
    [InlineData("SELECT s.no FROM (SELECT MAX(e.no) FROM estate e) s")]
    [InlineData(
        "SELECT k.no, s.total FROM estate k CROSS APPLY (SELECT SUM(CASE WHEN t.book_date < k.opened_on THEN t.debit END) AS total FROM turnover t) s"
    )]
    [InlineData("SELECT e.colour FROM estate e")]
    [InlineData("SELECT e.no FROM estates e")]
    public void What_is_wrong_is_seen(string text) =>
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Knows(TSql.Parses(text)));

    [GeneratedRegex(
        @"^GRANT (?<rights>[^;]*?) ON (?<tables>(?:dbo\.)?[a-z_]+(?:, [a-z_]+)*)(?: \((?<after>[^)]*)\))? TO (?<role>[a-z_]+);",
        RegexOptions.Multiline
    )]
    private static partial Regex Grant();

    [GeneratedRegex(@"(?<right>SELECT|INSERT|UPDATE|DELETE)(?: \((?<columns>[^)]*)\))?")]
    private static partial Regex Right();

    [GeneratedRegex(@"UPDATE\((\w+)\)")]
    private static partial Regex UpdateOf();

    [GeneratedRegex(@"@keys_\d+")]
    private static partial Regex KeysParameter();

    internal static void Knows(TSqlFragment fragment)
    {
        var names = Names.Of(fragment);
        Assert.Empty(names.Tables.Except(TableNames));
        Assert.Empty(names.Columns.Except(ColumnNames, StringComparer.OrdinalIgnoreCase));
    }

    private static string TypeName(Column column) =>
        column.Kind switch
        {
            ColumnKind.Int16 => "smallint",
            ColumnKind.Int32 => "int",
            ColumnKind.Int64 => "bigint",
            ColumnKind.Bool => "bit",
            ColumnKind.Guid => "uniqueidentifier",
            ColumnKind.Date => "date",
            ColumnKind.Instant => "datetime2",
            ColumnKind.Code or ColumnKind.Text => "nvarchar",
            ColumnKind.Bytes => "varbinary",
            ColumnKind.Decimal => "decimal",
        };

    private sealed class Types : TSqlFragmentVisitor
    {
        public Dictionary<string, List<string>> Columns { get; } = [];
        public Dictionary<string, List<string>> Full { get; } = [];

        public override void Visit(CreateTypeTableStatement node)
        {
            var name = $"{node.Name.SchemaIdentifier.Value}.{node.Name.BaseIdentifier.Value}";
            var columns = node.Definition.ColumnDefinitions;
            Columns[name] =
            [
                .. columns.Select(column =>
                    $"{column.ColumnIdentifier.Value} {column.DataType.Name.BaseIdentifier.Value}"
                ),
            ];
            Full[name] =
            [
                .. columns.Select(column =>
                    $"{column.ColumnIdentifier.Value} {StoreType((SqlDataTypeReference)column.DataType)} {column.Collation?.Value} {(column.Constraints.OfType<NullableConstraintDefinition>().Single().Nullable ? "NULL" : "NOT NULL")}"
                ),
            ];
        }

        private static string StoreType(SqlDataTypeReference type) =>
            type.Name.BaseIdentifier.Value
            + (
                type.Parameters.Count == 0
                    ? ""
                    : $"({string.Join(',', type.Parameters.Select(parameter => parameter.Value))})"
            );
    }
}
