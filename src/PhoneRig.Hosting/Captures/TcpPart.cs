namespace PhoneRig.Hosting.Captures;

/// <summary>What of a TCP segment is not its payload (RFC 9293 section 3.1).</summary>
/// <param name="Sequence">Number of its first byte.</param>
/// <param name="Acknowledgement">Number of the next byte that its sender waits for.</param>
/// <param name="Flags">FIN 1, SYN 2, RST 4, PSH 8, ACK 16.</param>
internal readonly record struct TcpPart(uint Sequence, uint Acknowledgement, byte Flags);
