namespace PhoneRig.Network.Dhcp;

/// <summary>What the server makes of a message: a reply, or silence with a reason worth telling, or neither.</summary>
internal readonly record struct DhcpVerdict(DhcpPacket? Reply, string? Silence = null)
{
    public static DhcpVerdict Silent(string reason) => new(null, reason);
}
