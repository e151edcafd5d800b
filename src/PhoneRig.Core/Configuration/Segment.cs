using System.Collections.Immutable;

namespace PhoneRig.Core.Configuration;

/// <summary>A network segment that the rig serves, with servers of its own on its own address.</summary>
/// <param name="Network">Its interface, addresses and services.</param>
/// <param name="Own">The station that has it for itself, so that whatever is heard there is of that station; null where stations share it.</param>
/// <param name="Stations">The stations on it, by name.</param>
public sealed record Segment(NetworkConfig Network, string? Own, ImmutableArray<string> Stations)
{
    /// <summary>What tells it from the rig's other segments.</summary>
    public string Interface => Network.Interface;
}
