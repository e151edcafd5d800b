using System.Net;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Taps;

namespace PhoneRig.Network.Tftp.Hosts;

/// <summary>What a TFTP server listens to and serves. Everything in it is called on the host's own thread.</summary>
public sealed record TftpListening
{
    /// <summary>Where it listens; port 0 takes a free one.</summary>
    public required IPEndPoint Local { get; init; }

    /// <summary>What it serves.</summary>
    public required ITftpFiles Files { get; init; }

    /// <summary>Takes each sighting, after the packet it tells of was answered. Returns at once.</summary>
    public required Action<NetworkSighting> Report { get; init; }

    /// <summary>The hardware address of a client, as far as it is known.</summary>
    public Func<IPAddress, string?> MacOf { get; init; } = _ => null;

    /// <summary>Limits and timers.</summary>
    public TftpServerOptions Options { get; init; } = new();

    /// <summary>Is shown each datagram; null where nobody looks.</summary>
    public DatagramSeen? Seen { get; init; }
}
