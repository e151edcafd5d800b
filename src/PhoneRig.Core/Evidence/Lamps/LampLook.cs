using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;

namespace PhoneRig.Core.Evidence.Lamps;

/// <summary>One look at every lamp that a station has a sensor on.</summary>
/// <param name="Uptime">When.</param>
/// <param name="Colours">What its sensors made of it.</param>
/// <param name="Counts">What they counted; empty where they count nothing.</param>
public readonly record struct LampLook(TimeSpan Uptime, ImmutableArray<LampColour?> Colours, ImmutableArray<LampCounts?> Counts)
{
    /// <summary>What a lamp's sensor counted; null where it counts nothing, or had finished no measurement.</summary>
    public LampCounts? CountsOf(int lamp) => lamp < Counts.Length ? Counts[lamp] : null;
}
