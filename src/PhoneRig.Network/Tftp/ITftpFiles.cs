using System.Net;

namespace PhoneRig.Network.Tftp;

/// <summary>What a TFTP server serves, and to whom.</summary>
public interface ITftpFiles
{
    /// <summary>
    /// Finds a file by the name that a client asked for. Names match whatever their case (facts 3.4); the answer's name and bytes are
    /// canonical. Null answers "file not found". The name has no control characters, backslashes or dot segments; it may have
    /// a directory part.
    /// </summary>
    TftpFile? Find(IPAddress client, string name);
}
