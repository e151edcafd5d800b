using System.Collections.Immutable;

namespace PhoneRig.Core.Configuration;

/// <summary>The 40 pins of a Raspberry Pi's header (Raspberry Pi hardware documentation, "GPIO and the 40-pin header"), the same on every model that has them.</summary>
public static class PiHeader
{
    /// <summary>GPIO 0 to 27.</summary>
    public const int Lines = 28;

    /// <summary>By GPIO number.</summary>
    private static readonly ImmutableArray<int> Contacts = [27, 28, 3, 5, 7, 29, 31, 26, 24, 21, 19, 23, 32, 33, 8, 10, 36, 11, 12, 35, 38, 40, 15, 16, 18, 22, 37, 13];

    /// <summary>The contact of the header that a GPIO is at, 1 to 40; null where there is no such GPIO.</summary>
    public static int? ContactOf(int gpio) => gpio is >= 0 and < Lines ? Contacts[gpio] : null;

    /// <summary>Why nothing that moves may hang on a GPIO; null where it may. What a line does before the rig's program runs (BCM2835 ARM peripherals, table 6-31) would press a key or switch a relay at each start of the controller.</summary>
    public static string? WhyNotDriven(int gpio) => gpio switch
    {
        >= 0 and <= 8 => "GPIO 0 to 8 are pulled up while a Raspberry Pi starts, so that what hangs there would move: use 9 to 13 or 16 to 27",
        14 or 15 => "GPIO 14 and 15 are the controller's own console while it starts, so that what hangs there would move: use 9 to 13 or 16 to 27",
        _ => null,
    };
}
