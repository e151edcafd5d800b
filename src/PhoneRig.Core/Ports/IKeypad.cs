using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Ports;

/// <summary>The fingers of a station. How long a key stays down is the caller's matter; releasing must always work. Constructing one never moves it.</summary>
public interface IKeypad
{
    /// <summary>The keys it can press.</summary>
    IReadOnlySet<Key> Keys { get; }

    /// <summary>True where it can lift the receiver (or move the hook switch).</summary>
    bool HasHook { get; }

    /// <summary>Presses a key down or lets it go. Letting go of a key that is up does nothing.</summary>
    /// <exception cref="HardwareFaultException">The part did not take the order.</exception>
    void SetDown(Key key, bool down);

    /// <summary>How long after a key went down it is to be held with less (<see cref="Ease"/>): a solenoid pulls in with full power, and would get too warm by it. Null: it stays as it is.</summary>
    TimeSpan? EaseAfter(Key key) => null;

    /// <summary>Holds a key that is down with less. Does nothing for a key that is up, and never presses one.</summary>
    /// <exception cref="HardwareFaultException">The part did not take the order, or the key came up by itself: let it go at once.</exception>
    void Ease(Key key)
    {
    }

    /// <summary>The same for the hook. A pusher on a key that toggles is let go then.</summary>
    TimeSpan? EaseHookAfter => null;

    /// <summary>The same for the hook.</summary>
    /// <exception cref="HardwareFaultException">As with <see cref="Ease"/>.</exception>
    void EaseHook()
    {
    }

    /// <summary>Takes the phone off hook or puts it back.</summary>
    /// <exception cref="HardwareFaultException">The part did not take the order.</exception>
    void SetHook(bool offHook);

    /// <summary>Lets every key go and puts the phone on hook, going on past faults; throws the first fault at the end.</summary>
    /// <exception cref="HardwareFaultException">Some part did not take the order; all others were still released.</exception>
    void ReleaseAll();
}
