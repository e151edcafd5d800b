namespace PhoneRig.Network.Tftp;

/// <summary>ERROR: ends a transfer and is never answered.</summary>
/// <param name="Code">The code.</param>
/// <param name="Message">Text for a person.</param>
public sealed record TftpError(TftpErrorCode Code, string Message) : TftpPacket;
