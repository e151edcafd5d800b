using PhoneRig.Hardware.Chips;

namespace PhoneRig.Hardware.Lamps;

/// <summary>
/// What a sensor sees while its lamp is dark: the running minimum of each channel. It falls at once and rises only when
/// it is learned anew. A lamp that is lit from the first look counts as dark until it has been dark once.
/// </summary>
internal sealed class DarkReference
{
    public int Red { get; private set; } = int.MaxValue;

    public int Green { get; private set; } = int.MaxValue;

    public int Blue { get; private set; } = int.MaxValue;

    public void Lower(in ColourCounts counts)
    {
        Red = Math.Min(Red, counts.Red);
        Green = Math.Min(Green, counts.Green);
        Blue = Math.Min(Blue, counts.Blue);
    }

    public void LearnAnew(in ColourCounts counts) => (Red, Green, Blue) = (counts.Red, counts.Green, counts.Blue);
}
