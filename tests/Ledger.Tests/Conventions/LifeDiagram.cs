using System.Globalization;
using System.Reflection;
using System.Text;
using Ledger.Alliances;
using Ledger.Alliances.Counterparts;
using Ledger.Alliances.ExpenseReports;
using Ledger.Alliances.PaymentOrders;
using Ledger.Alliances.Tranches;
using Ledger.Alliances.Works;
using Ledger.Foundations;
using Ledger.Journal;
using Ledger.RotatingFunds.Loans;
using Ledger.RotatingFunds.Repayments;
using Ledger.Workflow;
using Xunit;

namespace Ledger.Tests;

/// <summary>
/// Prints a life as a Mermaid state diagram: how it begins, every transition, and the states that nothing leaves.
/// </summary>
internal static class LifeDiagram
{
    public static string Print(ILifecycle life)
    {
        var text = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        foreach (var (trigger, to) in life.Beginnings)
            text.Append(CultureInfo.InvariantCulture, $"    [*] --> {to}: {trigger}\n");
        foreach (var (from, trigger, to) in life.Transitions)
            text.Append(CultureInfo.InvariantCulture, $"    {from} --> {to}: {trigger}\n");
        foreach (var end in life.States.Where(state => !life.Transitions.Any(move => move.From == state)))
            text.Append(CultureInfo.InvariantCulture, $"    {end} --> [*]\n");
        return text.Append("```\n").ToString();
    }
}

/// <summary>A life, and what a command gets that asks it for a step.</summary>
/// <param name="Take">Of a state and a trigger: the state after, or the code of the refusal.</param>
/// <param name="Verb">By which people ask for a trigger.</param>
internal sealed record KnownLife(
    string Name,
    ILifecycle Life,
    Func<string, string, string> Take,
    Func<string, string> Verb
)
{
    public static readonly IReadOnlyList<KnownLife> All =
    [
        Of("hold", Hold.Lifecycle),
        Of("period", Ledger.Journal.Period.Lifecycle),
        Of("alliance", Alliance.Lifecycle),
        Of("pledge", Pledge.Lifecycle),
        Of("certificate", ProgressCertificate.Lifecycle),
        Of("release", Release.Lifecycle),
        Of("expense report", ExpenseReport.Lifecycle),
        Of("invoice", Invoice.Lifecycle),
        Of("order", PaymentOrder.Lifecycle),
        Of("works", SubprojectWorks.Lifecycle),
        Of("works payment", WorksPayment.Lifecycle),
        Of("commitment to repay", RepaymentCommitment.Lifecycle),
        Of("loan", Loan.Lifecycle),
    ];

    private static KnownLife Of<TState, TTrigger>(string name, Lifecycle<TState, TTrigger> life)
        where TState : struct, Enum
        where TTrigger : struct, Enum =>
        new(
            name,
            life,
            (state, trigger) =>
            {
                var from = Enum.Parse<TState>(state);
                return life.Next(from, Enum.Parse<TTrigger>(trigger), CodedText.Words(name))
                    .Match(
                        move =>
                        {
                            Assert.Equal((from, trigger), (move.From, move.Trigger));
                            Assert.Equal(move.To, move.After(from));
                            return $"{move.To}";
                        },
                        refusal => refusal.Code
                    );
            },
            trigger => StepVerbs.Of(Enum.Parse<TTrigger>(trigger))
        );
}

public class The_lives
{
    public static TheoryData<string> Names => [.. KnownLife.All.Select(known => known.Name)];

    [Fact]
    public void Are_all_known_here()
    {
        var found =
            from type in typeof(Release).Assembly.GetTypes()
            where !type.IsInterface
            from property in type.GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
            where typeof(ILifecycle).IsAssignableFrom(property.PropertyType)
            select (ILifecycle)property.GetValue(null)!;
        Assert.Equal(found.ToHashSet(), KnownLife.All.Select(known => known.Life).ToHashSet());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Are_drawn_as_they_are(string name) =>
        Repository.RegionMustEqual("specs/lives.md", $"life: {name}", LifeDiagram.Print(Of(name).Life));

    [Theory]
    [MemberData(nameof(Names))]
    public void Take_each_step_that_is_declared_to_its_destination_and_refuse_every_other(string name)
    {
        var (_, life, take, _) = Of(name);
        var declared = life.Transitions.ToDictionary(move => (move.From, move.Trigger), move => move.To);
        foreach (var state in life.States)
        foreach (var trigger in life.Triggers)
            Assert.Equal(
                $"{state} + {trigger} -> {declared.GetValueOrDefault((state, trigger), "command.wrong_state")}",
                $"{state} + {trigger} -> {take(state, trigger)}"
            );
    }

    /// <summary>A trigger that nothing takes and a state that nothing reaches would be words without a
    /// meaning.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Use_every_trigger_and_reach_every_state(string name)
    {
        var life = Of(name).Life;
        Assert.Empty(life.Triggers.Except(life.Transitions.Select(move => move.Trigger)));
        Assert.Empty(
            life.States.Except(
                life.Transitions.Select(move => move.To).Concat(life.Beginnings.Select(begun => begun.To))
            )
        );
    }

    private static KnownLife Of(string name) => KnownLife.All.Single(known => known.Name == name);
}
