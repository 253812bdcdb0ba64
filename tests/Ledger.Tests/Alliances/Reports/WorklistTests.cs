using System.Reflection;
using Ledger.Access;
using Ledger.Alliances;
using Ledger.Alliances.Reports;
using Ledger.Alliances.Tranches;
using Ledger.Foundations;
using Ledger.Programmes;
using NodaTime;
using Xunit;

namespace Ledger.Tests.Alliances;

public class Time_in_hand
{
    private static readonly AllianceFacts Alliance = new("AL-1", "Oruro", "ORG-1", "PAR", "par2", 1);

    private static WorklistItem File(int days, int? level, int number = 1, string alliance = "AL-1") =>
        new(
            new Stay(
                Guid.Empty,
                CaseKind.Release,
                number,
                "Requested",
                default,
                0,
                default,
                null,
                Alliance with
                {
                    Code = alliance,
                }
            ),
            [Role.Operator],
            days,
            level
        );

    [Theory]
    [InlineData(5, 5, 0), InlineData(6, 5, 1), InlineData(0, 5, 0), InlineData(90, null, 0), InlineData(1, 0, 1)]
    public void Is_overdue_by_what_is_beyond_the_service_level_and_never_without_one(
        int days,
        int? level,
        int overdue
    ) => Assert.Equal(overdue, File(days, level).Overdue);

    [Fact]
    public void Shows_the_most_overdue_first_then_the_longest_in_hand()
    {
        List<WorklistItem> files =
        [
            File(9, null),
            File(6, 5),
            File(7, 2),
            File(6, 5, alliance: "AL-0"),
            File(6, 5, number: 0),
        ];
        files.Sort(WorklistItem.MostOverdueFirst);
        Assert.Equal(
            [(7, "AL-1", 1), (6, "AL-0", 1), (6, "AL-1", 0), (6, "AL-1", 1), (9, "AL-1", 1)],
            files.Select(file => (file.Days, file.Stay.Alliance.Code, file.Stay.Number))
        );
    }

    [Theory]
    [InlineData(new[] { 4 }, 4, 4)]
    [InlineData(new[] { 1, 2, 3, 4 }, 2, 4)]
    [InlineData(new[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, 5, 9)]
    [InlineData(new[] { 3, 3, 3, 3, 3, 3, 3, 3, 3, 40 }, 3, 3)]
    [InlineData(new[] { 40, 0, 0 }, 0, 40)]
    public void Has_percentiles_by_nearest_rank(int[] days, int median, int ninetieth)
    {
        var tally = new TurnaroundTally();
        foreach (var stay in days)
            tally.Ended("Oruro", CaseKind.Release, "Requested", stay);
        Assert.Equal(
            new Turnaround("Oruro", CaseKind.Release, "Requested", days.Length, median, ninetieth, 0, 0),
            Assert.Single(tally.Figures)
        );
    }

    [Fact]
    public void Counts_what_is_open_and_what_of_it_is_overdue_without_taking_it_for_ended()
    {
        var tally = new TurnaroundTally();
        foreach (var days in (int[])[1, 6, 7])
            tally.Open(File(days, 5));
        Assert.Equal(
            new Turnaround("Oruro", CaseKind.Release, "Requested", 0, null, null, 3, 2),
            Assert.Single(tally.Figures)
        );
    }

    [Fact]
    public void Waits_for_whoever_must_meet_the_conditions_that_are_not_met_each_once_and_says_which()
    {
        var judged = File(1, 5)
            .Judged([
                Condition("within-cap", true, Role.ProgrammeOffice),
                Condition("certified-progress", false, Role.Supervisor),
                Condition("verified-counterpart", false, Role.Manager),
                Condition("accounted-for", false, Role.Manager),
            ]);
        Assert.Equal([Role.Supervisor, Role.Manager], judged.Turn);
        Assert.Equal(["certified-progress", "verified-counterpart", "accounted-for"], judged.BlockedBy);
        var free = File(1, 5).Judged([Condition("within-cap", true, Role.ProgrammeOffice)]);
        Assert.Equal([Role.Operator], free.Turn);
        Assert.Empty(free.BlockedBy);

        static Condition Condition(string code, bool isMet, Role who) =>
            new(code, isMet, new("condition.no_tranche_before"), who);
    }

    [Theory]
    [
        InlineData("Requested", true),
        InlineData("Reviewed", true),
        InlineData("Approved", true),
        InlineData("Returned", true),
        InlineData("Instructed", false),
        InlineData("InTransit", false),
        InlineData("Paid", false)
    ]
    public void Asks_the_conditions_of_a_release_before_every_step_that_asks_them(string state, bool asks)
    {
        Assert.Equal(asks, Turn.AsksConditions(CaseKind.Release, state));
        Assert.False(Turn.AsksConditions(CaseKind.Order, state));
    }

    [Fact]
    public void Waits_for_the_approvers_that_are_missing()
    {
        var rule = new ApprovalRule(Money.Zero(Currency.BOB), [Role.Operator, Role.Treasurer]);
        Assert.Equal([Role.Operator, Role.Treasurer], Turn.Awaited(rule, []));
        Assert.Equal([Role.Operator], Turn.Awaited(rule, [Role.Treasurer]));
    }

    /// <summary>Where a life goes on and yet nobody must command.</summary>
    private static readonly string[] Standing =
    [
        "Pledge.Fulfilled",
        "Pledge.Withdrawn",
        "Release.Paid",
        "Certificate.Issued",
        "Order.Paid",
        "ExpenseReport.Accepted",
        "WorksPayment.Paid",
    ];

    [Fact]
    public void Has_somebody_whose_turn_it_is_wherever_a_life_goes_on()
    {
        var missing = new List<string>();
        foreach (var (life, states) in Lives())
        foreach (var (state, goesOn) in states)
            if ((Turn.Of(life, state) is not null) != (goesOn && !Standing.Contains($"{life}.{state}")))
                missing.Add($"{life}.{state}");
        Assert.True(missing.Count == 0, $"Say in Turn.Of whose turn it is: {string.Join(", ", missing)}");
    }

    /// <summary>
    /// Every life that has a table of its own, by the name of its type: ProgressCertificate is the life Certificate.
    /// </summary>
    private static IEnumerable<(CaseKind Life, IEnumerable<(string State, bool GoesOn)> States)> Lives() =>
        from type in typeof(CaseKind).Assembly.GetTypes()
        let lifecycle = type.GetMethod("Lifecycle", BindingFlags.Public | BindingFlags.Static)
        where
            lifecycle is not null
            && Enum.GetNames<CaseKind>().Any(life => type.Name.EndsWith(life, StringComparison.Ordinal))
        let life = Enum.GetValues<CaseKind>()
            .OrderByDescending(life => type.Name == life.ToString())
            .First(life => type.Name.EndsWith(life.ToString(), StringComparison.Ordinal))
        select (
            life,
            Enum.GetNames(lifecycle.GetParameters()[0].ParameterType).Select(state => (state, GoesOn(lifecycle, state)))
        );

    private static bool GoesOn(MethodInfo lifecycle, string state)
    {
        var machine = lifecycle.Invoke(null, [Enum.Parse(lifecycle.GetParameters()[0].ParameterType, state)])!;
        return ((System.Collections.IEnumerable)machine.GetType().GetProperty("PermittedTriggers")!.GetValue(machine)!)
            .GetEnumerator()
            .MoveNext();
    }
}
