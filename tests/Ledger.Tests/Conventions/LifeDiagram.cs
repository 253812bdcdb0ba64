using System.Globalization;
using System.Text;
using Ledger.Foundations;
using Ledger.Journal;
using NodaTime;
using Xunit;
using Period = Ledger.Journal.Period;

namespace Ledger.Tests;

/// <summary>
/// Prints a life as a Mermaid state diagram: from the first state, every transition with its guard, and the ends.
/// </summary>
internal static class LifeDiagram
{
    public static string Print<TStatus, TTrigger>(StateMachine<TStatus, TTrigger> life)
        where TStatus : struct, Enum
        where TTrigger : struct, Enum
    {
        var transitions = life.Transitions.ToList();
        var text = new StringBuilder("```mermaid\nstateDiagram-v2\n");
        text.Append(CultureInfo.InvariantCulture, $"    [*] --> {Enum.GetValues<TStatus>()[0]}\n");
        foreach (var (source, trigger, destination, guard) in transitions)
            text.Append(
                CultureInfo.InvariantCulture,
                $"    {source} --> {destination}: {trigger}{(guard is null ? "" : $" [{guard}]")}\n"
            );
        foreach (
            var end in Enum.GetValues<TStatus>()
                .Where(status => !transitions.Exists(transition => transition.Source.Equals(status)))
        )
            text.Append(CultureInfo.InvariantCulture, $"    {end} --> [*]\n");
        return text.Append("```\n").ToString();
    }
}

public class The_lives
{
    [Fact]
    public void Of_a_hold_is_drawn_as_it_is() =>
        Repository.RegionMustEqual(
            "specs/lives.md",
            "life: hold",
            LifeDiagram.Print(new Hold(default, "", default, default, default, null).Lifecycle(default(Instant)))
        );

    [Fact]
    public void Of_an_alliance_is_drawn_as_it_is() =>
        Repository.RegionMustEqual(
            "specs/lives.md",
            "life: alliance",
            LifeDiagram.Print(Ledger.Alliances.Alliance.Lifecycle(default))
        );

    [Fact]
    public void Of_a_pledge_is_drawn_as_it_is() =>
        Repository.RegionMustEqual(
            "specs/lives.md",
            "life: pledge",
            LifeDiagram.Print(Ledger.Counterparts.Pledge.Lifecycle(default))
        );

    [Fact]
    public void Of_a_certificate_is_drawn_as_it_is() =>
        Repository.RegionMustEqual(
            "specs/lives.md",
            "life: certificate",
            LifeDiagram.Print(Ledger.Tranches.ProgressCertificate.Lifecycle(default))
        );

    [Fact]
    public void Of_a_release_is_drawn_as_it_is() =>
        Repository.RegionMustEqual(
            "specs/lives.md",
            "life: release",
            LifeDiagram.Print(Ledger.Tranches.Release.Lifecycle(default))
        );

    [Fact]
    public void Of_a_period_is_drawn_as_it_is() =>
        Repository.RegionMustEqual(
            "specs/lives.md",
            "life: period",
            LifeDiagram.Print(Period.Opened(default, default).Lifecycle())
        );
}
