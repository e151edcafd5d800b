using PhoneRig.Network.Tftp.Content;

namespace PhoneRig.Network.Tftp;

/// <summary>
/// One file on its way to one client. Blocks are counted from 1 without wrapping; the wire carries their low 16 bits.
/// Block 0 stands for the OACK, where there is one.
/// </summary>
internal sealed class TftpTransfer
{
    private readonly TftpServerOptions options;
    private readonly ResendTimer timer;
    private readonly IBlocks blocks;
    private readonly byte[]? optionAck;
    private readonly long lastBlock;
    private long acknowledged;
    private long sent;
    private int resendsRunning;
    private int unanswered;
    private bool sentAgain;
    private TimeSpan sentAt;
    private TimeSpan progressAt;

    /// <param name="options">Limits and timers.</param>
    /// <param name="client">Who asked.</param>
    /// <param name="port">Our port.</param>
    /// <param name="file">What was asked for; disposed of at the end.</param>
    /// <param name="blocks">The file's blocks.</param>
    /// <param name="terms">What was agreed.</param>
    /// <param name="request">The bytes that began it.</param>
    /// <param name="now">Loop uptime.</param>
    public TftpTransfer(TftpServerOptions options, UdpPeer client, int port, TftpFile file, IBlocks blocks, TftpTerms terms, byte[] request, TimeSpan now)
    {
        this.options = options;
        this.blocks = blocks;
        Client = client;
        Port = port;
        File = file;
        Terms = terms;
        Request = request;
        BeganAt = ReportedAt = progressAt = now;
        timer = new ResendTimer(options, terms.Timeout);
        optionAck = terms.Accepted.IsEmpty ? null : TftpCodec.Format(new TftpOptionAck(terms.Accepted));

        // A length that is a multiple of the block size ends with an empty block (RFC 1350 section 6); so does an empty file.
        lastBlock = (blocks.Length / terms.BlockSize) + 1;
        acknowledged = sent = optionAck is null ? 0 : -1;
    }

    public UdpPeer Client { get; }

    public int Port { get; }

    public TftpFile File { get; }

    public TftpTerms Terms { get; }

    /// <summary>The bytes that began it.</summary>
    public byte[] Request { get; }

    public TimeSpan BeganAt { get; }

    /// <summary>When its progress was last told.</summary>
    public TimeSpan ReportedAt { get; set; }

    /// <summary>The wake-up that is queued for it; <see cref="TransferTable"/>'s.</summary>
    public TimeSpan QueuedFor { get; set; } = TimeSpan.MaxValue;

    /// <summary>The other transfer of the same request, while it is open which of them its client goes on with; null: none.</summary>
    public TftpTransfer? Rival { get; set; }

    /// <summary>Whether it was begun by a request that another transfer of it was under way for.</summary>
    public bool IsSecond { get; set; }

    /// <summary>Ended, and remembered only so that its late packets are ignored.</summary>
    public bool Ended { get; private set; }

    /// <summary>Nothing was acknowledged yet: the same request again is a repeat, not a new wish.</summary>
    public bool Unanswered { get; private set; } = true;

    /// <summary>Its client has had all the packets that one gets who answers nothing. The transfer lives on without a word, so that no repeat begins another.</summary>
    public bool Exhausted => Unanswered && unanswered >= options.MostUnanswered;

    public bool Complete => acknowledged == lastBlock;

    /// <summary>Bytes on the wire in all.</summary>
    public long BytesTotal => blocks.Length;

    /// <summary>Bytes acknowledged.</summary>
    public long BytesDone => Math.Min(BlocksDone * Terms.BlockSize, blocks.Length);

    /// <summary>Blocks acknowledged.</summary>
    public long BlocksDone => Math.Max(acknowledged, 0);

    /// <summary>Packets that were sent more than once.</summary>
    public int Resends { get; private set; }

    /// <summary>The round trip as measured so far; null where nothing could be.</summary>
    public TimeSpan? RoundTrip => timer.RoundTrip;

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
        resendsRunning = 0;
        return true;
    }

    /// <summary>Sends the next window, or the OACK, from the first block that is not acknowledged.</summary>
    /// <exception cref="IOException">The file cannot be read any more.</exception>
    public void SendWindow(TimeSpan now, Span<byte> buffer, ITftpSink sink)
    {
        var from = acknowledged + 1;
        var before = sent;
        sentAgain = from <= sent;
        if (from == 0)
        {
            sink.Send(Port, optionAck, Client);
            sent = 0;
        }
        else
        {
            var to = Math.Min(acknowledged + Terms.WindowSize, lastBlock);
            for (var block = from; block <= to; block++)
            {
                TftpCodec.FormatDataHeader(buffer, (ushort)(block & 0xFFFF));
                var length = blocks.Read(block, buffer[TftpCodec.DataHeaderSize..]);
                sink.Send(Port, buffer[..(TftpCodec.DataHeaderSize + length)], Client);
            }

            sent = Math.Max(sent, to);
        }

        unanswered++;
        Resends += sentAgain ? (int)Math.Min(before - acknowledged, Terms.WindowSize) : 0;
        sentAt = now;
        SetDeadline();
    }

    /// <summary>The deadline passed.</summary>
    /// <returns>True where it goes on; false where it is given up.</returns>
    /// <exception cref="IOException">The file cannot be read any more.</exception>
    public bool SendAgain(TimeSpan now, Span<byte> buffer, ITftpSink sink)
    {
        if (resendsRunning >= options.MostResends || now - progressAt >= options.MostSilence)
        {
            return false;
        }

        resendsRunning++;
        timer.BackOff();
        if (Exhausted)
        {
            sentAt = now;
            SetDeadline();
        }
        else
        {
            SendWindow(now, buffer, sink);
        }

        return true;
    }

    /// <summary>It was held, which is no silence of its client's.</summary>
    public void Resume(TimeSpan now)
    {
        progressAt = sentAt = now;
        sentAgain = true;
        SetDeadline();
    }

    /// <summary>Ends it; late packets are ignored for a while.</summary>
    public void End(TimeSpan now)
    {
        Ended = true;
        Deadline = now + options.Linger;
        File.Content.Dispose();
    }

    private void SetDeadline()
    {
        var giveUp = progressAt + options.MostSilence;
        Deadline = sentAt + timer.Wait < giveUp ? sentAt + timer.Wait : giveUp;
    }
}
