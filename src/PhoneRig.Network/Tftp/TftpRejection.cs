namespace PhoneRig.Network.Tftp;

/// <summary>Why bytes are not a TFTP packet.</summary>
public enum TftpRejection
{
    /// <summary>They are one.</summary>
    None,
    /// <summary>Too short for its operation.</summary>
    TooShort,
    /// <summary>A request of more than 512 bytes (RFC 2347). Only the server minds it: an error may be longer.</summary>
    TooLong,
    /// <summary>An operation code other than 1 to 6.</summary>
    UnknownOperation,
    /// <summary>A text without its closing NUL.</summary>
    TextNotTerminated,
    /// <summary>An option name without a value.</summary>
    OptionWithoutValue,
}
