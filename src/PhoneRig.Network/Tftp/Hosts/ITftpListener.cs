using System.Net;

namespace PhoneRig.Network.Tftp.Hosts;

/// <summary>A TFTP server that listens.</summary>
public interface ITftpListener : IDisposable
{
    /// <summary>Where requests go.</summary>
    IPEndPoint Local { get; }
}
