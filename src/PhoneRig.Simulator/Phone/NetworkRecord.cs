using System.Net;

namespace PhoneRig.Simulator.Phone;

/// <summary>The network settings that a phone keeps (facts 2.3, 5.4).</summary>
internal sealed record NetworkRecord
{
    public static readonly NetworkRecord Erased = new();

    public bool Dhcp { get; init; } = true;

    /// <summary>Neither DHCP nor addresses.</summary>
    public bool Lost => !Dhcp && Address is null;

    public IPAddress? Address { get; init; }

    public IPAddress? Mask { get; init; }

    public IPAddress? Gateway { get; init; }

    public IPAddress? AlternateServer { get; init; }
}
