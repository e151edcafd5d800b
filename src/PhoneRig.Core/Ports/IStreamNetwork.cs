using System.Net;

namespace PhoneRig.Core.Ports;

/// <summary>A network segment on which streams (TCP) can be listened for and opened. Callbacks run on the loop that the network was made for.</summary>
public interface IStreamNetwork
{
    /// <summary>True where a refused connection shows that its host is there; false where one that is off is refused too.</summary>
    bool RefusesOnlyForHosts => true;

    /// <summary>Listens. Port 0 takes a free one.</summary>
    /// <param name="local">Where.</param>
    /// <param name="accepted">A host has connected; returns who hears the connection. It is open already: <see cref="IStreamReceiver.Opened"/> is not called.</param>
    /// <exception cref="HardwareFaultException">The address or port cannot be had; the message says why and what to do.</exception>
    IStreamListener Listen(IPEndPoint local, Func<IStreamConnection, IStreamReceiver> accepted);

    /// <summary>Connects from a free port. What the network says to that comes later; how long to wait for it is the caller's matter.</summary>
    /// <param name="from">The host's own address.</param>
    /// <param name="to">Where to.</param>
    /// <param name="receiver">Who hears the connection.</param>
    /// <exception cref="HardwareFaultException">The own address cannot be had; the message says why and what to do.</exception>
    IStreamConnection Connect(IPAddress from, IPEndPoint to, IStreamReceiver receiver);
}
