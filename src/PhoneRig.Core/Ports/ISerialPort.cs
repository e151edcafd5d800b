namespace PhoneRig.Core.Ports;

/// <summary>A serial port that can be opened, lost and opened again.</summary>
public interface ISerialPort
{
    /// <summary>What a person calls it: a device path.</summary>
    string Name { get; }

    /// <summary>
    /// Opens it: raw, ECHO off before the first byte is read, nothing sent. Both callbacks may come on any thread, never at once;
    /// after <paramref name="lost"/> (called at most once, with the reason) or <see cref="IDisposable.Dispose"/> none comes any more.
    /// </summary>
    /// <exception cref="HardwareFaultException">It cannot be opened: missing, in use, refused. The message says which, and what to do.</exception>
    ISerialLine Open(Action<ReadOnlyMemory<byte>> received, Action<string> lost);
}
