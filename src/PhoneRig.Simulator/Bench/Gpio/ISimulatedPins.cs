namespace PhoneRig.Simulator.Bench.Gpio;

/// <summary>Pins seen from the bench's side of the solder joint: the controller's header or a port expander.</summary>
public interface ISimulatedPins
{
    /// <summary>
    /// A pin began to drive, changed its level or let go. Raised in order, one at a time, outside of the part's own lock, on a thread that
    /// moved a pin; the bus of an expander is still busy then, so a listener hands on to a loop and does no more.
    /// </summary>
    event Action<int, LineState>? LineChanged;

    /// <summary>How many pins there are; they count from 0.</summary>
    int Count { get; }

    /// <summary>What a pin does right now.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pin.</exception>
    LineState Line(int pin);
}
