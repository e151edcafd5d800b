namespace PhoneRig.Network.Tftp;

/// <summary>
/// The transfers of a server from their first window to their end: what comes to their ports, what is sent again, and which of two of the same request goes on. A packet of a
/// transfer in flow allocates nothing.
/// </summary>
/// <param name="options">Limits and timers.</param>
/// <param name="transfers">The transfers.</param>
/// <param name="told">What is told of them.</param>
internal sealed class TransferFlow(TftpServerOptions options, TransferTable transfers, TftpReports told)
{
    private readonly byte[] buffer = new byte[TftpCodec.DataHeaderSize + Math.Max(512, options.MostBlockSize)];

    /// <summary>Begins a transfer.</summary>
    /// <param name="now">Loop uptime.</param>
    /// <param name="transfer">The transfer.</param>
    /// <param name="undecided">The held one of the same request, until its client goes on with one of them; null: there is none.</param>
    /// <param name="sink">Takes its first packets.</param>
    /// <exception cref="IOException">Its file cannot be read; it has not begun.</exception>
    public void Begin(TimeSpan now, TftpTransfer transfer, TftpTransfer? undecided, ITftpSink sink)
    {
        transfers.Add(transfer);
        if (undecided is not null)
        {
            (transfer.Rival, undecided.Rival, transfer.IsSecond) = (undecided, transfer, true);
        }

        try
        {
            transfer.SendWindow(now, buffer, sink);
            transfers.WakeFor(transfer);
        }
        catch (IOException)
        {
            transfers.End(transfer, now, remember: false);
            throw;
        }
    }

    /// <summary>The same request again: its answer was lost, or is late.</summary>
    public void Repeat(TimeSpan now, TftpTransfer transfer, ITftpSink sink)
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

    /// <summary>Takes a datagram that came to a transfer's port.</summary>
    public void Receive(TimeSpan now, int port, UdpPeer from, ReadOnlySpan<byte> bytes, ITftpSink sink)
    {
        if (transfers.Find(port, from) is not { } transfer)
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

    private void ReceiveFromStranger(TimeSpan now, int port, UdpPeer from, ReadOnlySpan<byte> bytes, ITftpSink sink)
    {
        if (TftpCodec.TryParse(bytes, out var packet, out _) && packet is not TftpError)
        {
            sink.Send(port, TftpCodec.Format(new TftpError(TftpErrorCode.UnknownTransferId, "no such transfer here")), from);
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
                told.Malformed(now, transfer.Client, rejection, sink);
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
        told.Failed(rival, rival.IsSecond ? "begun by a late repeat of the request; its client goes on with the transfer before" : TftpReports.Replaced, sink);
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
        sink.Send(transfer.Port, TftpCodec.Format(new TftpError(TftpErrorCode.Undefined, "the file cannot be read on")), transfer.Client);
        told.Failed(transfer, $"the file cannot be read on: {PrintableText.Clean(fault.Message)}", sink);
    }
}
