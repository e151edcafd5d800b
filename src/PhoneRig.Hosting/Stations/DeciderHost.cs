using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Stations;

/// <summary>
/// Keeps a decider's state and has it woken when it asked to be: by its timeline, so that what it says on waking waits its turn
/// too, and it is never fed while it is still speaking.
/// </summary>
internal sealed class DeciderHost<TState>(IDecider<TState> decider, IEventLoop loop, Action<Fact> say, Action<Deed> act, Action<IFedDecider> wake) : IFedDecider
{
    private IDisposable? wakeUp;
    private TimeSpan? wakeAt;
    private bool retired;

    /// <summary>Where it is.</summary>
    public TState State { get; private set; } = decider.Start;

    public void Feed(Input input)
    {
        if (retired)
        {
            return;
        }

        var (next, facts, deeds, at) = decider.Step(State, input);
        State = next;
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

    public void Retire()
    {
        retired = true;
        wakeUp?.Dispose();
    }

    private void WakeUp()
    {
        wakeAt = null;
        wake(this);
    }
}
