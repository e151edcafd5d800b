using System.Collections.Immutable;

namespace PhoneRig.Simulator.Bench.Remote;

/// <summary>What a bench says of itself to a rig that connects.</summary>
/// <param name="Protocol">The version that it speaks.</param>
/// <param name="Rig">The name of the rig that it is the bench of.</param>
/// <param name="Process">Its process.</param>
/// <param name="Seed">The seed of its phones.</param>
/// <param name="Speed">How many seconds pass on it in a real one; a rig's own time must pass as fast.</param>
/// <param name="Uptime">How long it has been standing there, in its own time.</param>
/// <param name="SegmentPorts">The UDP port of 127.0.0.1 where the switch of each segment takes datagrams, by the segment's interface.</param>
/// <param name="Consoles">The path of each station's console.</param>
public sealed record BenchWelcome(
    int Protocol,
    string Rig,
    int Process,
    int Seed,
    double Speed,
    TimeSpan Uptime,
    ImmutableSortedDictionary<string, int> SegmentPorts,
    ImmutableSortedDictionary<string, string> Consoles);
