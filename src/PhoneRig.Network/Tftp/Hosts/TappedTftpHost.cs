using PhoneRig.Network.Taps;

namespace PhoneRig.Network.Tftp.Hosts;

/// <summary>A host whose servers' every datagram is shown to somebody else too.</summary>
/// <param name="host">The host.</param>
/// <param name="seen">Who looks; called on the host's thread.</param>
public sealed class TappedTftpHost(ITftpHost host, DatagramSeen seen) : ITftpHost
{
    /// <inheritdoc/>
    public ITftpListener Listen(TftpListening what) => host.Listen(what with { Seen = what.Seen + seen });
}
