using System.Collections.Immutable;
using PhoneRig.Core.Firmware;

namespace PhoneRig.Core.Tests.Firmware;

/// <summary>Ladders beside the shipped one.</summary>
internal static class Ladders
{
    /// <summary>Four rungs, each of which only the one before it loads: 5.x, 6.x, 7.x, and from 8.0(1) on.</summary>
    public static LadderBook OfFour { get; } = new()
    {
        Rungs = ImmutableDictionary<string, Rung>.Empty
            .Add("five", Make(null, "5-9-9", "five"))
            .Add("six", Make("6-0-1", "6-9-9", "five", "six"))
            .Add("seven", Make("7-0-1", "7-9-9", "six", "seven"))
            .Add("eight", Make("8-0-1", null, "seven", "eight")),
    };

    private static Rung Make(string? from, string? to, params ImmutableArray<string> loadedBy) =>
        new() { Generation = LoadGeneration.Old, From = from, To = to, LoadedBy = loadedBy, Package = $"package {from ?? to}" };
}
