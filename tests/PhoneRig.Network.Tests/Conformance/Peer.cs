using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PhoneRig.Conformance;

/// <summary>A client with a socket of its own that says what it is told to, and hears what comes.</summary>
internal sealed class Peer : IDisposable
{
    private readonly Socket socket;
    private readonly IPEndPoint server;
    private readonly byte[] buffer = new byte[65536];

    public Peer(IPEndPoint server, IPAddress own)
    {
        this.server = server;
        socket = new Socket(own.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { ReceiveBufferSize = 1 << 20 };
        if (own.AddressFamily == AddressFamily.InterNetwork)
        {
            socket.EnableBroadcast = true;
        }

        socket.Bind(new IPEndPoint(own, 0));
    }

    /// <summary>Who answered last: the server's side of the transfer.</summary>
    public IPEndPoint? Other { get; private set; }

    public static byte[] Request(string file, string mode, params string[] options) => [0, 1, .. Encoding.Latin1.GetBytes(string.Join('\0', [file, mode, .. options])), 0];

    /// <summary>Asks for a file.</summary>
    public Peer Ask(string file, params string[] options) => Say(Request(file, "octet", options));

    /// <summary>Sends to where requests go.</summary>
    public Peer Say(params byte[] bytes) => To(server, bytes);

    /// <summary>Sends to the other side of the transfer.</summary>
    public Peer Reply(params byte[] bytes) => To(Other ?? throw new SilenceException("an answer to the request"), bytes);

    /// <summary>Sends there.</summary>
    public Peer To(IPEndPoint where, params byte[] bytes)
    {
        socket.SendTo(bytes, where);
        return this;
    }

    public Peer Ack(int block) => Reply(0, 4, (byte)((block >> 8) & 0xFF), (byte)(block & 0xFF));

    public Peer Error(int code) => Reply(0, 5, 0, (byte)code, (byte)'n', (byte)'o', 0);

    /// <summary>The next packet; null where none comes in this time.</summary>
    public Packet? Hear(double seconds)
    {
        if (!socket.Poll(TimeSpan.FromSeconds(seconds), SelectMode.SelectRead))
        {
            return null;
        }

        EndPoint from = new IPEndPoint(server.AddressFamily == AddressFamily.InterNetworkV6 ? IPAddress.IPv6Any : IPAddress.Any, 0);
        var length = socket.ReceiveFrom(buffer, ref from);
        Other = (IPEndPoint)from;
        return new Packet(buffer[..length], Other);
    }

    /// <summary>The next packet, which has to come.</summary>
    public Packet Hear() => Hear(Probe.Patience) ?? throw new SilenceException("a packet");

    /// <summary>Everything that comes in this time.</summary>
    public List<Packet> HearAll(double seconds)
    {
        var all = new List<Packet>();
        for (var watch = Stopwatch.StartNew(); watch.Elapsed.TotalSeconds < seconds;)
        {
            if (Hear(Math.Max(0, seconds - watch.Elapsed.TotalSeconds)) is { } packet)
            {
                all.Add(packet);
            }
        }

        return all;
    }

    /// <summary>Acknowledges block by block from the block that was heard last to the end.</summary>
    public byte[] Rest(Packet first, int blockSize = 512, Action<int>? before = null)
    {
        var got = new MemoryStream();
        var packet = first;
        for (var expected = 1; ; expected++)
        {
            if (packet.Operation != Packet.Data || packet.Number != (expected & 0xFFFF))
            {
                throw new SilenceException($"DATA {expected & 0xFFFF} and not {packet}");
            }

            got.Write(packet.Content);
            before?.Invoke(expected);
            Ack(packet.Number);
            if (packet.Content.Length < blockSize)
            {
                return got.ToArray();
            }

            packet = Hear();
        }
    }

    public void Dispose() => socket.Dispose();
}
