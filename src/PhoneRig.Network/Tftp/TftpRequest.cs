using System.Collections.Immutable;

namespace PhoneRig.Network.Tftp;

/// <summary>RRQ or WRQ.</summary>
/// <param name="IsWrite">True for WRQ.</param>
/// <param name="File">The file name as asked.</param>
/// <param name="Mode">"octet", "netascii" or "mail", in any case.</param>
/// <param name="Options">Options in the order asked (RFC 2347), names in any case.</param>
public sealed record TftpRequest(bool IsWrite, string File, string Mode, ImmutableArray<TftpOption> Options) : TftpPacket
{
    /// <inheritdoc/>
    public bool Equals(TftpRequest? other) =>
        other is not null && IsWrite == other.IsWrite && File == other.File && Mode == other.Mode && Options.SequenceEqual(other.Options);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(IsWrite, File, Mode, Options.Length);
}
