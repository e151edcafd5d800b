namespace PhoneRig.Network.Tftp;

/// <summary>One option of a request or an OACK (RFC 2347).</summary>
/// <param name="Name">Its name; case does not count.</param>
/// <param name="Value">Its value as text.</param>
public sealed record TftpOption(string Name, string Value)
{
    /// <summary>RFC 2348.</summary>
    public const string BlockSize = "blksize";
    /// <summary>RFC 2349, seconds.</summary>
    public const string Timeout = "timeout";
    /// <summary>RFC 2349, bytes.</summary>
    public const string TransferSize = "tsize";
    /// <summary>RFC 7440, blocks.</summary>
    public const string WindowSize = "windowsize";
}
