using System.Net;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Network.Tftp;

/// <summary>
/// A read-only TFTP server (RFC 1350, 2347 to 2349, 7440) as a machine: packet or tick in, packets, facts and next wake-up out.
/// </summary>
/// <remarks>
/// Only <c>octet</c> is served: phones ask for nothing else (facts 3.2), firmware is not text, and a netascii length is not known before the
/// file was translated. An OACK is sent only to a client that asked for an option: phones ask for none, and reject it (facts 0.8).
/// Every file is in memory, so nothing here blocks.
/// </remarks>
/// <param name="options">Limits and timers.</param>
/// <param name="files">What is served.</param>
/// <param name="macOf">The hardware address of a client, as far as the lease table knows it.</param>
public sealed class TftpServer(TftpServerOptions options, ITftpFiles files, Func<IPAddress, string?> macOf)
{
    private readonly Dictionary<(int Port, IPEndPoint Client), TftpTransfer> transfers = [];
    private readonly Dictionary<IPEndPoint, TftpTransfer> latest = [];
    private readonly PriorityQueue<TftpTransfer, TimeSpan> wakeUps = new();
    private readonly RejectionGate gate = new();
    private readonly byte[] buffer = new byte[TftpCodec.DataHeaderSize + Math.Max(512, options.MostBlockSize)];
    private int lastPort;

    /// <summary>When to call <see cref="Tick"/> next; null for never. It may be early, which does no harm.</summary>
    public TimeSpan? WakeAt => wakeUps.TryPeek(out _, out var at) ? at : null;

    /// <summary>Transfers under way.</summary>
    public int Active => transfers.Values.Count(transfer => !transfer.Ended);

    /// <summary>Takes a datagram.</summary>
    /// <param name="now">Loop uptime.</param>
    /// <param name="port">The port it came to: 0 is the well-known one, 1 to <see cref="TftpServerOptions.TransferPorts"/> are transfer ports.</param>
    /// <param name="from">Who sent it.</param>
    /// <param name="bytes">Its bytes.</param>
    /// <param name="sink">Takes what comes out.</param>
    public void Receive(TimeSpan now, int port, IPEndPoint from, ReadOnlySpan<byte> bytes, IServerSink sink)
    {
        var understood = TftpCodec.TryParse(bytes, out var packet, out var rejection);
        if (port == 0)
        {
            ReceiveRequest(now, from, bytes, packet, rejection, sink);
        }
        else if (transfers.TryGetValue((port, from), out var transfer))
        {
            ReceiveForTransfer(now, transfer, packet, rejection, sink);
        }
        else
        {
            if (understood && packet is not TftpError)
            {
                SendError(port, TftpErrorCode.UnknownTransferId, "no such transfer here", from, sink);
            }

            Reject(now, from, "no transfer has these ports", sink);
        }
    }

    /// <summary>Sends again what was not answered, and gives up what was not answered for too long.</summary>
    public void Tick(TimeSpan now, IServerSink sink)
    {
        while (wakeUps.TryPeek(out var transfer, out var at) && at <= now)
        {
            wakeUps.Dequeue();
            if (at != transfer.QueuedFor)
            {
                continue;
            }

            transfer.QueuedFor = TimeSpan.MaxValue;
            if (transfer.Deadline > now || SendAgain(now, transfer, sink))
            {
                WakeFor(transfer);
            }
        }
    }

    private static void SendError(int port, TftpErrorCode code, string message, IPEndPoint to, IServerSink sink) =>
        sink.Send(port, TftpCodec.Format(new TftpError(code, message)), to);

    private void ReceiveRequest(TimeSpan now, IPEndPoint from, ReadOnlySpan<byte> bytes, TftpPacket? packet, TftpRejection rejection, IServerSink sink)
    {
        if (packet is not TftpRequest request)
        {
            // A request gone wrong is told so at once; all else at this port is noise.
            if (bytes is [0, 1 or 2, ..])
            {
                SendError(0, TftpErrorCode.IllegalOperation, "the request is malformed", from, sink);
            }

            Reject(now, from, packet is null ? $"not a TFTP packet: {Describe(rejection)}" : "not a request", sink);
            return;
        }

        var former = latest.GetValueOrDefault(from);
        if (former is { Ended: false, Unanswered: true } && bytes.SequenceEqual(former.Request))
        {
            former.SendWindow(now, buffer, sink);
            WakeFor(former);
            return;
        }

        if (former is { Ended: false })
        {
            former.End(now);
            WakeFor(former);
        }
        else
        {
            former = null;
        }

        var refusal = Prepare(from, request, out var file);
        if (refusal is { } error)
        {
            SendError(0, error.Code, error.Message, from, sink);
        }
        else
        {
            Begin(now, from, bytes, request, file!, sink);
        }

        if (former is not null)
        {
            ReportFailure(former, "replaced by a new request", sink);
        }

        var mac = macOf(from.Address);
        sink.Report(new TftpRequested(mac, $"{from.Address}", PrintableText.Clean(request.File)));
        if (refusal is not null)
        {
            sink.Report(new TftpRefused(mac, $"{from.Address}", PrintableText.Clean(request.File), refusal.Message));
        }
    }

