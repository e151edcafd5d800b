using System.Net;

namespace PhoneRig.Hosting.Captures;

/// <summary>A datagram of a capture, or a segment of a stream.</summary>
/// <param name="Uptime">When it went by, in rig time.</param>
/// <param name="From">Who sent it.</param>
/// <param name="To">Where to.</param>
/// <param name="Payload">Its bytes, as far as they were kept.</param>
/// <param name="Length">How many it had.</param>
internal sealed record CapturedDatagram(TimeSpan Uptime, IPEndPoint From, IPEndPoint To, ReadOnlyMemory<byte> Payload, int Length)
{
    /// <summary>Where it is a segment: the rest of it; null for a datagram.</summary>
    public TcpPart? Tcp { get; init; }
}
