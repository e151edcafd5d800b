namespace PhoneRig.Network.Tftp;

/// <summary>Limits and timers of the TFTP server. The defaults are those of the network notes, section 6.</summary>
public sealed record TftpServerOptions
{
    /// <summary>Ports (transfer identifiers) that transfers are spread over. Default: 4. Range: 2 and up, so that a new transfer of a client can always leave the old one's port.</summary>
    public int TransferPorts { get; init; } = 4;

    /// <summary>Transfers at a time of one address. Default: 4.</summary>
    public int TransfersPerAddress { get; init; } = 4;

    /// <summary>Transfers at a time in all. Default: 1024.</summary>
    public int TransfersInAll { get; init; } = 1024;

    /// <summary>Largest block granted, bytes. Default: 1468, an Ethernet frame without the headers of IP, UDP and TFTP. Over IPv6, whose header is longer, it is 20 less.</summary>
    public int MostBlockSize { get; init; } = 1468;

    /// <summary>Largest file that is served in netascii, bytes: it is read through before the first block, to know its length. Default: 16 MiB.</summary>
    public long MostNetascii { get; init; } = 16 << 20;

    /// <summary>Largest window granted, blocks. Default: 64.</summary>
    public int MostWindowSize { get; init; } = 64;

    /// <summary>How long the first packet waits for its answer. Default: 1 s (RFC 6298 section 2.1).</summary>
    public TimeSpan FirstResend { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Shortest wait, however fast the client answers. Default: 200 ms, as TCP has it in Linux (TCP_RTO_MIN): phones pause to write their flash.</summary>
    public TimeSpan LeastResend { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Longest wait, however often it doubled. Default: 8 s.</summary>
    public TimeSpan MostResend { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Resends without an answer before a transfer is given up. Default: 6.</summary>
    public int MostResends { get; init; } = 6;

    /// <summary>
    /// Packets sent to a client that has answered none of them, repeats of its request included: who forges the address of another gets him no
    /// more than that. Default: 8.
    /// </summary>
    public int MostUnanswered { get; init; } = 8;

    /// <summary>Time without progress before a transfer is given up, whatever the timers say. Default: 60 s.</summary>
    public TimeSpan MostSilence { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the late packets of an ended transfer are ignored instead of called strange, where no more than <see cref="TransfersInAll"/> have ended since. Default: 10 s.</summary>
    public TimeSpan Linger { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Least time between two progress facts of one transfer. Default: 1 s.</summary>
    public TimeSpan ProgressEvery { get; init; } = TimeSpan.FromSeconds(1);
}
