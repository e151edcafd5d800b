using System.Collections.Immutable;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Worlds;

/// <summary>What a bench serves, known when a rig can connect.</summary>
/// <param name="Rig">The rig's name.</param>
/// <param name="Process">The bench's process.</param>
/// <param name="Seed">The seed of its phones.</param>
/// <param name="Speed">How many seconds pass in a real one.</param>
/// <param name="Socket">Where rigs connect.</param>
/// <param name="Phones">The phone at each station.</param>
/// <param name="Consoles">The link to each station's pseudo-terminal.</param>
public sealed record BenchInfo(
    string Rig,
    int Process,
    int Seed,
    double Speed,
    string Socket,
    ImmutableSortedDictionary<string, SimulatedPhoneConfig> Phones,
    ImmutableSortedDictionary<string, string> Consoles);
