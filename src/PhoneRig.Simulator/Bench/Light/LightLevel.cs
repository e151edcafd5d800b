using System.Runtime.InteropServices;

namespace PhoneRig.Simulator.Bench.Light;

/// <summary>The light on a colour sensor, by channel, in counts that it adds in one 2.4 ms cycle at gain 1x.</summary>
/// <param name="Clear">Through no filter.</param>
/// <param name="Red">Through the red filter.</param>
/// <param name="Green">Through the green filter.</param>
/// <param name="Blue">Through the blue filter.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct LightLevel(double Clear, double Red, double Green, double Blue)
{
    /// <summary>No light.</summary>
    public static readonly LightLevel None;

    /// <summary>Light adds.</summary>
    public static LightLevel operator +(LightLevel one, LightLevel other) =>
        new(one.Clear + other.Clear, one.Red + other.Red, one.Green + other.Green, one.Blue + other.Blue);

    /// <summary>The same light, brighter or dimmer.</summary>
    public static LightLevel operator *(LightLevel light, double factor) =>
        new(light.Clear * factor, light.Red * factor, light.Green * factor, light.Blue * factor);
}
