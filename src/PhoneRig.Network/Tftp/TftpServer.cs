using System.Net;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Tftp.Content;

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

    /// <summary>By how much the header of IPv6 (RFC 8200 section 3) is longer than that of IPv4.</summary>
    private const int MoreHeader = 20;

    private readonly TftpPorts ports = new(options.TransferPorts);
    private readonly TransferTable transfers = new(options);
    private readonly RejectionGate gate = new();
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
            transfers.End(transfer, now, remember: false);
            ReportFailure(transfer, "timed out", sink);
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

            Reject(now, from, rejection == TftpRejection.None ? "not a request" : $"not a TFTP packet: {Describe(rejection)}", sink);
            return;
        }

        var former = transfers.Latest(ports.GroupOf(port), from) is { Ended: false } active ? active : null;
        if (former is { Unanswered: true } && bytes.SequenceEqual(former.Request))
        {
            Repeat(now, former, sink);
            return;
        }

        if (former is not null)
        {
            transfers.End(former, now, remember: true);
        }

        var refusal = Prepare(from, request, out var file, out var detail);
        if (refusal is { } error)
        {
            SendError(port, error.Code, error.Message, from, sink);
        }
        else
        {
            refusal = Begin(now, port, from, bytes, request, file!, out detail, sink);
        }

        if (former is not null)
        {
            ReportFailure(former, "replaced by a new request", sink);
        }

        var mac = macOf(from.Address);
        sink.Report(new TftpRequested(mac, $"{from.Address}", PrintableText.Clean(request.File)));
        if (refusal is not null)
        {
            sink.Report(new TftpRefused(mac, $"{from.Address}", PrintableText.Clean(request.File), detail ?? refusal.Message));
        }
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

    /// <summary>Looks whether a request can be served.</summary>
    /// <returns>What the client is told instead; <paramref name="detail"/> is what the rig is told where that is more.</returns>
    private TftpError? Prepare(UdpPeer from, TftpRequest request, out TftpFile? file, out string? detail)
    {
        (file, detail) = (null, null);
        if (request.IsWrite)
        {
            return new(TftpErrorCode.AccessViolation, "this server is read-only");
        }

        if (!IsOctet(request) && !IsNetascii(request))
        {
            return new(TftpErrorCode.IllegalOperation, "the mode is neither octet nor netascii");
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
            // A fault behind the files is this request's end, not the server's. Where they lie is none of the client's business.
            detail = $"the file cannot be read: {PrintableText.Clean(fault.Message)}";
            return new(TftpErrorCode.Undefined, "the file cannot be read");
        }

        if (file is null)
        {
            return new(TftpErrorCode.FileNotFound, "file not found");
        }

        var refusal = !transfers.HasRoomFor(from) ? new TftpError(TftpErrorCode.Undefined, "busy: too many transfers")
            : IsNetascii(request) && file.Content.Length > options.MostNetascii ? new TftpError(TftpErrorCode.Undefined, "too large for netascii: ask for it in octet mode")
            : null;
        if (refusal is not null)
        {
            file.Content.Dispose();
        }

        return refusal;
    }

    /// <summary>Begins a transfer.</summary>
    /// <returns>What the client was told where the file's first bytes cannot be read, and in <paramref name="detail"/> what the rig is told.</returns>
    private TftpError? Begin(TimeSpan now, int wellKnown, UdpPeer from, ReadOnlySpan<byte> bytes, TftpRequest request, TftpFile file, out string? detail, ITftpSink sink)
    {
        detail = null;
        try
        {
            var transfer = Transfer(now, wellKnown, from, bytes, request, file);
            transfers.Add(transfer);
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

    private TftpTransfer Transfer(TimeSpan now, int wellKnown, UdpPeer from, ReadOnlySpan<byte> bytes, TftpRequest request, TftpFile file)
    {
        // A phone that was power-cycled comes back with the same port (network notes 4): another port on this side keeps the
        // late packets of its former transfer out of the new one.
        var group = ports.GroupOf(wellKnown);
        lastPort = ports.After(group, transfers.Latest(group, from)?.Port ?? lastPort);
        var length = IsNetascii(request) ? NetasciiBlocks.Measure(file.Content) : file.Content.Length;
        var terms = TftpTerms.Agree(request, length, options.MostBlockSize - (from.IsIPv6 ? MoreHeader : 0), options);
        IBlocks blocks = IsNetascii(request)
            ? new NetasciiBlocks(file.Content, length, terms.BlockSize, terms.WindowSize)
            : new OctetBlocks(file.Content, terms.BlockSize);
        return new TftpTransfer(options, from, lastPort, file, blocks, terms, bytes.ToArray(), now);
    }

    private void ReceiveFromStranger(TimeSpan now, int port, UdpPeer from, ReadOnlySpan<byte> bytes, ITftpSink sink)
    {
        if (TftpCodec.TryParse(bytes, out var packet, out _) && packet is not TftpError)
        {
            SendError(port, TftpErrorCode.UnknownTransferId, "no such transfer here", from, sink);
        }

        Reject(now, from, "no transfer has these ports", sink);
    }

    /// <summary>Anything but an acknowledgement for a transfer.</summary>
    private void ReceiveForTransfer(TimeSpan now, TftpTransfer transfer, ReadOnlySpan<byte> bytes, ITftpSink sink)
    {
        switch (TftpCodec.TryParse(bytes, out var packet, out var rejection) ? packet : null)
        {
            case TftpError error when !transfer.Ended:
                transfers.End(transfer, now, remember: true);
                ReportFailure(transfer, $"the phone said error {(int)error.Code}: {PrintableText.Clean(error.Message)}", sink);
                break;
            case null:
                Reject(now, transfer.Client, $"not a TFTP packet: {Describe(rejection)}", sink);
                break;
            case not TftpError:
                Reject(now, transfer.Client, "neither an acknowledgement nor an error", sink);
                break;
        }
    }

    private void Proceed(TimeSpan now, TftpTransfer transfer, ITftpSink sink)
    {
        if (transfer.Complete)
        {
            transfers.End(transfer, now, remember: true);
            sink.Report(new TftpCompleted(
                macOf(transfer.Client.Address),
                $"{transfer.Client.Address}",
                transfer.File.Name,
                transfer.BytesDone,
                now - transfer.BeganAt,
                transfer.BlocksDone,
                transfer.Resends,
                transfer.RoundTrip));
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
            sink.Report(new TftpProgress(
                macOf(transfer.Client.Address),
                $"{transfer.Client.Address}",
                transfer.File.Name,
                transfer.BytesDone,
                transfer.BytesTotal,
                transfer.BlocksDone,
                transfer.Resends,
                transfer.RoundTrip));
        }
    }

    /// <summary>The file cannot be read on: its client hears that, and nothing else ends.</summary>
    private void Break(TimeSpan now, TftpTransfer transfer, IOException fault, ITftpSink sink)
    {
        transfers.End(transfer, now, remember: true);
        SendError(transfer.Port, TftpErrorCode.Undefined, "the file cannot be read on", transfer.Client, sink);
        ReportFailure(transfer, $"the file cannot be read on: {PrintableText.Clean(fault.Message)}", sink);
    }

    private void ReportFailure(TftpTransfer transfer, string reason, ITftpSink sink) => sink.Report(new TftpFailed(
        macOf(transfer.Client.Address),
        $"{transfer.Client.Address}",
        transfer.File.Name,
        transfer.BytesDone,
        transfer.BytesTotal,
        reason,
        transfer.BlocksDone,
        transfer.Resends,
        transfer.RoundTrip));

    private void Reject(TimeSpan now, UdpPeer from, string reason, ITftpSink sink) =>
        gate.Report(now, new PacketRejected(macOf(from.Address), $"{from.Address}", "tftp", reason), sink);

    private static bool IsOctet(TftpRequest request) => request.Mode.Equals("octet", StringComparison.OrdinalIgnoreCase);

    private static bool IsNetascii(TftpRequest request) => request.Mode.Equals("netascii", StringComparison.OrdinalIgnoreCase);

    private static string Describe(TftpRejection rejection) => rejection switch
    {
        TftpRejection.TooShort => "too short",
        TftpRejection.TooLong => "a request of more than 512 bytes",
        TftpRejection.UnknownOperation => "unknown operation",
        TftpRejection.TextNotTerminated => "a text is not terminated",
        _ => "an option has no value",
    };
}
