using System.Collections.Immutable;
using PhoneRig.Core.Phones;

namespace PhoneRig.Simulator.Bench.Light;

/// <summary>
/// What a colour sensor over a lamp sees. A model, measured on no phone: the channels of a red lamp have the ratios of a 615 nm LED, those of
/// a green one of a 525 nm LED (TCS3472 data sheet, optical characteristics, middle of the given ranges); amber is both lit together (facts 9).
/// The brightness is set so that a lamp gives some hundred counts at gain 16x in 24 ms, and stray room light a few.
/// </summary>
public sealed record LampLight
{
    /// <summary>A red lamp: 320 clear counts at gain 16x in 24 ms.</summary>
    public static readonly LightLevel RedLamp = new LightLevel(Clear: 1.00, Red: 0.95, Green: 0.07, Blue: 0.14) * 2.0;

    /// <summary>A green lamp: 256 clear counts at gain 16x in 24 ms.</summary>
    public static readonly LightLevel GreenLamp = new LightLevel(Clear: 1.00, Red: 0.14, Green: 0.72, Blue: 0.27) * 1.6;

    /// <summary>Warm room light that leaks past the black tube: 16 clear counts at gain 16x in 24 ms. The ratios are an estimate for a 3000 K lamp.</summary>
    public static readonly LightLevel WarmRoom = new LightLevel(Clear: 1.00, Red: 0.48, Green: 0.32, Blue: 0.20) * 0.1;

    /// <summary>What comes in from outside. Default: <see cref="WarmRoom"/>.</summary>
    public LightLevel Ambient { get; init; } = WarmRoom;

    /// <summary>How bright the lamps are: an old lamp, or a sensor that sits beside it, is below 1. Default: 1.</summary>
    public double Brightness { get; init; } = 1;

    /// <summary>How much of red light the sensors count: a tinted lens, or a weak channel, is below 1. Default: 1.</summary>
    public double RedShare { get; init; } = 1;

    /// <summary>How much of green light they count. Default: 1.</summary>
    public double GreenShare { get; init; } = 1;

    /// <summary>The lamps whose sensors see nothing but the room. Default: none.</summary>
    public ImmutableHashSet<string> Blind { get; init; } = [];

    /// <summary>The light on the sensor over a lamp while that shows a colour.</summary>
    public LightLevel On(string lamp, LampColour colour) => Of(Blind.Contains(lamp) ? LampColour.Dark : colour);

    /// <summary>The light on the sensor while the lamp shows a colour.</summary>
    public LightLevel Of(LampColour colour)
    {
        var lamp = colour switch
        {
            LampColour.Red => RedLamp,
            LampColour.Green => GreenLamp,
            LampColour.Amber => RedLamp + GreenLamp,
            _ => LightLevel.None,
        };
        var seen = (lamp * Brightness) + Ambient;
        return seen with { Red = seen.Red * RedShare, Green = seen.Green * GreenShare };
    }
}
