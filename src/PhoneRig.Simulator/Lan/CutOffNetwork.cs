using System.Net;
using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Lan;

/// <summary>A VLAN on which nobody else is: what is sent goes nowhere, and nothing ever comes.</summary>
public sealed class CutOffNetwork : INetwork
{
    /// <inheritdoc/>
    public IDatagramPort Open(IPEndPoint local, DatagramReceived received) => new Port(local);

    private sealed class Port(IPEndPoint local) : IDatagramPort
    {
        public IPEndPoint Local => local;

        public void Send(ReadOnlySpan<byte> payload, IPEndPoint to)
        {
        }

        public void Dispose()
        {
        }
    }
}
