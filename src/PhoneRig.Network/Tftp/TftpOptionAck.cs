using System.Collections.Immutable;

namespace PhoneRig.Network.Tftp;

/// <summary>OACK: the options that the server takes (RFC 2347).</summary>
/// <param name="Options">Names and values taken.</param>
public sealed record TftpOptionAck(ImmutableArray<TftpOption> Options) : TftpPacket
{
    /// <inheritdoc/>
    public bool Equals(TftpOptionAck? other) => other is not null && Options.SequenceEqual(other.Options);

    /// <inheritdoc/>
    public override int GetHashCode() => Options.Length;
}
