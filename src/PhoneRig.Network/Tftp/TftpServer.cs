using System.Net;

namespace PhoneRig.Network.Tftp;

/// <summary>
/// A read-only TFTP server (RFC 1350, 2347 to 2349, 7440, 1123 section 4.2.3) as a machine: packet or tick in, packets, facts and next wake-up out.
/// </summary>
/// <remarks>
/// An OACK is sent only to a client that asked for an option: phones ask for none, and reject it (facts 0.8).
/// </remarks>
public sealed class TftpServer
{
    /// <summary>RFC 2347: the longest request.</summary>
    private const int LongestRequest = 512;

    private readonly TftpAdmission admission;
    private readonly TftpPorts ports;
    private readonly LateRepeats late = new();
    private readonly TransferTable transfers;
    private readonly TransferFlow flow;
    private readonly TftpReports told;
    private int lastPort;

    /// <param name="options">Limits and timers.</param>
    /// <param name="files">What is served.</param>
    /// <param name="macOf">The hardware address of a client, as far as the lease table knows it.</param>
    public TftpServer(TftpServerOptions options, ITftpFiles files, Func<IPAddress, string?> macOf)
    {
        admission = new TftpAdmission(options, files);
        ports = new TftpPorts(options.TransferPorts);
        transfers = new TransferTable(options);
        told = new TftpReports(macOf);
        flow = new TransferFlow(options, transfers, told);
    }

    /// <summary>When to call <see cref="Tick"/> next; null for never. It may be early, which does no harm.</summary>
    public TimeSpan? WakeAt => transfers.WakeAt;

    /// <summary>Transfers under way.</summary>
    public int Active => transfers.Active;

    /// <summary>Takes a datagram. One that was sent to a broadcast or multicast address is not for this machine (RFC 1123 section 4.2.3.4): whoever owns the socket drops it.</summary>
    /// <param name="now">Loop uptime.</param>
    /// <param name="port">The port it came to; see <see cref="TftpPorts"/>.</param>
    /// <param name="from">Who sent it.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="sink">Takes what comes out.</param>
    public void Receive(TimeSpan now, int port, UdpPeer from, ReadOnlySpan<byte> bytes, ITftpSink sink)
    {
        if (ports.IsWellKnown(port))
        {
            ReceiveRequest(now, port, from, bytes, sink);
        }
        else
        {
            flow.Receive(now, port, from, bytes, sink);
        }
    }

    /// <summary>Sends again what was not answered, and gives up what was not answered for too long.</summary>
    public void Tick(TimeSpan now, ITftpSink sink) => flow.Tick(now, sink);

    private void ReceiveRequest(TimeSpan now, int port, UdpPeer from, ReadOnlySpan<byte> bytes, ITftpSink sink)
    {
        var rejection = TftpRejection.TooLong;
        if (bytes.Length > LongestRequest || !TftpCodec.TryParse(bytes, out var packet, out rejection) || packet is not TftpRequest request)
        {
            // A request gone wrong is told so at once; all else at this port is noise.
            if (bytes is [0, 1 or 2, ..])
            {
                sink.Send(port, TftpCodec.Format(new TftpError(TftpErrorCode.IllegalOperation, "the request is malformed")), from);
            }

            if (rejection == TftpRejection.None)
            {
                told.Rejected(now, from, "not a request", sink);
            }
            else
            {
                told.Malformed(now, from, rejection, sink);
            }

            return;
        }

        if (late.Has(now, ports.GroupOf(port), from, bytes))
        {
            return;
        }

        var former = transfers.Latest(ports.GroupOf(port), from) is { Ended: false } active ? active : null;
        if (former is { Unanswered: true } && bytes.SequenceEqual(former.Request))
        {
            flow.Repeat(now, former, sink);
            return;
        }

        // The same request after blocks: a phone that was power-cycled, or a repeat that was on its way longer than the answers. Which, the client's next packet tells.
        var undecided = former is { Unanswered: false } && bytes.SequenceEqual(former.Request) && transfers.HasRoomFor(from) ? former : null;
        if (undecided is not null)
        {
            transfers.Hold(undecided);
        }
        else if (former is not null)
        {
            transfers.End(former, now, remember: true);
        }

        var refusal = admission.Refuse(from, request, transfers, out var file, out var detail);
        if (refusal is { } error)
        {
            sink.Send(port, TftpCodec.Format(error), from);
        }
        else
        {
            refusal = Begin(now, port, from, bytes, request, file!, undecided, out detail, sink);
        }

        if (former is { Ended: true })
        {
            told.Failed(former, TftpReports.Replaced, sink);
        }
        else if (refusal is not null && former is not null)
        {
            transfers.Resume(former, now);
        }

        told.Asked(from, request.File, refusal is null ? null : detail ?? refusal.Message, sink);
    }

    /// <summary>Begins a transfer.</summary>
    /// <returns>What the client was told where the file's first bytes cannot be read, and in <paramref name="detail"/> what the rig is told.</returns>
    private TftpError? Begin(TimeSpan now, int wellKnown, UdpPeer from, ReadOnlySpan<byte> bytes, TftpRequest request, TftpFile file, TftpTransfer? undecided, out string? detail, ITftpSink sink)
    {
        detail = null;
        try
        {
            // A phone that was power-cycled comes back with the same port (network notes 4): another port on this side keeps the
            // late packets of its former transfer out of the new one.
            var group = ports.GroupOf(wellKnown);
            lastPort = ports.After(group, transfers.Latest(group, from)?.Port ?? lastPort);
            var transfer = admission.Transfer(now, lastPort, from, bytes, request, file);
            flow.Begin(now, transfer, undecided, sink);
            return null;
        }
        catch (IOException fault)
        {
            file.Content.Dispose();
            detail = $"the file cannot be read: {PrintableText.Clean(fault.Message)}";
            var error = new TftpError(TftpErrorCode.Undefined, "the file cannot be read");
            sink.Send(wellKnown, TftpCodec.Format(error), from);
            return error;
        }
    }
}
