using System.Collections.Immutable;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Hosting.Worlds;

/// <summary>The truth about a station of a bench at one moment; no rig can see it.</summary>
/// <param name="Uptime">When, in the bench's time.</param>
/// <param name="Station">The station.</param>
/// <param name="BrickPower">True while there are 48 V at the phone's power jack.</param>
/// <param name="KeysDown">The keys that the station's fingers hold down.</param>
/// <param name="OffHook">True while the station's finger lifts the receiver.</param>
/// <param name="Phone">The truth about the phone.</param>
public sealed record BenchTruth(TimeSpan Uptime, string Station, bool BrickPower, ImmutableArray<string> KeysDown, bool OffHook, PhoneTruth Phone)
{
    /// <summary>The hardware address of the phone that stands there; null in what was written before phones could be swapped.</summary>
    public string? Mac { get; init; }

    /// <summary>How often the phone lost power, or its source, while that does harm.</summary>
    public int HarmfulCuts => Phone.HarmfulCuts;

    /// <summary>True where nothing but the time tells it from another.</summary>
    public bool SaysTheSameAs(BenchTruth other) =>
        KeysDown.SequenceEqual(other.KeysDown)
        && Phone.Mishaps.SequenceEqual(other.Phone.Mishaps)
        && this with { Uptime = other.Uptime, KeysDown = other.KeysDown, Phone = Phone with { Mishaps = other.Phone.Mishaps } } == other;
}
