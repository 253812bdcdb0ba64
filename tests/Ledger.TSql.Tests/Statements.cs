using System.Reflection;
using System.Reflection.Emit;
using System.Text.RegularExpressions;
using Ledger.Access;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.Storage;
using Ledger.Storage.Access;
using Ledger.Storage.Alliances;
using Ledger.Storage.Database;
using Ledger.Storage.Journal;
using Ledger.Storage.Programmes;
using Ledger.Storage.RotatingFunds;
using Ledger.Storage.SqlServer;
using Ledger.Storage.Workflow;
using Microsoft.Data.SqlClient;
using NodaTime;
using static Ledger.Journal.Instruction;

namespace Ledger.TSqlTests;

/// <summary>Every statement that the ledger sends to SQL Server.</summary>
internal static partial class Statements
{
    [GeneratedRegex(@"^\s*(FROM )?\{keys\}")]
    private static partial Regex Follows();

    public static readonly SqlServerDialect SqlServer = new("Server=none;Database=none");

    private static readonly Person Ana = new(Id<Person>.Derived(Guid.Empty, 1), "ana", "Ana", [Role.Operator]);
    private static readonly LocalDate Day = new(2026, 3, 2);
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 20, 12, 0);

    /// <summary>
    /// The commands of two groups that between them touch every set of rows: a first one that opens, a second that goes
    /// on.
    /// </summary>
    public static IEnumerable<(string Text, IReadOnlyList<SqlParameter> Parameters)> OfWriting(int? maxBatch = null)
    {
        var books = new JournalState();
        var first = Decide(books, Ask(Open()), Ask(Post(100)));
        var hold = Ask(Hold());
        var second = Decide(
            books,
            Ask(Post(70, dimension: "1")),
            hold,
            Ask(Hold()),
            Ask(new VoidHold(Id<Hold>.Derived(hold.Id.Value, 0), "Not needed")),
            Ask(new CloseAccount("TR-1", new AccountKey("1120", default, Currency.BOB), Day)),
            Ask(new ClosePeriod("TR-1", new LocalDate(2026, 1, 31)))
        );
        return new[] { first, second }.SelectMany(decisions =>
        {
            var numbers = WriteSet
                .DimensionsOf(decisions)
                .Distinct()
                .Select((labels, i) => (labels, i))
                .ToDictionary(pair => pair.labels, pair => pair.i + 1);
            var added = new DimensionSetColumns();
            foreach (var (labels, no) in numbers)
                added.Add(no, labels);
            using var batch = new SqlServerBatch(maxBatch);
            var set = WriteSet.Of(decisions, numbers);
            JournalStatements.AddOpenings(batch, SqlServer, set);
            JournalStatements.AddRows(batch, SqlServer, set, added);
            JournalStatements.AddTotals(batch, SqlServer, set);
            return batch
                .ToCommands()
                .Select(command =>
                    (command.CommandText, (IReadOnlyList<SqlParameter>)[.. command.Parameters.Cast<SqlParameter>()])
                )
                .ToList();
        });
    }

    /// <summary>
    /// Statements that stand in the code as they are: every literal with a set of keys, or that asks, of all but
    /// PostgreSQL's part.
    /// </summary>
    public static IEnumerable<string> OfLiterals() =>
        from type in typeof(LedgerDatabase).Assembly.GetTypes()
        where
            type.FullName?.StartsWith("Ledger.Storage.PostgreSql", StringComparison.Ordinal) != true
            && !Composers.Contains(Outermost(type))
        from method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All))
        from literal in Literals(method)
        where
            // What follows a list of columns is no statement: see OfReading.
            literal.Contains("{keys}", StringComparison.Ordinal) && !Follows().IsMatch(literal)
            || (
                literal.Length > 20 && Verbs.Any(verb => literal.TrimStart().StartsWith(verb, StringComparison.Ordinal))
            )
        select literal;

    /// <summary>Their literals are pieces of statements: they are read as what is made of them.</summary>
    private static readonly Type[] Composers =
    [
        typeof(Dialect),
        typeof(SqlServerDialect),
        typeof(SqlServerBatch),
        typeof(BalanceQuestions),
        typeof(LineQuestions),
        typeof(RecordReader),
        typeof(NamedInRecords),
        typeof(CallerReader),
        typeof(SubjectStatements),
        typeof(RoleAssignmentRow),
        typeof(RecordTable<>),
        typeof(SelectBatch),
        typeof(DossierStore),
        typeof(AllianceRules),
        typeof(AllianceHandler),
        typeof(FundStore),
        typeof(LendingRules),
        typeof(RulesRegistry),
        typeof(VersionedDocuments<,>),
    ];

    /// <summary>The tables of files and funds, with the kinds of their columns.</summary>
    public static IEnumerable<IRecordTable> Tables(bool withRules = true) =>
        from type in (Type[])
            [
                typeof(AllianceTables),
                typeof(FundTables),
                typeof(CommandTables),
                typeof(RuleTables),
                typeof(LendingRuleTables),
            ]
        where withRules || (type != typeof(RuleTables) && type != typeof(LendingRuleTables))
        from field in type.GetFields(All)
        where field.FieldType.IsAssignableTo(typeof(IRecordTable))
        select (IRecordTable)field.GetValue(null)!;

    /// <summary>What reads the subjects of commands, as one command each.</summary>
    public static IEnumerable<string> OfReading()
    {
        var codes = new CodeColumns(["A"]).Set;
        yield return Read(batch => DossierStore.Ask(batch, codes));
        yield return Read(batch =>
            FundStore.Ask(
                batch,
                codes,
                new WantedOfFunds
                {
                    Loans = [("A", 1)],
                    Commitments = [("A", 1)],
                    References = [("A", "R")],
                }
            )
        );
        yield return Read(batch => FundStore.AskForDay(batch, ["A"], Day));
        yield return Read(batch => FundStore.AskCard(batch, "A", "M"));
        yield return Read(batch => LendingRules.AskMaxima(batch));
        yield return Read(batch =>
        {
            var ids = new IdColumns([Guid.Empty]).Set;
            batch.Select(CommandTables.Acts, "{keys} JOIN command t ON t.id = k.id", ids);
            batch.Select(AllianceTables.Steps, "{keys} JOIN file_step t ON t.request = k.id", ids);
            batch.Select(FundTables.Steps, "{keys} JOIN fund_step t ON t.request = k.id", ids);
        });
        yield return Read(batch => RulesRegistry.AskDelegations(batch, [Guid.Empty]));
        yield return Read(batch =>
            SubjectStatements.Add(
                SqlServer,
                batch.Batch,
                [
                    new(SubjectKind.Alliance, "A"),
                    new(SubjectKind.Fund, "A"),
                    new(SubjectKind.Programme, "A"),
                    new(SubjectKind.Estate, "A"),
                    new(SubjectKind.Estate, "") { Hold = Guid.AllBitsSet },
                    new(SubjectKind.Estate, "") { Entry = Guid.AllBitsSet },
                ]
            )
        );
        var registry = new RulesRegistry(() => throw new NotSupportedException(), SqlServer, null);
        yield return Read(batch => new AllianceRules(registry, batch, codes).Programme("A"));
        yield return Read(batch =>
            new LendingRules(() => throw new NotSupportedException(), SqlServer, null).AskRegulations(batch, codes)
        );

        static string Read(Action<SelectBatch> ask)
        {
            using var connection = new SqlConnection();
            var batch = new SelectBatch(SqlServer, connection, null);
            ask(batch);
            return ((SqlServerBatch)batch.Batch).ToCommands().Single().CommandText;
        }
    }

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static readonly string[] Verbs = ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "WITH "];

    /// <summary>As it goes over the wire: in a batch, after another statement.</summary>
    public static string Sent(string template)
    {
        using var batch = new SqlServerBatch(null);
        SqlServer.Add(batch, "SELECT 1 AS one");
        SqlServer.Add(
            batch,
            template,
            template.Contains("{keys}", StringComparison.Ordinal) ? new EstateNoColumns().Set : null
        );
        return batch.ToCommands().Single().CommandText;
    }

    /// <summary>Every set of rows there is: each class that has one, made empty.</summary>
    public static IEnumerable<RowSet> Sets() =>
        SetsOfClasses().Concat(Tables(withRules: false).Select(table => table.Rows()));

    private static IEnumerable<RowSet> SetsOfClasses() =>
        from type in typeof(LedgerDatabase).Assembly.GetTypes()
        where !type.IsAbstract && type.GetProperty("Set")?.PropertyType == typeof(RowSet)
        from constructor in type.GetConstructors()
        from flag in constructor.GetParameters().Any(parameter => parameter.ParameterType == typeof(bool))
            ? [false, true]
            : new[] { false }
        let made = constructor.Invoke([
            .. constructor
                .GetParameters()
                .Select(parameter =>
                    parameter.ParameterType == typeof(bool)
                        ? flag
                        : (object)Array.CreateInstance(parameter.ParameterType.GetGenericArguments()[0], 0)
                ),
        ])
        select (RowSet)type.GetProperty("Set")!.GetValue(made)!;

    private const BindingFlags All =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Static
        | BindingFlags.Instance
        | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>The string literals that a method loads, constants folded by the compiler.</summary>
    private static IEnumerable<string> Literals(MethodBase method)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } il)
            yield break;
        for (var at = 0; at < il.Length; )
        {
            var code =
                il[at] == 0xFE ? OpCodesByValue[unchecked((short)(0xFE00 | il[at + 1]))] : OpCodesByValue[il[at]];
            at += code.Size;
            if (code == OpCodes.Ldstr)
                yield return method.Module.ResolveString(BitConverter.ToInt32(il, at));
            at += code.OperandType switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(il, at)),
                _ => 4,
            };
        }
    }

    private static int _asked;

    private static JournalRequest Ask(Instruction instruction) =>
        new(RequestIds.FromReference("statements", $"request {++_asked}"), Ana, instruction);

    private static OpenEstate Open() =>
        new(
            new Estate(
                Id<Estate>.Derived(Guid.Empty, 3),
                "TR-1",
                EstateKind.Trust,
                "Trust",
                "America/La_Paz",
                Currency.BOB,
                new(2026, 1, 1)
            )
        );

    private static PostEntry Post(long amount, string? dimension = null)
    {
        var labels = dimension is null
            ? null
            : Labels
                .Of("dimensions", [KeyValuePair.Create("component", dimension)])
                .Match(made => made, refusal => throw new InvalidOperationException(refusal.ToString()));
        return new(
            JournalEntry
                .Draft(
                    "TR-1",
                    Day,
                    Day,
                    "Contribution",
                    [
                        Posting.Debit("1110", new(amount, Currency.BOB), default, labels),
                        Posting.Credit("3110", new(amount, Currency.BOB), default, labels),
                    ]
                )
                .Match(entry => entry, refusal => throw new InvalidOperationException(refusal.ToString()))
        );
    }

    private static PlaceHold Hold() => new("TR-1", "1110", default, new(10, Currency.BOB), Day, null, "Promised");

    private static IReadOnlyList<Decision> Decide(JournalState books, params JournalRequest[] requests)
    {
        var decisions = Ledger.Journal.Journal.Decide(
            books,
            [new Batch(requests, Atomic: false)],
            Now,
            () => new byte[Chain.SaltLength]
        );
        foreach (var answer in decisions.SelectMany(decision => decision.Answers))
            if (answer.Refusal is { } refusal)
                throw new InvalidOperationException(refusal.ToString());
        return decisions;
    }
}
