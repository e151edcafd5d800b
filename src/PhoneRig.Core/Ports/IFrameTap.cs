namespace PhoneRig.Core.Ports;

/// <summary>Where the frames of a segment can be listened to, beside its datagrams and streams.</summary>
public interface IFrameTap
{
    /// <summary>Listens, until what is returned is disposed of.</summary>
    /// <param name="heard">A frame came, from its destination address on, without its check sequence. On the network's loop; the bytes are the receiver's to keep.</param>
    /// <exception cref="HardwareFaultException">It may not listen here; the message says what is missing and how to get it.</exception>
    IDisposable Listen(Action<ReadOnlyMemory<byte>> heard);
}
