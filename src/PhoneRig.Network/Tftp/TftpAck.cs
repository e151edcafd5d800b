namespace PhoneRig.Network.Tftp;

/// <summary>ACK.</summary>
/// <param name="Block">The block acknowledged; 0 acknowledges an OACK.</param>
public sealed record TftpAck(ushort Block) : TftpPacket;
