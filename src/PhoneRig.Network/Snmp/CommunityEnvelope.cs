namespace PhoneRig.Network.Snmp;

/// <summary>Version 2c: a word in the clear (RFC 1901).</summary>
/// <param name="community">The word.</param>
public sealed class CommunityEnvelope(string community) : ISnmpEnvelope
{
    /// <summary>It never tells how to ask.</summary>
    public string FellSilent => "it does not answer";

    /// <inheritdoc/>
    public byte[] Wrap(SnmpMessage question, TimeSpan now)
    {
        ArgumentNullException.ThrowIfNull(question);
        return SnmpCodec.Format(question with { Community = community });
    }

    /// <inheritdoc/>
    public SnmpOpened Open(ReadOnlyMemory<byte> bytes, TimeSpan now, out SnmpMessage? message) =>
        new(SnmpCodec.TryParse(bytes, out message) ? SnmpOpenedKind.Answer : SnmpOpenedKind.Nothing);
}
