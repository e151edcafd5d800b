namespace PhoneRig.Network.Tftp;

/// <summary>Codes of RFC 1350 (appendix) and RFC 2347. Another number is kept as it came: it ends a transfer all the same.</summary>
public enum TftpErrorCode
{
    /// <summary>See the message.</summary>
    Undefined = 0,
    /// <summary>File not found.</summary>
    FileNotFound = 1,
    /// <summary>Not allowed.</summary>
    AccessViolation = 2,
    /// <summary>No room.</summary>
    DiskFull = 3,
    /// <summary>Not a TFTP operation here.</summary>
    IllegalOperation = 4,
    /// <summary>No transfer has this pair of ports.</summary>
    UnknownTransferId = 5,
    /// <summary>File exists.</summary>
    FileExists = 6,
    /// <summary>No such user.</summary>
    NoSuchUser = 7,
    /// <summary>The options are not acceptable.</summary>
    OptionsRefused = 8,
}
