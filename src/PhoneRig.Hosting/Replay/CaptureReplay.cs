using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Captures;
using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Hosting.Replay;

/// <summary>
/// Reads the datagrams of a capture by our own readers and looks for what the timeline says of them: each recorded question and answer of DHCP, and each request for
/// a file. Datagrams that nothing is told of are repeats and other stations'.
/// </summary>
internal static class CaptureReplay
{
    // DHCP's ports (RFC 2131 section 4.1), and TFTP's (RFC 1350 section 4).
    private const int DhcpServer = 67;
    private const int Tftp = 69;

    /// <summary>A sighting is told right after its datagram; the network's loop and the rig's may be this far apart at the least: our choice, a phone asks twice for nothing within it.</summary>
    private static readonly TimeSpan ApartAtLeast = TimeSpan.FromSeconds(30);

    /// <summary>Holds a station's recorded sightings against a capture.</summary>
    /// <param name="capture">The capture.</param>
    /// <param name="timeline">The station's entries.</param>
    /// <param name="slack">How far from its time a loop may do something; two are in play here.</param>
    public static RawAgreement Read(ReadOnlyMemory<byte> capture, IReadOnlyList<Entry> timeline, TimeSpan slack)
    {
        var apart = slack * 2 > ApartAtLeast ? slack * 2 : ApartAtLeast;
        var contents = PcapNgReader.Read(capture);
        var left = contents.Datagrams.Select(datagram => (datagram.Uptime, Key: KeyOf(datagram))).Where(one => one.Key is not null).ToList();
        var (recorded, found) = (0, 0);
        string? first = null;
        if (contents.Datagrams is [var begin, ..] && contents.Datagrams[^1].Uptime is var end)
        {
            foreach (var entry in timeline.Where(entry => entry.Uptime >= begin.Uptime && entry.Uptime <= end && KeyOf(entry.Fact) is not null))
            {
                recorded++;
                var key = KeyOf(entry.Fact);
                var match = left.FindIndex(one => one.Key == key && (entry.Uptime - one.Uptime).Duration() <= apart);
                if (match >= 0)
                {
                    left.RemoveAt(match);
                    found++;
                }
                else
                {
                    first ??= $"entry {entry.Sequence} at {FactWords.Moment(entry.Uptime)}: no datagram says \"{FactWords.Describe(entry.Fact)}\"";
                }
            }
        }

        return new RawAgreement("capture", recorded, found, first, contents.Problem);
    }

    private static string? KeyOf(Fact fact) => fact switch
    {
        DhcpAsked asked => $"dhcp {asked.Mac} {asked.Message}",
        DhcpAnswered answered => $"dhcp {answered.Mac} {answered.Message}",
        TftpRequested { Address: { } address } requested => $"tftp {address} {requested.File}",
        _ => null,
    };

    private static string? KeyOf(CapturedDatagram datagram)
    {
        if (datagram.To.Port == DhcpServer || datagram.From.Port == DhcpServer)
        {
            return DhcpCodec.TryParse(datagram.Payload.Span, out var packet, out _) ? $"dhcp {packet.ClientMac} {packet.Type.ToString().ToLowerInvariant()}" : null;
        }

        return datagram.To.Port == Tftp && TftpCodec.TryParse(datagram.Payload.Span, out var request, out _) && request is TftpRequest { File: var file }
            ? $"tftp {datagram.From.Address} {file}"
            : null;
    }
}
