namespace PhoneRig.Network.Dhcp;

/// <summary>
/// How a rig knows a DISCOVER that only looks for servers from that of a phone, whatever hardware address it carries: both the transaction
/// number and the seconds begin with "PR". A phone's own would be so once in four thousand million times, and then it asks again.
/// </summary>
internal static class ProbeMark
{
    private const ushort Mark = 0x5052;

    /// <summary>The seconds of a marked DISCOVER.</summary>
    public const ushort Seconds = Mark;

    /// <summary>The transaction number of a marked DISCOVER.</summary>
    /// <param name="number">What is its own about it; the lower 16 bits count.</param>
    public static uint Transaction(uint number) => ((uint)Mark << 16) | (number & 0xFFFF);

    /// <summary>True for a marked DISCOVER.</summary>
    public static bool Is(DhcpPacket packet) => packet is { Type: DhcpMessageType.Discover, Seconds: Seconds } && packet.TransactionId >> 16 == Mark;
}
