namespace PhoneRig.Core.Ports;

/// <summary>An open serial line. Disposing it takes a second at most, healthy or hung up.</summary>
public interface ISerialLine : IDisposable
{
    /// <summary>Sends bytes, waiting one second at most.</summary>
    /// <exception cref="HardwareFaultException">The line is lost or does not take the bytes.</exception>
    void Write(ReadOnlySpan<byte> bytes);

    /// <summary>
    /// Listens, and would send, at another speed from now on, 8N1 as before; what had come before and was not handed on yet is dropped. Nothing is sent, and the port is not opened anew:
    /// until a tty that was just opened is set up, the kernel sends back what it hears.
    /// </summary>
    /// <param name="baud">Bits a second.</param>
    /// <exception cref="HardwareFaultException">The line is lost, or knows no such speed.</exception>
    void Retune(int baud);
}
