using System.Buffers;
using System.Buffers.Binary;
using System.Net;
using System.Text;
using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Phone;

/// <summary>The phone's TFTP client: octet, 512-byte blocks, no options, one file after another (facts 3.2).</summary>
internal sealed class TftpClient : IDisposable
{
    private const int ServerPort = 69;
    private const int BlockLength = 512;
    private const int HeaderLength = 4;

    private readonly BootScope scope;
    private readonly PhoneBoard board;
    private readonly IDatagramPort port;
    private readonly IPAddress? server;
    private readonly Func<string, IPAddress?> peers;
    private readonly ArrayBufferWriter<byte> content = new();
    private byte[] last = [];
    private IPEndPoint? to;
    private Action<TftpEnd, ReadOnlyMemory<byte>>? done;
    private IDisposable? timer;
    private TimeSpan deadline;
    private bool serverKnown;
    private ushort wanted;
    private int sendsLeft;
    private int sendsPerPacket;

    /// <param name="scope">The boot it belongs to.</param>
    /// <param name="local">Its own address and port.</param>
    /// <param name="server">The server; null: there is no way to it, and what is sent gets nowhere.</param>
    /// <param name="peers">The phone that gives a file instead of the server; null for none.</param>
    /// <exception cref="HardwareFaultException">The address cannot be had.</exception>
    public TftpClient(BootScope scope, IPEndPoint local, IPAddress? server, Func<string, IPAddress?> peers)
    {
        this.scope = scope;
        this.server = server;
        this.peers = peers;
        board = scope.Board;
        port = board.Network.Open(local, Hear);
    }

    /// <summary>Fetches a file. <paramref name="whenDone"/> runs once; the content is valid until the next fetch.</summary>
    /// <param name="file">Its name.</param>
    /// <param name="whenDone">How it ended, with what came.</param>
    /// <param name="tries">How often each packet is sent at most; null: as the profile says.</param>
    public void Fetch(string file, Action<TftpEnd, ReadOnlyMemory<byte>> whenDone, int? tries = null)
    {
        done = whenDone;
        content.ResetWrittenCount();
        serverKnown = false;
        wanted = 1;
        to = (peers(file) ?? server) is { } giver ? new IPEndPoint(giver, ServerPort) : null;
        sendsPerPacket = tries ?? (1 + board.Profile.TftpRetransmits);
        board.Console.Trace("INF", "DLoad", $"Making tftp request to Svr0 --> {file}");
        SendNew([0, 1, .. Encoding.ASCII.GetBytes(file), 0, .. "octet"u8, 0]);
    }

    public void Dispose()
    {
        done = null;
        timer?.Dispose();
        port.Dispose();
    }

    private void Hear(IPEndPoint from, ReadOnlyMemory<byte> payload)
    {
        if (done is null || to is null || !from.Address.Equals(to.Address) || (serverKnown && from.Port != to.Port))
        {
            return;
        }

        var packet = payload.Span;
        if (packet.Length is < HeaderLength or > HeaderLength + BlockLength)
        {
            Broken(from, "Data block exceeds 512");
            return;
        }

        switch (BinaryPrimitives.ReadUInt16BigEndian(packet))
        {
            case 3:
                Data(from, BinaryPrimitives.ReadUInt16BigEndian(packet[2..]), packet[HeaderLength..]);
                break;
            case 5:
                End(BinaryPrimitives.ReadUInt16BigEndian(packet[2..]) == 1 ? TftpEnd.NotFound : TftpEnd.Failed);
                break;
            default:
                board.Mishap($"its TFTP server sent packet kind {BinaryPrimitives.ReadUInt16BigEndian(packet)}, which it does not know");
                Broken(from, "Illegal TFTP operation");
                break;
        }
    }

    private void Data(IPEndPoint from, ushort block, ReadOnlySpan<byte> data)
    {
        if (block != wanted)
        {
            board.Console.Trace("WRN", "DLoad", $"out of sequence packet - nextBlk = {wanted}, blkNum = {block}");
            return;
        }

        // The server answers from a port of its own, which counts from then on (RFC 1350 section 4).
        to = from;
        serverKnown = true;
        content.Write(data);
        wanted = unchecked((ushort)(wanted + 1));
        SendNew([0, 4, (byte)(block >> 8), (byte)(block & 0xFF)]);
        if (data.Length < BlockLength)
        {
            End(TftpEnd.Complete);
        }
    }

    private void SendNew(byte[] packet)
    {
        last = packet;
        sendsLeft = sendsPerPacket - 1;
        Send(packet);
        deadline = board.Loop.Uptime + board.Profile.TftpTimeout;
        // One wake-up at a time, moved on when it comes too early: a block in time costs none.
        timer ??= scope.WakeUps.After(board.Profile.TftpTimeout, TimeOut);
    }

    private void Send(byte[] packet)
    {
        if (to is { } giver)
        {
            port.Send(packet, giver);
        }
    }

    private void TimeOut()
    {
        timer = null;
        if (done is null)
        {
            return;
        }

        if (deadline <= board.Loop.Uptime)
        {
            if (sendsLeft <= 0)
            {
                End(TftpEnd.TimedOut);
                return;
            }

            sendsLeft--;
            Send(last);
            deadline = board.Loop.Uptime + board.Profile.TftpTimeout;
        }

        timer = scope.WakeUps.After(deadline - board.Loop.Uptime, TimeOut);
    }

    /// <summary>What came cannot be read: error 4 to whoever sent it, and the file is off.</summary>
    private void Broken(IPEndPoint from, string text)
    {
        board.Console.Trace("ERR", "DLoad", text);
        port.Send([0, 5, 0, 4, .. Encoding.ASCII.GetBytes(text), 0], from);
        End(TftpEnd.Failed);
    }

    private void End(TftpEnd how)
    {
        timer?.Dispose();
        timer = null;
        var report = done;
        done = null;
        report?.Invoke(how, content.WrittenMemory);
    }
}
