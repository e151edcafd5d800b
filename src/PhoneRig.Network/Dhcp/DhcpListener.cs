using System.Collections.Concurrent;
using System.Net;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Network.Dhcp;

/// <summary>
/// Hears what phones broadcast on a segment where another server leases, and never answers. It tells who asks, and from the REQUEST, which
/// names the address that was offered (RFC 2131 section 4.3.2), whose an address is. Answers, and whatever is not broadcast, it does not hear.
/// </summary>
/// <param name="options">Whom it heeds: those that a rig's own server would serve.</param>
public sealed class DhcpListener(DhcpServerOptions options)
{
    /// <summary>As many addresses as a segment of this kind can have hosts, and no more memory than that.</summary>
    private const int MostAddresses = 4096;

    private readonly ConcurrentDictionary<IPAddress, string> owners = [];

    /// <summary>Whose an address is, as last heard; null: nobody's that was heard. From any thread.</summary>
    public string? MacOf(IPAddress address) => owners.GetValueOrDefault(address);

    /// <summary>Takes a datagram that came to port 67.</summary>
    public void Receive(ReadOnlySpan<byte> bytes, IServerSink sink)
    {
        if (!DhcpCodec.TryParse(bytes, out var packet, out _) || packet.IsReply || packet.ClientMac.Length != 17 || ProbeMark.Is(packet)
            || !options.Serves(new DhcpClient(packet.ClientMac, packet.Vendor)))
        {
            return;
        }

        var address = packet.ClientAddress.Equals(IPAddress.Any) ? packet.RequestedAddress : packet.ClientAddress;
        if (packet.Type == DhcpMessageType.Request && address is not null && (owners.ContainsKey(address) || owners.Count < MostAddresses))
        {
            owners[address] = packet.ClientMac;
        }

        sink.Report(new DhcpAsked(
            packet.ClientMac, address?.ToString(), packet.Type.ToString().ToLowerInvariant(), packet.Vendor is { } vendor ? PrintableText.Clean(vendor) : null, packet.Circuit));
    }
}
