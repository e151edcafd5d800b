using System.Net;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hosting.Worlds;

/// <summary>A segment as a simulated process has it: its ports close with it.</summary>
/// <param name="segment">The segment.</param>
/// <param name="handles">What the process has open.</param>
internal sealed class ProcessSegment(ISegment segment, ProcessHandles handles) : ISegment
{
    public IDatagramPort Open(IPEndPoint local, DatagramReceived received) => handles.Add(new Port(segment.Open(local, received), handles));

    public IStreamListener Listen(IPEndPoint local, Func<IStreamConnection, IStreamReceiver> accepted) =>
        handles.Add(segment.Listen(local, connection => accepted(handles.Add(connection))));

    public IStreamConnection Connect(IPAddress from, IPEndPoint to, IStreamReceiver receiver) => handles.Add(segment.Connect(from, to, receiver));

    private sealed class Port(IDatagramPort port, ProcessHandles handles) : IDatagramPort
    {
        public IPEndPoint Local => port.Local;

        public void Send(ReadOnlySpan<byte> payload, IPEndPoint to) => port.Send(payload, to);

        public void Dispose()
        {
            handles.Remove(this);
            port.Dispose();
        }
    }
}
