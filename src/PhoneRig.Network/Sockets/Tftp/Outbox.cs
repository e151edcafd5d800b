namespace PhoneRig.Network.Sockets.Tftp;

/// <summary>What the engine's sockets are to send, gathered until the work at hand is done, in the order in which it came.</summary>
internal sealed class Outbox
{
    private readonly DatagramBatch batch = new();
    private TftpSocket? socket;
    private int count;

    /// <summary>Gathers a datagram.</summary>
    public void Add(TftpSocket from, ReadOnlySpan<byte> payload, UdpPeer to)
    {
        if (from != socket || count == DatagramBatch.Most || payload.Length > DatagramBatch.Room)
        {
            Flush();
        }

        if (payload.Length > DatagramBatch.Room)
        {
            from.Send(payload, to);
            return;
        }

        socket = from;
        batch.Put(count++, payload, to);
    }

    /// <summary>Sends what was gathered.</summary>
    public void Flush()
    {
        if (count > 0)
        {
            batch.Send(socket!, count);
            count = 0;
        }
    }
}
