namespace PhoneRig.Core.Ports;

/// <summary>Hears a stream, on its network's loop.</summary>
public interface IStreamReceiver
{
    /// <summary>The connection that was asked for is open.</summary>
    void Opened();

    /// <summary>Bytes came, in the order in which they were sent, cut anywhere. They are the receiver's to keep.</summary>
    void Received(ReadOnlyMemory<byte> bytes);

    /// <summary>It is over; the last call. Nothing needs to be disposed of any more.</summary>
    void Closed(StreamEnd end);
}
