namespace PhoneRig.Network.Tftp;

/// <summary>How a look at a TFTP server ended.</summary>
public enum TftpLookEnd
{
    /// <summary>It sends the file.</summary>
    Served,
    /// <summary>It says no.</summary>
    Refused,
    /// <summary>It says nothing.</summary>
    Silent,
}
