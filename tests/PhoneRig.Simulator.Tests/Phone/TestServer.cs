using System.Collections.Immutable;
using System.Net;
using System.Text;
using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Tests.Phone;

/// <summary>A DHCP and TFTP server of a few lines, with its own bytes, that does as a test says.</summary>
internal sealed class TestServer
{
    public static readonly IPAddress Address = IPAddress.Parse("10.70.0.1");
    public static readonly IPAddress Leased = IPAddress.Parse("10.70.0.11");

    private readonly INetwork network;
    private readonly IDatagramPort dhcp;
    private readonly IDatagramPort tftp;
    private readonly Dictionary<IPEndPoint, (IDatagramPort Port, ImmutableArray<byte> File, int Acked)> transfers = [];
    private int nextTid = 50_000;

    public TestServer(INetwork network)
    {
        this.network = network;
        dhcp = network.Open(new IPEndPoint(Address, 67), OnDhcp);
        tftp = network.Open(new IPEndPoint(Address, 69), OnRequest);
    }

    public Dictionary<string, ImmutableArray<byte>> Files { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<string> Requests { get; } = [];

    public List<byte[]> DhcpPackets { get; } = [];

    public List<byte[]> Errors { get; } = [];

    public List<IPEndPoint> Clients { get; } = [];

    public bool DhcpSilent { get; set; }

    public byte[] Option150 { get; set; } = Address.GetAddressBytes();

    public byte[] Option66 { get; set; } = [];

    public byte[] NextServer { get; set; } = new byte[4];

    public string ServerName { get; set; } = "";

    public Func<string, bool> IgnoreFile { get; set; } = _ => false;

    public int? OackAtMost { get; set; }

    public int BlockLength { get; set; } = 512;

    public int DropBlock { get; set; }

    public void Serve(ImmutableDictionary<string, ImmutableArray<byte>> files)
    {
        foreach (var (name, bytes) in files)
        {
            Files[name] = bytes;
        }
    }

    public void ServeText(string name, string text) => Files[name] = [.. Encoding.UTF8.GetBytes(text)];

    private void OnDhcp(IPEndPoint from, ReadOnlyMemory<byte> payload)
    {
        var asked = payload.ToArray();
        DhcpPackets.Add(asked);
        if (DhcpSilent)
        {
            return;
        }

        var reply = new byte[240];
        reply[0] = 2;
        asked.AsSpan(1, 2).CopyTo(reply.AsSpan(1));
        asked.AsSpan(4, 4).CopyTo(reply.AsSpan(4));
        asked.AsSpan(10, 2).CopyTo(reply.AsSpan(10));
        Leased.GetAddressBytes().CopyTo(reply, 16);
        NextServer.CopyTo(reply, 20);
        Encoding.ASCII.GetBytes(ServerName).CopyTo(reply, 44);
        asked.AsSpan(28, 16).CopyTo(reply.AsSpan(28));
        asked.AsSpan(236, 4).CopyTo(reply.AsSpan(236));
        byte[] options = [53, 1, (byte)(asked[242] == 1 ? 2 : 5), 54, 4, .. Address.GetAddressBytes(), 1, 4, 255, 255, 255, 0,
            .. Option(66, Option66), .. Option(150, Option150), 255];
        dhcp.Send([.. reply, .. options], new IPEndPoint(IPAddress.Broadcast, 68));
    }

    private static byte[] Option(byte number, byte[] value) => value.Length == 0 ? [] : [number, (byte)value.Length, .. value];

    private void OnRequest(IPEndPoint from, ReadOnlyMemory<byte> payload)
    {
        var parts = Encoding.ASCII.GetString(payload.Span[2..]).Split('\0');
        Assert.That(parts, Has.Length.EqualTo(3), "a request without options is a name, a mode and nothing");
        Assert.That(parts[1], Is.EqualTo("octet"));
        Requests.Add(parts[0]);
        Clients.Add(from);
        if (IgnoreFile(parts[0]))
        {
            return;
        }

        if (!Files.TryGetValue(parts[0], out var file))
        {
            tftp.Send([0, 5, 0, 1, .. "File not found"u8, 0], from);
            return;
        }

        if (transfers.Remove(from, out var old))
        {
            old.Port.Dispose();
        }

        var port = network.Open(new IPEndPoint(Address, nextTid++), OnAck);
        transfers[from] = (port, file, 0);
        if (OackAtMost-- > 0)
        {
            port.Send([0, 6, .. "blksize"u8, 0, .. "1024"u8, 0], from);
            return;
        }

        SendBlock(from, 1);
    }

    private void OnAck(IPEndPoint from, ReadOnlyMemory<byte> payload)
    {
        var ack = payload.Span;
        if (ack[1] == 5)
        {
            Errors.Add(payload.ToArray());
        }
        else if (transfers.TryGetValue(from, out var transfer))
        {
            var block = (ack[2] << 8) | ack[3];
            transfers[from] = transfer with { Acked = block };
            SendBlock(from, block + 1);
        }
    }

    private void SendBlock(IPEndPoint to, int block)
    {
        var (port, file, _) = transfers[to];
        var at = (block - 1) * BlockLength;
        if (at > file.Length)
        {
            return;
        }

        if (block == DropBlock)
        {
            DropBlock = 0;
            return;
        }

        port.Send([0, 3, (byte)(block >> 8), (byte)(block & 0xFF), .. file.AsSpan(at, Math.Min(BlockLength, file.Length - at))], to);
    }
}
