namespace PhoneRig.Network.Tftp;

/// <summary>Where the TFTP machine puts what it wants done. It sends first and reports after, so that no observer delays a phone.</summary>
public interface ITftpSink : ISightingSink
{
    /// <summary>Sends a datagram. The payload is valid during the call only.</summary>
    /// <param name="port">Which of the machine's ports sends it; see <see cref="TftpPorts"/>.</param>
    /// <param name="payload">The bytes.</param>
    /// <param name="to">Where to.</param>
    void Send(int port, ReadOnlySpan<byte> payload, UdpPeer to);
}
