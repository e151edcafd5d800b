namespace PhoneRig.Network.Tftp;

/// <summary>What a TFTP server said when it was asked for a file.</summary>
/// <param name="File">The file.</param>
/// <param name="End">How it ended.</param>
/// <param name="Message">Its words, where it refused.</param>
public sealed record TftpLookResult(string File, TftpLookEnd End, string? Message = null);
