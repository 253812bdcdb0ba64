using System.Text.RegularExpressions;
using Ledger.Alliances;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.PaymentOrders;
using Ledger.Journal;
using Ledger.RotatingFunds;
using Ledger.RotatingFunds.Repayments;
using Ledger.Workflow;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Ledger.Storage.Database;

/// <summary>
/// SQL kept in files of its own: types, indexes, the laws' twins, the roles; and the rules that statements name.
/// </summary>
internal static partial class SqlText
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
        ("{invoice_counts}", In(InvoiceCounts.States)),
        ("{order_counts}", In(OrderCounts.States)),
        ("{is_a_duty}", IsNot(Duty.None)),
        ("{moves_itself}", In([CaseKind.Alliance, CaseKind.Works])),
        ("{loan_is_open}", In(LoanIsOpen.States)),
        ("{loan_is_out}", In(LoanIsOut.States)),
        ("{commitment_is_open}", In(CommitmentIsOpen.States)),
        ("{commitment_is_owed}", Is(CommitmentState.Delivered)),
        ("{calls_incentive}", IsNot(CommitmentState.Withdrawn)),
        ("{receipt_stands}", Is(ReceiptStanding.Stands)),
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

    /// <param name="name">Folder and file name, as in PostgreSql/laws.sql.</param>
    public static string Read(string name)
    {
        using var stream =
            typeof(SqlText).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not part of the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Runs a file as a part of a migration.</summary>
    /// <param name="migration">What the migration does.</param>
    /// <param name="name">Folder and file name, as in PostgreSql/laws.sql.</param>
    /// <remarks>
    /// SQL Server takes a trigger only as a batch of its own. Each batch is sent as a string to execute, so that it is
    /// one within the conditions of an idempotent script too.
    /// </remarks>
    public static void RunFile(this MigrationBuilder migration, string name)
    {
        var text = Read(name);
        if (!migration.IsSqlServer())
        {
            migration.Sql(text);
            return;
        }
        foreach (var batch in Go().Split(text).Select(batch => batch.Trim()).Where(batch => batch.Length > 0))
            migration.Sql($"EXEC(N'{batch.Replace("'", "''", StringComparison.Ordinal)}')");
    }

    [GeneratedRegex(@"^GO\s*$", RegexOptions.Multiline)]
    private static partial Regex Go();
}
