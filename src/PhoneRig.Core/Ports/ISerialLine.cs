namespace PhoneRig.Core.Ports;

/// <summary>An open serial line. Disposing it takes a second at most, healthy or hung up.</summary>
public interface ISerialLine : IDisposable
{
    /// <summary>Sends bytes, waiting one second at most.</summary>
    /// <exception cref="HardwareFaultException">The line is lost or does not take the bytes.</exception>
    void Write(ReadOnlySpan<byte> bytes);
}
