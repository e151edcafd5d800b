using System.Net;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Taps;

/// <summary>Streams whose every byte is shown to somebody else too: after it was sent, and before a received one is answered.</summary>
/// <param name="network">The network.</param>
/// <param name="seen">Who looks.</param>
internal sealed class TappedStreams(IStreamNetwork network, StreamSeen seen) : IStreamNetwork
{
    /// <inheritdoc/>
    public IStreamListener Listen(IPEndPoint local, Func<IStreamConnection, IStreamReceiver> accepted) => network.Listen(local, connection =>
    {
        var tapped = new Tapped(seen) { Connection = connection };
        seen(connection.Local, connection.Remote, StreamMoment.Accepted, []);
        tapped.Receiver = accepted(tapped);
        return tapped;
    });

    /// <inheritdoc/>
    public IStreamConnection Connect(IPAddress from, IPEndPoint to, IStreamReceiver receiver)
    {
        var tapped = new Tapped(seen) { Receiver = receiver };
        tapped.Connection = network.Connect(from, to, tapped);
        return tapped;
    }

    private sealed class Tapped(StreamSeen seen) : IStreamConnection, IStreamReceiver
    {
        public IStreamConnection Connection { private get; set; } = null!;

        public IStreamReceiver Receiver { private get; set; } = null!;

        public IPEndPoint Local => Connection.Local;

        public IPEndPoint Remote => Connection.Remote;

        public void Send(ReadOnlySpan<byte> bytes)
        {
            Connection.Send(bytes);
            seen(Local, Remote, StreamMoment.Sent, bytes);
        }

        public void Abandon() => Connection.Abandon();

        public void Dispose()
        {
            Connection.Dispose();
            seen(Local, Remote, StreamMoment.Ended, []);
        }

        public void Opened()
        {
            seen(Local, Remote, StreamMoment.Connected, []);
            Receiver.Opened();
        }

        public void Received(ReadOnlyMemory<byte> bytes)
        {
            seen(Local, Remote, StreamMoment.Received, bytes.Span);
            Receiver.Received(bytes);
        }

        public void Closed(StreamEnd end)
        {
            seen(Local, Remote, end == StreamEnd.Closed ? StreamMoment.EndedThere : StreamMoment.Broken, []);
            Receiver.Closed(end);
        }
    }
}
