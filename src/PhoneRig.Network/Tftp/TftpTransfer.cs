using System.Net;

namespace PhoneRig.Network.Tftp;

/// <summary>
/// One file on its way to one client. Blocks are counted from 1 without wrapping; the wire carries their low 16 bits.
/// Block 0 stands for the OACK, where there is one.
/// </summary>
internal sealed class TftpTransfer
{
    private readonly TftpServerOptions options;
    private readonly ResendTimer timer;
    private readonly long lastBlock;
    private long acknowledged;
    private long sent;
    private int resends;
    private bool sentAgain;
    private TimeSpan sentAt;
    private TimeSpan progressAt;

    public TftpTransfer(TftpServerOptions options, IPEndPoint client, int port, TftpFile file, TftpTerms terms, byte[] request, TimeSpan now)
    {
        this.options = options;
        Client = client;
        Port = port;
        File = file;
        Terms = terms;
        Request = request;
        BeganAt = ReportedAt = progressAt = now;
        timer = new ResendTimer(options, terms.Timeout);

        // A length that is a multiple of the block size ends with an empty block (RFC 1350 section 6); so does an empty file.
        lastBlock = (file.Content.Length / terms.BlockSize) + 1;
        acknowledged = sent = terms.Accepted.IsEmpty ? 0 : -1;
    }

    public IPEndPoint Client { get; }

    public int Port { get; }

    public TftpFile File { get; }

    public TftpTerms Terms { get; }

    /// <summary>The bytes that began it.</summary>
    public byte[] Request { get; }

    public TimeSpan BeganAt { get; }

    /// <summary>When its progress was last told.</summary>
    public TimeSpan ReportedAt { get; set; }

    /// <summary>The wake-up that is queued for it; see the server.</summary>
    public TimeSpan QueuedFor { get; set; } = TimeSpan.MaxValue;

    /// <summary>Ended, and remembered only so that its late packets are ignored.</summary>
    public bool Ended { get; private set; }

    /// <summary>Nothing was acknowledged yet: the same request again is a repeat, not a new wish.</summary>
    public bool Unanswered { get; private set; } = true;

    public bool Complete => acknowledged == lastBlock;

    /// <summary>Bytes acknowledged.</summary>
    public long BytesDone => Math.Min(Math.Max(acknowledged, 0) * Terms.BlockSize, File.Content.Length);

    /// <summary>When something is due unless the client answers; for an ended transfer, when it may be forgotten.</summary>
    public TimeSpan Deadline { get; private set; }

    /// <summary>Takes an acknowledgement.</summary>
    /// <returns>False where it acknowledges nothing new. Such a one is never answered: answering doubles every later packet (Sorcerer's Apprentice, RFC 1123 section 4.2.3.1).</returns>
    public bool Acknowledge(ushort block, TimeSpan now)
    {
        var step = (ushort)((block - acknowledged) & 0xFFFF);
        if (step == 0 || step > sent - acknowledged)
        {
            return false;
        }

        timer.Answered(sentAgain ? null : now - sentAt);
        acknowledged += step;
        progressAt = now;
        Unanswered = false;
        resends = 0;
        return true;
    }

    /// <summary>Sends the next window, or the OACK, from the first block that is not acknowledged.</summary>
    public void SendWindow(TimeSpan now, Span<byte> buffer, IServerSink sink)
    {
        var from = acknowledged + 1;
        sentAgain = from <= sent;
        if (from == 0)
        {
            sink.Send(Port, TftpCodec.Format(new TftpOptionAck(Terms.Accepted)), Client);
            sent = 0;
        }
        else
        {
            var to = Math.Min(acknowledged + Terms.WindowSize, lastBlock);
            for (var block = from; block <= to; block++)
            {
                var content = File.Content.Span[(int)((block - 1) * Terms.BlockSize)..];
                var length = TftpCodec.FormatData(buffer, (ushort)(block & 0xFFFF), content[..Math.Min(content.Length, Terms.BlockSize)]);
                sink.Send(Port, buffer[..length], Client);
            }

            sent = Math.Max(sent, to);
        }

        sentAt = now;
        SetDeadline();
    }

    /// <summary>The deadline passed.</summary>
    /// <returns>True where it was sent again; false where it is given up.</returns>
    public bool SendAgain(TimeSpan now, Span<byte> buffer, IServerSink sink)
    {
        if (resends >= options.MostResends || now - progressAt >= options.MostSilence)
        {
            return false;
        }

        resends++;
        timer.BackOff();
        SendWindow(now, buffer, sink);
        return true;
    }

    /// <summary>Ends it; late packets are ignored for a while.</summary>
    public void End(TimeSpan now)
    {
        Ended = true;
        Deadline = now + options.Linger;
    }

    private void SetDeadline()
    {
        var giveUp = progressAt + options.MostSilence;
        Deadline = sentAt + timer.Wait < giveUp ? sentAt + timer.Wait : giveUp;
    }
}
