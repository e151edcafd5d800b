namespace PhoneRig.Simulator.Bench.Gpio;

/// <summary>Pins seen from the bench's side of the solder joint: the controller's header or a port expander.</summary>
public interface ISimulatedPins
{
    /// <summary>
    /// A pin began to drive, changed its level or let go. Raised outside of any lock, in order, on whatever thread did it.
    /// </summary>
    event Action<int, LineState>? LineChanged;

    /// <summary>How many pins there are; they count from 0.</summary>
    int Count { get; }

    /// <summary>What a pin does right now.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pin.</exception>
    LineState Line(int pin);
}
