using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Hardware.Chips;

namespace PhoneRig.Hardware.Lamps;

/// <summary>
/// What a sensor sees while its lamp is dark: the running minimum of each channel. It falls at once and rises only when
/// it is learned anew. A lamp that is lit from the first look is known by what was measured of it; where nothing was, it counts as dark until it has been dark once.
/// </summary>
/// <param name="thresholds">What was measured with the phone off, and of the lit lamp.</param>
internal sealed class DarkReference(LampThresholds thresholds)
{
    /// <summary>
    /// This part of the lit lamp's light, at the first look, is a lamp; less is another light in the room than when it was measured. Green alone gives two fifths of
    /// amber's red and green in the simulator's model, and a quarter leaves room for a weaker one.
    /// </summary>
    private const int LampPart = 4;

    public int Red { get; private set; } = int.MaxValue;

    public int Green { get; private set; } = int.MaxValue;

    public int Blue { get; private set; } = int.MaxValue;

    public void Lower(in ColourCounts counts)
    {
        if (Red == int.MaxValue && thresholds is { Dark: { } dark, Lamp: { } lamp } && counts.Red + counts.Green - dark.Red - dark.Green >= lamp / LampPart)
        {
            (Red, Green, Blue) = (dark.Red, dark.Green, dark.Blue);
        }

        Red = Math.Min(Red, counts.Red);
        Green = Math.Min(Green, counts.Green);
        Blue = Math.Min(Blue, counts.Blue);
    }

    public void LearnAnew(in ColourCounts counts) => (Red, Green, Blue) = (counts.Red, counts.Green, counts.Blue);
}
