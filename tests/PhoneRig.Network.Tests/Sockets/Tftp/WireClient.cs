using System.Net;
using System.Net.Sockets;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.Network.Tests.Sockets.Tftp;

/// <summary>The plainest client that there is: asks, and acknowledges block by block, over a real socket.</summary>
internal sealed class WireClient : IDisposable
{
    private readonly UdpClient socket;
    private readonly IPEndPoint server;

    public WireClient(IPEndPoint server, IPAddress? own = null)
    {
        this.server = server;
        socket = new UdpClient(new IPEndPoint(own ?? (server.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Loopback : IPAddress.Loopback), 0));
        socket.Client.ReceiveTimeout = 5000;
    }

    /// <summary>Who answered.</summary>
    public IPEndPoint? From { get; private set; }

    public Socket Socket => socket.Client;

    public void Dispose() => socket.Dispose();

    public byte[] Fetch(string file, params string[] options) => Fetch(file, _ => { }, options);

    /// <summary>Fetches a file; throws what the server says instead.</summary>
    public byte[] Fetch(string file, Action<int> beforeAck, params string[] options)
    {
        socket.Send(TftpReader.Request(file, "octet", options), server);
        var got = new MemoryStream();
        for (var expected = 1; ;)
        {
            var packet = Receive();
            if (packet[1] == 5)
            {
                throw new IOException(System.Text.Encoding.ASCII.GetString(packet.AsSpan(4..^1)));
            }

            if (packet[1] == 6)
            {
                Send(0, 4, 0, 0);
                continue;
            }

            Assert.That((packet[2] << 8) + packet[3], Is.EqualTo(expected & 0xFFFF));
            got.Write(packet.AsSpan(4));
            beforeAck(expected);
            Send(0, 4, packet[2], packet[3]);
            expected++;
            if (packet.Length < 516)
            {
                return got.ToArray();
            }
        }
    }

    public byte[] Receive()
    {
        IPEndPoint? from = null;
        var packet = socket.Receive(ref from);
        From = from;
        return packet;
    }

    public void Send(params byte[] packet) => socket.Send(packet, From ?? server);
}
