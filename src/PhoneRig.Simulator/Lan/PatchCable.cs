using System.Net;
using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Lan;

/// <summary>A phone's network cable, that a person plugs in somewhere else: what is opened meanwhile is on the segment that it is plugged into then.</summary>
public sealed class PatchCable : ISegment
{
    private ISegment segment = new CutOffNetwork();

    /// <summary>Plugs it in; null: it hangs loose. The phone must be off, so that it has nothing open.</summary>
    public void Plug(ISegment? into) => segment = into ?? new CutOffNetwork();

    /// <inheritdoc/>
    public IDatagramPort Open(IPEndPoint local, DatagramReceived received) => segment.Open(local, received);

    /// <inheritdoc/>
    public IStreamListener Listen(IPEndPoint local, Func<IStreamConnection, IStreamReceiver> accepted) => segment.Listen(local, accepted);

    /// <inheritdoc/>
    public IStreamConnection Connect(IPAddress from, IPEndPoint to, IStreamReceiver receiver) => segment.Connect(from, to, receiver);
}
