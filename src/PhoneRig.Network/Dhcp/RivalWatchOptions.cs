using System.Net;

namespace PhoneRig.Network.Dhcp;

/// <summary>How other DHCP servers are looked for, for as long as the rig's own serves.</summary>
public sealed record RivalWatchOptions
{
    /// <summary>The rig's own server, which is no rival.</summary>
    public required IPAddress Own { get; init; }

    /// <summary>Tells this rig's searches from others'.</summary>
    public required uint Number { get; init; }

    /// <summary>The time from one search to the next. Default: 5 min: a server that answers only its own clients is not heard otherwise.</summary>
    public TimeSpan Interval { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How long after its first word a rival is told of. Default: 1 s, in which its hardware address is found out.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a rival must not have been heard to be gone. Default: 11 min, so two searches went by without it.</summary>
    public TimeSpan Quiet { get; init; } = TimeSpan.FromMinutes(11);
}
