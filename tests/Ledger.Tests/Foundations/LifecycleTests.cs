using Ledger.Foundations;
using Stateless;
using Xunit;

namespace Ledger.Tests;

public class A_lifecycle
{
    private enum Light
    {
        Red,
        Green,
        Broken,
    }

    private enum Event
    {
        Go,
        Stop,
        Kick,
        Blink,
    }

    private static readonly Lifecycle<Light, Event> Life = Declare(machine =>
    {
        machine.Configure(Light.Red).Permit(Event.Go, Light.Green).PermitReentry(Event.Blink);
        machine.Configure(Light.Green).Permit(Event.Stop, Light.Red).Permit(Event.Kick, Light.Broken);
    });

    [Fact]
    public void Gives_the_step_that_a_state_allows()
    {
        var move = Life.Fire(Light.Red, Event.Go);
        Assert.Equal((Light.Red, "Go", Light.Green), (move.From, move.Trigger, move.To));
        Assert.Equal(Light.Green, move.After(Light.Red));
        Assert.Same(move, Life.Find(Light.Red, Event.Go));
        Assert.Equal(Light.Red, Life.Fire(Light.Red, Event.Blink).To);
        Assert.Equal(Light.Broken, Life.DestinationOf(Event.Kick));
    }

    [Fact]
    public void Gives_nothing_for_a_step_that_it_does_not_allow_and_throws_where_it_must_be_possible()
    {
        Assert.Null(Life.Find(Light.Red, Event.Stop));
        Assert.Equal(
            "'Stop' is not permitted from state 'Red'.",
            Assert.Throws<InvalidOperationException>(() => Life.Fire(Light.Red, Event.Stop)).Message
        );
    }

    [Fact]
    public void Does_not_let_a_step_be_taken_from_another_state()
    {
        Assert.Throws<InvalidOperationException>(() => Life.Fire(Light.Red, Event.Go).After(Light.Broken));
        Assert.Throws<InvalidOperationException>(() => Life.Begin("Build").After(Light.Red));
    }

    [Fact]
    public void Begins_only_as_it_says()
    {
        var begun = Life.Begin("Build");
        Assert.Equal((null, "Build", Light.Red), (begun.From, begun.Trigger, begun.To));
        Assert.Throws<InvalidOperationException>(() => Life.Begin("Find"));
    }

    [Fact]
    public void Lists_what_it_declares_in_that_order()
    {
        Assert.Equal([("Build", "Red")], Life.Beginnings);
        Assert.Equal(
            [("Red", "Go", "Green"), ("Red", "Blink", "Red"), ("Green", "Stop", "Red"), ("Green", "Kick", "Broken")],
            Life.Transitions
        );
        Assert.Equal([Event.Stop, Event.Kick], Life.TriggersFrom(Light.Green));
        Assert.Empty(Life.TriggersFrom(Light.Broken));
    }

    [Fact]
    public void Has_no_guards_actions_ignored_triggers_or_destinations_that_are_computed()
    {
        Refused("has a guard", life => life.Configure(Light.Red).PermitIf(Event.Stop, Light.Broken, () => true));
        Refused("more than transitions", life => life.Configure(Light.Red).OnEntry(() => { }));
        Refused("more than transitions", life => life.Configure(Light.Red).OnExit(() => { }));
        Refused("more than transitions", life => life.Configure(Light.Red).Ignore(Event.Stop));
        Refused("more than transitions", life => life.Configure(Light.Red).PermitDynamic(Event.Stop, () => Light.Red));
        Refused("more than transitions", life => life.Configure(Light.Red).SubstateOf(Light.Green));
    }

    [Fact]
    public void Leads_to_one_state_by_one_trigger_and_to_every_state_by_some()
    {
        Refused("two states", life => life.Configure(Light.Green).Permit(Event.Kick, Light.Red));
        Assert.Contains(
            "Nothing leads to Green, Broken",
            Assert.Throws<InvalidOperationException>(() => Declare(_ => { })).Message,
            StringComparison.Ordinal
        );
    }

    private static void Refused(string why, Action<StateMachine<Light, Event>> also) =>
        Assert.Contains(
            why,
            Assert
                .Throws<InvalidOperationException>(() =>
                    Declare(life =>
                    {
                        life.Configure(Light.Red).Permit(Event.Go, Light.Green);
                        life.Configure(Light.Green).Permit(Event.Kick, Light.Broken);
                        also(life);
                    })
                )
                .Message,
            StringComparison.Ordinal
        );

    private static Lifecycle<Light, Event> Declare(Action<StateMachine<Light, Event>> declare) =>
        new([("Build", Light.Red)], declare);
}
