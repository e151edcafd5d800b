using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Stations;

/// <summary>
/// Keeps a decider's state and has it woken when it asked to be: by its timeline, so that what it says on waking waits its turn
/// too, and it is never fed while it is still speaking.
/// </summary>
internal sealed class DeciderHost<TState>(IDecider<TState> decider, IEventLoop loop, Action<Fact> say, Action<Deed> act, Action<IFedDecider> wake) : IFedDecider
{
    private TState state = decider.Start;
    private IDisposable? wakeUp;
    private TimeSpan? wakeAt;

    public void Feed(Input input)
    {
        var (next, facts, deeds, at) = decider.Step(state, input);
        state = next;
        foreach (var fact in facts)
        {
            say(fact);
        }

        foreach (var deed in deeds)
        {
            act(deed);
        }

        if (at != wakeAt)
        {
            wakeUp?.Dispose();
            wakeAt = at;
            wakeUp = at is { } due ? loop.Schedule(due, WakeUp) : null;
        }
    }

    private void WakeUp()
    {
        wakeAt = null;
        wake(this);
    }
}
