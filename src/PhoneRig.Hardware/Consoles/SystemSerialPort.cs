using System.IO.Ports;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hardware.Consoles;

/// <summary>
/// A serial device on System.IO.Ports: for systems that <see cref="TtySerialPort"/> does not know. Waiting costs it a few percent of a
/// core (dotnet/runtime issue 2379). 8N1, no flow control; DTR and RTS are never touched by us.
/// </summary>
/// <param name="name">The device, best by its stable name under /dev/serial/by-id.</param>
/// <param name="ports">The rig's open devices: root may open a held device twice.</param>
/// <param name="baud">Bits a second. Default: 9600 (facts 5.1).</param>
public sealed class SystemSerialPort(string name, OpenPorts ports, int baud = 9600) : ISerialPort
{
    private const int WriteLimitInMilliseconds = 1000;

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public ISerialLine Open(Action<ReadOnlyMemory<byte>> received, Action<string> lost)
    {
        var claim = ports.Claim(name);

        // A write without a timeout waits for ever once the line is lost, and then Close does too.
        var port = new SerialPort(name, baud, Parity.None, 8, StopBits.One) { WriteTimeout = WriteLimitInMilliseconds };
        try
        {
            port.Open();
            port.DiscardInBuffer();
            return new SystemSerialLine(name, port, ports, claim, received, lost);
        }
        catch (Exception e)
        {
            port.Dispose();
            claim.Dispose();
            throw Explain(e);
        }
    }

    /// <summary>The library calls every failure to open "denied"; the kernel's error number is in the inner exception, or a nonsense one for a plain file.</summary>
    private Exception Explain(Exception error) => error switch
    {
        _ when !File.Exists(name) => SerialFaults.Missing(name, error),
        UnauthorizedAccessException { InnerException: IOException { HResult: Libc.Busy } } => SerialFaults.Busy(name, error),
        UnauthorizedAccessException { InnerException: IOException { HResult: Libc.AccessDenied or Libc.NotPermitted } } => SerialFaults.Forbidden(name, error),
        UnauthorizedAccessException or ArgumentException => SerialFaults.NotSerial(name, error),
        IOException => SerialFaults.Other(name, error.Message, error),
        _ => error,
    };
}
