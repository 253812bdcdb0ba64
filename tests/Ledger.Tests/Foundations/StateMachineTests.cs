using Ledger.Foundations;
using Xunit;

namespace Ledger.Tests;

public class A_state_machine
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
        Tick,
    }

    private Light _light = Light.Red;

    [Fact]
    public void Moves_in_the_order_exit_state_transitioned_entry()
    {
        var log = new List<string>();
        var machine = Machine();
        machine.Configure(Light.Red).OnExit(t => log.Add($"exit {t.Source} while {_light}"));
        machine.Configure(Light.Green).OnEntry(t => log.Add($"entry {t.Destination} by {t.Trigger}"));
        machine.OnTransitioned(t => log.Add($"moved while {_light}, reentry {t.IsReentry}"));
        machine.Fire(Event.Go);
        Assert.Equal(["exit Red while Red", "moved while Green, reentry False", "entry Green by Go"], log);
    }

    [Fact]
    public void Refuses_what_the_state_does_not_know()
    {
        var machine = Machine();
        Assert.False(machine.CanFire(Event.Stop, out var unmet));
        Assert.Null(unmet);
        Assert.Equal(
            "'Stop' is not permitted from state 'Red'.",
            Assert.Throws<InvalidOperationException>(() => machine.Fire(Event.Stop)).Message
        );
        Assert.Equal(Light.Red, _light);
    }

    [Fact]
    public void Names_the_guard_that_is_not_met()
    {
        var strong = false;
        var machine = Machine();
        machine.Configure(Light.Red).PermitIf(Event.Kick, Light.Broken, () => strong, "the kick is strong");
        Assert.False(machine.CanFire(Event.Kick, out var unmet));
        Assert.Equal(["the kick is strong"], unmet!);
        Assert.EndsWith(
            "yet: the kick is strong.",
            Assert.Throws<InvalidOperationException>(() => machine.Fire(Event.Kick)).Message
        );
        strong = true;
        Assert.Equal([Event.Go, Event.Tick, Event.Kick], machine.PermittedTriggers);
        machine.Fire(Event.Kick);
        Assert.Equal(Light.Broken, _light);
    }

    [Fact]
    public void Ignores_what_it_is_told_to_and_reenters()
    {
        var entries = 0;
        var machine = Machine();
        machine.Configure(Light.Green).PermitReentry(Event.Kick).OnEntry(t => entries += t.IsReentry ? 1 : 0);
        machine.Fire(Event.Tick);
        Assert.Equal(Light.Red, _light);
        machine.Fire(Event.Go);
        machine.Fire(Event.Kick);
        Assert.Equal(1, entries);
    }

    [Fact]
    public void Lets_the_caller_decide_about_what_is_not_handled()
    {
        var machine = Machine();
        (Light, Event)? unhandled = null;
        machine.OnUnhandledTrigger((state, trigger, _) => unhandled = (state, trigger));
        machine.Fire(Event.Stop);
        Assert.Equal((Light.Red, Event.Stop), unhandled);
    }

    [Fact]
    public void Refuses_guards_that_overlap_and_transitions_to_the_same_state()
    {
        var machine = Machine();
        machine.Configure(Light.Red).Permit(Event.Kick, Light.Broken).Permit(Event.Kick, Light.Green);
        Assert.Throws<InvalidOperationException>(() => machine.Fire(Event.Kick));
        Assert.Throws<ArgumentException>(() => machine.Configure(Light.Red).Permit(Event.Kick, Light.Red));
    }

    [Fact]
    public void Lists_its_transitions_in_the_order_of_declaration() =>
        Assert.Equal(
            [(Light.Red, Event.Go, Light.Green, null), (Light.Green, Event.Stop, Light.Red, null)],
            Machine().Transitions
        );

    private StateMachine<Light, Event> Machine()
    {
        var machine = new StateMachine<Light, Event>(() => _light, light => _light = light);
        machine.Configure(Light.Red).Permit(Event.Go, Light.Green).Ignore(Event.Tick);
        machine.Configure(Light.Green).Permit(Event.Stop, Light.Red);
        return machine;
    }
}
