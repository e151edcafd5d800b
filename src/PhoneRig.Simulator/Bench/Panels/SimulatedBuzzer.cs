namespace PhoneRig.Simulator.Bench.Panels;

/// <summary>A simulated buzzer, as a person hears it. From any thread.</summary>
public sealed class SimulatedBuzzer
{
    private volatile bool sounds;
    private volatile int beeps;

    internal SimulatedBuzzer(ActuatorWire wire) => wire.Watch(on =>
    {
        sounds = on;
        beeps += on ? 1 : 0;
    });

    /// <summary>Whether it sounds now.</summary>
    public bool Sounds => sounds;

    /// <summary>How often it has begun to.</summary>
    public int Beeps => beeps;
}
