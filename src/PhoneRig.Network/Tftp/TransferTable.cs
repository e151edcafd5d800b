namespace PhoneRig.Network.Tftp;

/// <summary>
/// The transfers of a server: by their ports and their client, how many there are, and when something of them is due. It holds no more than twice
/// <see cref="TftpServerOptions.TransfersInAll"/>, whatever comes: those under way, and as many that ended lately.
/// </summary>
/// <param name="options">The limits.</param>
internal sealed class TransferTable(TftpServerOptions options)
{
    private readonly TftpPorts ports = new(options.TransferPorts);
    private readonly Dictionary<(int Port, UdpPeer Client), TftpTransfer> byPorts = [];
    private readonly Dictionary<(int Group, UdpPeer Client), TftpTransfer> latest = [];
    private readonly Dictionary<UdpPeer, int> activeOfHost = [];
    private readonly PriorityQueue<TftpTransfer, TimeSpan> wakeUps = new();
    private readonly Queue<TftpTransfer> ended = new();

    /// <summary>Transfers under way.</summary>
    public int Active { get; private set; }

    /// <summary>When something is due; null for never. It may be early.</summary>
    public TimeSpan? WakeAt => (wakeUps.TryPeek(out _, out var due), ended.TryPeek(out var oldest)) switch
    {
        (true, true) => due < oldest!.Deadline ? due : oldest.Deadline,
        (true, false) => due,
        (false, true) => oldest!.Deadline,
        _ => null,
    };

    /// <summary>The transfer that a packet belongs to, under way or ended lately.</summary>
    public TftpTransfer? Find(int port, UdpPeer client) => byPorts.GetValueOrDefault((port, client));

    /// <summary>The last transfer that a client asked this address of the server for.</summary>
    public TftpTransfer? Latest(int group, UdpPeer client) => latest.GetValueOrDefault((group, client));

    /// <summary>False where the client or the server has as many as it may have.</summary>
    public bool HasRoomFor(UdpPeer client) => Active < options.TransfersInAll && activeOfHost.GetValueOrDefault(client.Host) < options.TransfersPerAddress;

    /// <summary>A transfer begins.</summary>
    public void Add(TftpTransfer transfer)
    {
        byPorts[(transfer.Port, transfer.Client)] = transfer;
        latest[(ports.GroupOf(transfer.Port), transfer.Client)] = transfer;
        activeOfHost[transfer.Client.Host] = activeOfHost.GetValueOrDefault(transfer.Client.Host) + 1;
        Active++;
    }

    /// <summary>
    /// Queues a wake-up for a transfer under way, unless one is queued in time. A deadline that moved back leaves its wake-up in the queue: it fires once, finds
    /// nothing due and queues the new one. So a transfer in flow costs no queue work for each packet.
    /// </summary>
    public void WakeFor(TftpTransfer transfer)
    {
        if (transfer.Deadline < transfer.QueuedFor)
        {
            Unqueue(transfer);
            transfer.QueuedFor = transfer.Deadline;
            wakeUps.Enqueue(transfer, transfer.Deadline);
        }
    }

    /// <summary>The next transfer under way whose deadline has passed; it has no wake-up any more.</summary>
    public TftpTransfer? NextDue(TimeSpan now)
    {
        while (wakeUps.TryPeek(out var transfer, out var at) && at <= now)
        {
            wakeUps.Dequeue();
            transfer.QueuedFor = TimeSpan.MaxValue;
            if (transfer.Deadline <= now)
            {
                return transfer;
            }

            WakeFor(transfer);
        }

        return null;
    }

    /// <summary>Nothing of a transfer is due until its client speaks, or until it goes on.</summary>
    public void Hold(TftpTransfer transfer) => Unqueue(transfer);

    /// <summary>A transfer that was held goes on, and is its client's latest.</summary>
    public void Resume(TftpTransfer transfer, TimeSpan now)
    {
        transfer.Resume(now);
        WakeFor(transfer);
        Prefer(transfer);
    }

    /// <summary>Of several of its client, this is the one that a request is held against.</summary>
    public void Prefer(TftpTransfer transfer) => latest[(ports.GroupOf(transfer.Port), transfer.Client)] = transfer;

    /// <summary>A transfer is over.</summary>
    /// <param name="transfer">The transfer.</param>
    /// <param name="now">Loop uptime.</param>
    /// <param name="remember">Whether its late packets are still known as its own.</param>
    public void End(TftpTransfer transfer, TimeSpan now, bool remember)
    {
        Unqueue(transfer);
        transfer.End(now);
        Active--;
        var host = transfer.Client.Host;
        if (--activeOfHost[host] is var left && left == 0)
        {
            activeOfHost.Remove(host);
        }

        if (!remember)
        {
            Forget(transfer);
            return;
        }

        ended.Enqueue(transfer);
        if (ended.Count > options.TransfersInAll)
        {
            Forget(ended.Dequeue());
        }
    }

    /// <summary>Forgets transfers whose late packets cannot be on the way any more.</summary>
    public void ForgetOld(TimeSpan now)
    {
        while (ended.TryPeek(out var oldest) && oldest.Deadline <= now)
        {
            Forget(ended.Dequeue());
        }
    }

    private void Unqueue(TftpTransfer transfer)
    {
        if (transfer.QueuedFor != TimeSpan.MaxValue)
        {
            wakeUps.Remove(transfer, out _, out _);
            transfer.QueuedFor = TimeSpan.MaxValue;
        }
    }

    private void Forget(TftpTransfer transfer)
    {
        // Another transfer may have its place by now: entries are compared, not only keys.
        if (Find(transfer.Port, transfer.Client) == transfer)
        {
            byPorts.Remove((transfer.Port, transfer.Client));
        }

        var group = ports.GroupOf(transfer.Port);
        if (Latest(group, transfer.Client) == transfer)
        {
            latest.Remove((group, transfer.Client));
        }
    }
}
