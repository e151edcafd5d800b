using System.Net;

namespace PhoneRig.Core.Ports;

/// <summary>A network segment on which datagram ports can be opened.</summary>
public interface INetwork
{
    /// <summary>
    /// Opens a port. Port 0 takes a free one. <paramref name="received"/> runs on the loop that the network was made for.
    /// Address 0.0.0.0 is a host that has no address yet: it hears broadcasts to its port.
    /// </summary>
    /// <exception cref="HardwareFaultException">The address or port cannot be had; the message says why and what to do.</exception>
    IDatagramPort Open(IPEndPoint local, DatagramReceived received);
}
