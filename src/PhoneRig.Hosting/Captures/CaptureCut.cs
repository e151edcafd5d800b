namespace PhoneRig.Hosting.Captures;

/// <summary>
/// How much of a datagram is kept: of a block of a file only its number. Captures show that a file went over the wire, how much of it and when; what is in it
/// is the maker's, or in the firmware set already.
/// </summary>
internal static class CaptureCut
{
    // DHCP's ports (RFC 2131 section 4.1): whatever is said there is kept whole.
    private const int DhcpServer = 67;
    private const int DhcpClient = 68;

    /// <summary>Opcode 3 and the block number (RFC 1350 section 5).</summary>
    private const int DataHeader = 4;

    /// <summary>The bytes to keep.</summary>
    public static ReadOnlySpan<byte> Of(int fromPort, int toPort, ReadOnlySpan<byte> payload) =>
        fromPort is DhcpServer or DhcpClient || toPort is DhcpServer or DhcpClient || payload is not [0, 3, _, _, ..]
            ? payload
            : payload[..DataHeader];
}
