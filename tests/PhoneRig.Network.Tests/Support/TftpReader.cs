using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Text;
using PhoneRig.Core.Ports;

namespace PhoneRig.Network.Tests.Support;

/// <summary>
/// A TFTP client that reads one file the way a phone does (facts 3.2): 4 s timer, 3 repeats, follows the server's port. It writes its
/// own bytes, so that it cannot share a mistake with the server's codec. Options are for the clients that are not phones.
/// </summary>
internal sealed class TftpReader : IDisposable
{
    private static readonly TimeSpan Timer = TimeSpan.FromSeconds(4);
    private readonly IEventLoop loop;
    private readonly IDatagramPort port;
    private readonly MemoryStream content = new();
    private IPEndPoint server;
    private byte[] last = [];
    private IDisposable? timer;
    private long expected = 1;
    private int repeats;
    private int sinceAck;

    public TftpReader(INetwork network, IEventLoop loop, IPEndPoint local, IPEndPoint server)
    {
        this.loop = loop;
        this.server = server;
        port = network.Open(local, Receive);
    }

    public bool Done { get; private set; }

    public string? Failure { get; private set; }

    public byte[] Content => content.ToArray();

    public int BlockSize { get; private set; } = 512;

    public int Window { get; private set; } = 1;

    public Dictionary<string, string>? OptionsTaken { get; private set; }

    /// <summary>Its own timer; off to see what the server's does alone.</summary>
    public bool Repeats { get; set; } = true;

    /// <summary>Acknowledges a block that it has already. A phone does not: it ignores it and waits for its own timer (facts 3.2).</summary>
    public bool AnswersRepeats { get; set; }

    /// <summary>How long it thinks before it acknowledges.</summary>
    public TimeSpan Thinks { get; set; }

    /// <summary>Asks to go silent after this block.</summary>
    public long? DiesAfter { get; set; }

    public static byte[] Request(string file, string mode = "octet", params string[] options) =>
        [0, 1, .. Encoding.ASCII.GetBytes(string.Join('\0', [file, mode, .. options])), 0];

    public void Ask(string file, params string[] options) => Send(Request(file, "octet", options));

    public void Dispose()
    {
        timer?.Dispose();
        port.Dispose();
    }

    private void Send(byte[] bytes)
    {
        last = bytes;
        port.Send(bytes, server);
        timer?.Dispose();
        if (Repeats)
        {
            timer = loop.Schedule(loop.Uptime + Timer, () =>
            {
                if (++repeats > 3)
                {
                    Failure = "the client gave up";
                    return;
                }

                Send(last);
            });
        }
    }

    private void Receive(IPEndPoint from, ReadOnlyMemory<byte> payload)
    {
        var bytes = payload.Span;
        if (Done)
        {
            // A client stays a while to acknowledge the last block again (RFC 1350 section 6).
            if (from.Equals(server) && bytes is [0, 3, ..])
            {
                port.Send(last, server);
            }

            return;
        }

        if (Failure is not null || DiesAfter < expected)
        {
            return;
        }

        if (server.Port == 69 || expected == 1)
        {
            server = from;
        }
        else if (!from.Equals(server))
        {
            return;
        }

        switch (BinaryPrimitives.ReadUInt16BigEndian(bytes))
        {
            case 3:
                Take(BinaryPrimitives.ReadUInt16BigEndian(bytes[2..]), bytes[4..]);
                break;
            case 5:
                Failure = $"{BinaryPrimitives.ReadUInt16BigEndian(bytes[2..])} {Encoding.ASCII.GetString(bytes[4..^1])}";
                timer?.Dispose();
                break;
            case 6:
                var texts = Encoding.ASCII.GetString(bytes[2..]).Split('\0');
                OptionsTaken = [];
                for (var i = 0; i + 1 < texts.Length; i += 2)
                {
                    OptionsTaken[texts[i]] = texts[i + 1];
                }

                BlockSize = int.Parse(OptionsTaken.GetValueOrDefault("blksize", "512"), CultureInfo.InvariantCulture);
                Window = int.Parse(OptionsTaken.GetValueOrDefault("windowsize", "1"), CultureInfo.InvariantCulture);
                Acknowledge(0);
                break;
        }
    }

    private void Take(ushort block, ReadOnlySpan<byte> bytes)
    {
        if (block != (ushort)(expected & 0xFFFF))
        {
            // RFC 7440: a gap in a window is answered with the last block in order.
            if (AnswersRepeats && block == (ushort)((expected - 1) & 0xFFFF))
            {
                Acknowledge(expected - 1);
            }

            else if (Window > 1 && sinceAck > 0)
            {
                Acknowledge(expected - 1);
            }

            return;
        }

        content.Write(bytes);
        expected++;
        sinceAck++;
        Done = bytes.Length < BlockSize;
        if (Done || sinceAck >= Window)
        {
            Acknowledge(expected - 1);
        }

        if (Done)
        {
            timer?.Dispose();
        }
    }

    private void Acknowledge(long block)
    {
        sinceAck = 0;
        repeats = 0;
        byte[] ack = [0, 4, (byte)((block >> 8) & 0xFF), (byte)(block & 0xFF)];
        if (Thinks > TimeSpan.Zero)
        {
            loop.Schedule(loop.Uptime + Thinks, () => Send(ack));
        }
        else
        {
            Send(ack);
        }
    }
}
