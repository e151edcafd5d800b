namespace PhoneRig.Simulator.Bench.Gpio;

/// <summary>What a pin does to the wire on it.</summary>
/// <param name="Driven">False: the pin is an input, the wire is let go and whatever hangs on it decides.</param>
/// <param name="Level">True: high. Without meaning where nothing is driven.</param>
public readonly record struct LineState(bool Driven, bool Level)
{
    /// <summary>The pin lets its wire go.</summary>
    public static readonly LineState Released = new(Driven: false, Level: false);
}
