namespace PhoneRig.Network.Tftp;

/// <summary>DATA.</summary>
/// <param name="Block">Block number, from 1, going on at 0 after 65535.</param>
/// <param name="Content">The block's bytes; fewer than a full block end the transfer.</param>
public sealed record TftpData(ushort Block, ReadOnlyMemory<byte> Content) : TftpPacket
{
    /// <inheritdoc/>
    public bool Equals(TftpData? other) => other is not null && Block == other.Block && Content.Span.SequenceEqual(other.Content.Span);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Block, Content.Length);
}
