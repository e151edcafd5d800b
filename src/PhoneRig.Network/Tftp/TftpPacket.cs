namespace PhoneRig.Network.Tftp;

/// <summary>A TFTP packet (RFC 1350 section 5). <see cref="TftpCodec"/> reads and writes it.</summary>
public abstract record TftpPacket;