    private TftpError? Prepare(IPEndPoint from, TftpRequest request, out TftpFile? file)
    {
        file = null;
        if (request.IsWrite)
        {
            return new(TftpErrorCode.AccessViolation, "this server is read-only");
        }

        if (!request.Mode.Equals("octet", StringComparison.OrdinalIgnoreCase))
        {
            return new(TftpErrorCode.IllegalOperation, "only octet (binary) mode is served");
        }

        if (TftpName.Check(request.File, out var name) is { } wrong)
        {
            return new(TftpErrorCode.AccessViolation, wrong);
        }

        try
        {
            file = files.Find(from.Address, name);
        }
        catch (Exception fault)
        {
            // A fault behind the files is this request's end, not the server's.
            return new(TftpErrorCode.Undefined, $"the rig cannot read the file: {fault.Message}");
        }

        if (file is null)
        {
            return new(TftpErrorCode.FileNotFound, "file not found");
        }

        var active = transfers.Values.Where(transfer => !transfer.Ended).ToList();
        return active.Count >= options.TransfersInAll || active.Count(transfer => transfer.Client.Address.Equals(from.Address)) >= options.TransfersPerAddress
            ? new(TftpErrorCode.Undefined, "busy: too many transfers")
            : null;
    }

    private void Begin(TimeSpan now, IPEndPoint from, ReadOnlySpan<byte> bytes, TftpRequest request, TftpFile file, IServerSink sink)
    {
        // A phone that was power-cycled comes back with the same port (network notes 4): another port on this side keeps the
        // late packets of its former transfer out of the new one.
        lastPort = (latest.GetValueOrDefault(from)?.Port ?? lastPort) % options.TransferPorts + 1;
        var client = new IPEndPoint(from.Address, from.Port);
        var terms = TftpTerms.Agree(request, file.Content.Length, options);
        var transfer = new TftpTransfer(options, client, lastPort, file, terms, bytes.ToArray(), now);
        transfers[(lastPort, client)] = transfer;
        latest[client] = transfer;
        transfer.SendWindow(now, buffer, sink);
        WakeFor(transfer);
    }

    private void ReceiveForTransfer(TimeSpan now, TftpTransfer transfer, TftpPacket? packet, TftpRejection rejection, IServerSink sink)
    {
        switch (packet)
        {
            case TftpAck ack when !transfer.Ended && transfer.Acknowledge(ack.Block, now):
                Proceed(now, transfer, sink);
                break;
            case TftpError error when !transfer.Ended:
                transfer.End(now);
                WakeFor(transfer);
                ReportFailure(transfer, $"the phone said error {(int)error.Code}: {PrintableText.Clean(error.Message)}", sink);
                break;
            case null:
                Reject(now, transfer.Client, $"not a TFTP packet: {Describe(rejection)}", sink);
                break;
            case not (TftpAck or TftpError):
                Reject(now, transfer.Client, "neither an acknowledgement nor an error", sink);
                break;
        }
    }

    private void Proceed(TimeSpan now, TftpTransfer transfer, IServerSink sink)
    {
        if (transfer.Complete)
        {
            transfer.End(now);
            sink.Report(new TftpCompleted(
                macOf(transfer.Client.Address), $"{transfer.Client.Address}", transfer.File.Name, transfer.BytesDone, now - transfer.BeganAt));
        }
        else
        {
            transfer.SendWindow(now, buffer, sink);
            if (now - transfer.ReportedAt >= options.ProgressEvery)
            {
                transfer.ReportedAt = now;
                sink.Report(new TftpProgress(
                    macOf(transfer.Client.Address), $"{transfer.Client.Address}", transfer.File.Name, transfer.BytesDone, transfer.File.Content.Length));
            }
        }

        WakeFor(transfer);
    }

    /// <summary>The deadline of a transfer passed.</summary>
    /// <returns>False where the transfer is over and forgotten.</returns>
    private bool SendAgain(TimeSpan now, TftpTransfer transfer, IServerSink sink)
    {
        if (!transfer.Ended && transfer.SendAgain(now, buffer, sink))
        {
            return true;
        }

        // Not remembered: a client that comes back after so long hears that its transfer is gone, and asks again.
        Forget(transfer);
        if (!transfer.Ended)
        {
            transfer.End(now);
            ReportFailure(transfer, "timed out", sink);
        }

        return false;
    }

    private void Forget(TftpTransfer transfer)
    {
        // Another transfer may have its place by now: entries are compared, not only keys.
        if (transfers.GetValueOrDefault((transfer.Port, transfer.Client)) == transfer)
        {
            transfers.Remove((transfer.Port, transfer.Client));
        }

        if (latest.GetValueOrDefault(transfer.Client) == transfer)
        {
            latest.Remove(transfer.Client);
        }
    }

    /// <summary>
    /// Queues a wake-up only where none is queued in time. A deadline that moved back leaves its wake-up in the queue: it fires once,
    /// finds nothing due and queues the new one. So a transfer in flow costs no queue work for each packet.
    /// </summary>
    private void WakeFor(TftpTransfer transfer)
    {
        if (transfer.Deadline < transfer.QueuedFor)
        {
            transfer.QueuedFor = transfer.Deadline;
            wakeUps.Enqueue(transfer, transfer.Deadline);
        }
    }

    private void ReportFailure(TftpTransfer transfer, string reason, IServerSink sink) => sink.Report(new TftpFailed(
        macOf(transfer.Client.Address), $"{transfer.Client.Address}", transfer.File.Name, transfer.BytesDone, transfer.File.Content.Length, reason));

    private void Reject(TimeSpan now, IPEndPoint from, string reason, IServerSink sink) =>
        gate.Report(now, new PacketRejected(macOf(from.Address), $"{from.Address}", "tftp", reason), sink);

    private static string Describe(TftpRejection rejection) => rejection switch
    {
        TftpRejection.TooShort => "too short",
        TftpRejection.UnknownOperation => "unknown operation",
        TftpRejection.TextNotTerminated => "a text is not terminated",
        _ => "an option has no value",
    };
}
