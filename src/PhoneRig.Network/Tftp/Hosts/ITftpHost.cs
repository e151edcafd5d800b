using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Tftp.Hosts;

/// <summary>Where TFTP servers run: on a loop over any network, or on an engine of their own over real sockets.</summary>
public interface ITftpHost
{
    /// <summary>Opens the ports and serves until the result is disposed of; transfers under way stop without a word then.</summary>
    /// <exception cref="HardwareFaultException">A port cannot be opened; none stays open.</exception>
    ITftpListener Listen(TftpListening what);
}
