using System.Net;
using System.Text;
using PhoneRig.Network.Tests.Support;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Network.Tests.Tftp;

/// <summary>The machine with a few files, asked by one phone.</summary>
public abstract class TftpMachineTests
{
    private protected const string Phone = "10.70.0.10";
    private static readonly IPEndPoint Client = new(IPAddress.Parse(Phone), 49152);
    private protected TftpFileTable Files { get; } = new([
        new("term70.default.loads", TftpServerTests.Bytes(648)),
        new("exact.sbn", TftpServerTests.Bytes(1024)),
        new("empty.sbn", ReadOnlyMemory<byte>.Empty),
        new("long.sbn", TftpServerTests.Bytes(100_000)),
    ]);

    private protected RecordingSink Sink { get; } = new();

    private protected TftpServer Server { get; set; } = null!;

    private protected TimeSpan Now { get; set; }

    [SetUp]
    public void Start() => Use(new TftpServerOptions());

    private protected void Use(TftpServerOptions options)
    {
        Server = new TftpServer(options, Files, address => $"mac of {address}");
        Sink.Clear();
        Now = TimeSpan.Zero;
    }

    private protected void Ask(string file, params string[] options) => Receive(0, TftpReader.Request(file, "octet", options));

    private protected void Ask(string file, IPEndPoint from) => Receive(0, TftpReader.Request(file), from);

    private protected void Ack(ushort block, int? port = null) => Receive(port ?? Sink.Sent[^1].Port, [0, 4, (byte)(block >> 8), (byte)(block & 0xFF)]);

    private protected void Receive(int port, byte[] bytes, IPEndPoint? from = null) => Server.Receive(Now, port, UdpPeer.Of(from ?? Client), bytes, Sink);

    private protected (int Block, int Length) LastBlock()
    {
        var bytes = Sink.Sent[^1].Bytes;
        Assert.That(bytes[1], Is.EqualTo(3), "a DATA packet");
        return ((bytes[2] << 8) + bytes[3], bytes.Length - 4);
    }

    private protected (int Code, string Text) LastError()
    {
        var bytes = Sink.Sent[^1].Bytes;
        Assert.That(bytes[1], Is.EqualTo(5), "an ERROR packet");
        return (bytes[3], Encoding.ASCII.GetString(bytes.AsSpan(4..^1)));
    }

    private protected string Oack()
    {
        var bytes = Sink.Sent[^1].Bytes;
        Assert.That(bytes[1], Is.EqualTo(6), "an OACK packet");
        return string.Join(' ', Encoding.ASCII.GetString(bytes.AsSpan(2..^1)).Split('\0').Chunk(2).Select(pair => $"{pair[0]}={pair[1]}"));
    }
}
