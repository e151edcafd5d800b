using System.Net;

namespace PhoneRig.Network.Tftp;

/// <summary>
/// A read-only TFTP server (RFC 1350, 2347 to 2349, 7440, 1123 section 4.2.3) as a machine: packet or tick in, packets, facts and next wake-up out.
/// </summary>
/// <remarks>
/// An OACK is sent only to a client that asked for an option: phones ask for none, and reject it (facts 0.8). A packet of a transfer in flow allocates nothing.
/// </remarks>
/// <param name="options">Limits and timers.</param>
/// <param name="files">What is served.</param>
/// <param name="macOf">The hardware address of a client, as far as the lease table knows it.</param>
public sealed class TftpServer(TftpServerOptions options, ITftpFiles files, Func<IPAddress, string?> macOf)
{
    /// <summary>RFC 2347: the longest request.</summary>
    private const int LongestRequest = 512;

    private const string Replaced = "replaced by a new request";

    private readonly TftpAdmission admission = new(options, files);
    private readonly TftpPorts ports = new(options.TransferPorts);
    private readonly TransferTable transfers = new(options);
    private readonly TftpReports told = new(macOf);
    private readonly byte[] buffer = new byte[TftpCodec.DataHeaderSize + Math.Max(512, options.MostBlockSize)];
    private int lastPort;

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
        else if (transfers.Find(port, from) is not { } transfer)
        {
            ReceiveFromStranger(now, port, from, bytes, sink);
        }
        else if (TftpCodec.TryParseAck(bytes, out var block))
        {
            if (!transfer.Ended && transfer.Acknowledge(block, now))
            {
                EndRival(now, transfer, sink);
                Proceed(now, transfer, sink);
            }
        }
        else
        {
            ReceiveForTransfer(now, transfer, bytes, sink);
        }
    }

    /// <summary>Sends again what was not answered, and gives up what was not answered for too long.</summary>
    public void Tick(TimeSpan now, ITftpSink sink)
    {
        while (transfers.NextDue(now) is { } transfer)
        {
            try
            {
                if (transfer.SendAgain(now, buffer, sink))
                {
                    transfers.WakeFor(transfer);
                    continue;
                }
            }
            catch (IOException fault)
            {
                Break(now, transfer, fault, sink);
                continue;
            }

            // Not remembered: a client that comes back after so long hears that its transfer is gone, and asks again.
            End(now, transfer, remember: false);
            told.Failed(transfer, "timed out", sink);
        }

        transfers.ForgetOld(now);
    }

    private static void SendError(int port, TftpErrorCode code, string message, UdpPeer to, ITftpSink sink) =>
        sink.Send(port, TftpCodec.Format(new TftpError(code, message)), to);

    private void ReceiveRequest(TimeSpan now, int port, UdpPeer from, ReadOnlySpan<byte> bytes, ITftpSink sink)
    {
        var rejection = TftpRejection.TooLong;
        if (bytes.Length > LongestRequest || !TftpCodec.TryParse(bytes, out var packet, out rejection) || packet is not TftpRequest request)
        {
            // A request gone wrong is told so at once; all else at this port is noise.
            if (bytes is [0, 1 or 2, ..])
            {
                SendError(port, TftpErrorCode.IllegalOperation, "the request is malformed", from, sink);
            }

            told.Rejected(now, from, rejection == TftpRejection.None ? "not a request" : $"not a TFTP packet: {Describe(rejection)}", sink);
            return;
        }

        var former = transfers.Latest(ports.GroupOf(port), from) is { Ended: false } active ? active : null;
        if (former is { Unanswered: true } && bytes.SequenceEqual(former.Request))
        {
            Repeat(now, former, sink);
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
            SendError(port, error.Code, error.Message, from, sink);
        }
        else
        {
            refusal = Begin(now, port, from, bytes, request, file!, undecided, out detail, sink);
        }

        if (former is { Ended: true })
        {
            told.Failed(former, Replaced, sink);
        }
        else if (refusal is not null && former is not null)
        {
            transfers.Resume(former, now);
        }

        told.Asked(from, request.File, refusal is null ? null : detail ?? refusal.Message, sink);
    }

    /// <summary>The same request again: its answer was lost, or is late.</summary>
    private void Repeat(TimeSpan now, TftpTransfer transfer, ITftpSink sink)
    {
        if (transfer.Exhausted)
        {
            return;
        }

        try
        {
            transfer.SendWindow(now, buffer, sink);
            transfers.WakeFor(transfer);
        }
        catch (IOException fault)
        {
            Break(now, transfer, fault, sink);
        }
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
            transfers.Add(transfer);
            if (undecided is not null)
            {
                (transfer.Rival, undecided.Rival, transfer.IsSecond) = (undecided, transfer, true);
            }

            try
            {
                transfer.SendWindow(now, buffer, sink);
                transfers.WakeFor(transfer);
                return null;
            }
            catch (IOException)
            {
                transfers.End(transfer, now, remember: false);
                throw;
            }
        }
        catch (IOException fault)
        {
            file.Content.Dispose();
            detail = $"the file cannot be read: {PrintableText.Clean(fault.Message)}";
            var error = new TftpError(TftpErrorCode.Undefined, "the file cannot be read");
            SendError(wellKnown, error.Code, error.Message, from, sink);
            return error;
        }
    }

    private void ReceiveFromStranger(TimeSpan now, int port, UdpPeer from, ReadOnlySpan<byte> bytes, ITftpSink sink)
    {
        if (TftpCodec.TryParse(bytes, out var packet, out _) && packet is not TftpError)
        {
            SendError(port, TftpErrorCode.UnknownTransferId, "no such transfer here", from, sink);
        }

        told.Rejected(now, from, "no transfer has these ports", sink);
    }

    /// <summary>Anything but an acknowledgement for a transfer.</summary>
    private void ReceiveForTransfer(TimeSpan now, TftpTransfer transfer, ReadOnlySpan<byte> bytes, ITftpSink sink)
    {
        switch (TftpCodec.TryParse(bytes, out var packet, out var rejection) ? packet : null)
        {
            case TftpError error when !transfer.Ended:
                End(now, transfer, remember: true);
                told.Failed(transfer, $"the phone said error {(int)error.Code}: {PrintableText.Clean(error.Message)}", sink);
                break;
            case null:
                told.Rejected(now, transfer.Client, $"not a TFTP packet: {Describe(rejection)}", sink);
                break;
            case not TftpError:
                told.Rejected(now, transfer.Client, "neither an acknowledgement nor an error", sink);
                break;
        }
    }

    private void Proceed(TimeSpan now, TftpTransfer transfer, ITftpSink sink)
    {
        if (transfer.Complete)
        {
            transfers.End(transfer, now, remember: true);
            told.Completed(now, transfer, sink);
            return;
        }

        try
        {
            transfer.SendWindow(now, buffer, sink);
        }
        catch (IOException fault)
        {
            Break(now, transfer, fault, sink);
            return;
        }

        transfers.WakeFor(transfer);
        if (now - transfer.ReportedAt >= options.ProgressEvery)
        {
            transfer.ReportedAt = now;
            told.Progress(transfer, sink);
        }
    }

    /// <summary>The client goes on with one of two transfers of the same request: the other is over.</summary>
    private void EndRival(TimeSpan now, TftpTransfer transfer, ITftpSink sink)
    {
        if (transfer.Rival is not { } rival)
        {
            return;
        }

        (transfer.Rival, rival.Rival) = (null, null);
        if (rival.Ended || (transfer.Complete && rival.IsSecond))
        {
            return; // the last acknowledgement and the request for the same file once more may pass each other
        }

        transfers.End(rival, now, remember: true);
        transfers.Prefer(transfer);
        told.Failed(rival, rival.IsSecond ? "begun by a late repeat of the request; its client goes on with the transfer before" : Replaced, sink);
    }

    /// <summary>A transfer is over; the other one of its request goes on, where there is one.</summary>
    private void End(TimeSpan now, TftpTransfer transfer, bool remember)
    {
        transfers.End(transfer, now, remember);
        if (transfer.Rival is { } rival)
        {
            (transfer.Rival, rival.Rival) = (null, null);
            if (!rival.Ended)
            {
                transfers.Resume(rival, now);
            }
        }
    }

    /// <summary>The file cannot be read on: its client hears that, and nothing else ends.</summary>
    private void Break(TimeSpan now, TftpTransfer transfer, IOException fault, ITftpSink sink)
    {
        End(now, transfer, remember: true);
        SendError(transfer.Port, TftpErrorCode.Undefined, "the file cannot be read on", transfer.Client, sink);
        told.Failed(transfer, $"the file cannot be read on: {PrintableText.Clean(fault.Message)}", sink);
    }

    private static string Describe(TftpRejection rejection) => rejection switch
    {
        TftpRejection.TooShort => "too short",
        TftpRejection.TooLong => "a request of more than 512 bytes",
        TftpRejection.UnknownOperation => "unknown operation",
        TftpRejection.TextNotTerminated => "a text is not terminated",
        _ => "an option has no value",
    };
}
