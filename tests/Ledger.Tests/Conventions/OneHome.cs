using System.Text.RegularExpressions;
using Ledger.Alliances;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Reports;
using Ledger.Alliances.Tranches;
using Ledger.Alliances.Works;
using Xunit;

namespace Ledger.Tests;

/// <summary>A rule that has one home is spelled nowhere else.</summary>
public class A_rule
{
    /// <summary>What the rule looks like in code, and the only file that may have it.</summary>
    [Theory]
    [InlineData(@"char\.IsUpper\(c\)", "src/Ledger/Foundations/NameCase.cs")]
    [InlineData(@"IsAsciiLetterOrDigit\(c\)\s*(\|\||&&)", "src/Ledger/Journal/Account.cs")]
    [InlineData(@"\.All\(char\.IsAsciiHexDigit\)", "src/Ledger/Alliances/AllianceChecks.cs")]
    [InlineData(@"""al_(""|\{)", "src/Ledger/Alliances/Alliance.cs")]
    [InlineData(@"Length (is 0 or )?> 12\b", "")]
    public void Is_spelled_in_its_home_only(string pattern, string home) =>
        Assert.Equal(
            home.Length == 0 ? [] : [home],
            Repository.Sources("src").Where(source => Regex.IsMatch(source.Text, pattern)).Select(source => source.Path)
        );

    /// <summary>
    /// Statements name the rules of the domain, as in {has_estate}: a number would be a second home of the rule.
    /// </summary>
    [Fact]
    public void Of_states_and_kinds_has_no_number_in_a_statement() =>
        Assert.Empty(
            from source in Repository.Sources("src/Ledger.Storage")
            from line in source.Text.Split('\n').Index()
            where Regex.IsMatch(line.Item, @"\b(kind|state|status)\b""?\]? *(=|<>|<=?|>=?|(NOT )?IN) *\(? *\d")
            where !line.Item.Contains("sys.databases", StringComparison.Ordinal)
            select $"{source.Path}:{line.Index + 1}: {line.Item.Trim()}"
        );

    /// <summary>
    /// A file is open exactly while its life waits for a role. Works that are being evaluated wait for the office and
    /// are not begun yet.
    /// </summary>
    [Fact]
    public void Of_open_files_is_the_same_for_a_dossier_and_for_what_waits()
    {
        CaseKind[] lives =
        [
            CaseKind.Release,
            CaseKind.Order,
            CaseKind.ExpenseReport,
            CaseKind.Works,
            CaseKind.WorksPayment,
        ];
        var waiting =
            from life in lives
            from state in Lives.StatesOf(life)
            where Turn.Of(life, state) is not null && (life, state) != (CaseKind.Works, "Evaluation")
            select $"{life} {state}";
        var open =
            from life in lives
            from state in Lives.StatesOf(life)
            where IsOpen(life, state)
            select $"{life} {state}";
        Assert.Equal(waiting, open);
    }

    private static bool IsOpen(CaseKind life, string state) =>
        life switch
        {
            CaseKind.Release => Bare.With<Release>("State", Enum.Parse<ReleaseState>(state)).IsOpen,
            CaseKind.Order => Bare.With<PaymentOrder>("State", Enum.Parse<OrderState>(state)).IsOpen,
            CaseKind.ExpenseReport => Bare.With<ExpenseReport>("State", Enum.Parse<ExpenseReportState>(state)).IsOpen,
            CaseKind.Works => Bare.With<SubprojectWorks>("State", Enum.Parse<WorksState>(state)).IsOpen,
            _ => Bare.With<WorksPayment>("State", Enum.Parse<WorksPaymentState>(state)).IsOpen,
        };
}
