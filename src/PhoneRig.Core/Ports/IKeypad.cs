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

    /// <summary>Takes the phone off hook or puts it back.</summary>
    /// <exception cref="HardwareFaultException">The part did not take the order.</exception>
    void SetHook(bool offHook);

    /// <summary>Lets every key go and puts the phone on hook, going on past faults; throws the first fault at the end.</summary>
    /// <exception cref="HardwareFaultException">Some part did not take the order; all others were still released.</exception>
    void ReleaseAll();
}
