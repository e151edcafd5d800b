using PhoneRig.Core.Configuration;

namespace PhoneRig.Core.Attribution;

/// <summary>What a packet tells of who sent it.</summary>
/// <param name="Segment">Where it was heard.</param>
/// <param name="Mac">The hardware address; null where the packet does not tell it and no lease does.</param>
/// <param name="At">When, in rig time.</param>
public sealed record Heard(Segment Segment, string? Mac, TimeSpan At)
{
    /// <summary>False where it is concluded from a silence of one who spoke before: it is whoever's he was then, and tells nothing of who stands there now.</summary>
    public bool Speaks { get; init; } = true;

    /// <summary>The port that the switch or relay named (DHCP option 82), as text; null: none.</summary>
    public string? Circuit { get; init; }
}
