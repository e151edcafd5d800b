using PhoneRig.Core.Ports;

namespace PhoneRig.Hosting.Worlds;

/// <summary>A serial port as a simulated process has it: an open line closes with it.</summary>
/// <param name="port">The port.</param>
/// <param name="handles">What the process has open.</param>
internal sealed class ProcessSerialPort(ISerialPort port, ProcessHandles handles) : ISerialPort
{
    public string Name => port.Name;

    public ISerialLine Open(Action<ReadOnlyMemory<byte>> received, Action<string> lost) => handles.Add(port.Open(received, lost));
}
