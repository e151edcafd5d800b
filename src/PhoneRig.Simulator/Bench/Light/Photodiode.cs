namespace PhoneRig.Simulator.Bench.Light;

/// <summary>
/// A photodiode with a comparator over a lamp, its trimmer turned as wiring/photodiode.md says: half way between the dark and the weakest lamp. So room light by itself can be enough where
/// the tube lets it in, and a weak lamp too little.
/// </summary>
/// <param name="lead">The wire from its output: true is high.</param>
/// <param name="activeHigh">Whether it is high, or pulled low, in the light.</param>
public sealed class Photodiode(Action<bool> lead, bool activeHigh)
{
    /// <summary>The clear light that it takes for a lamp: half of a green lamp's (<see cref="LampLight.GreenLamp"/>, the weaker one), in counts that it would add in one 2.4 ms cycle at gain 1x.</summary>
    public const double Threshold = 0.8;

    /// <summary>The light on it changes.</summary>
    public void SetLight(LightLevel level) => lead(level.Clear >= Threshold == activeHigh);
}
