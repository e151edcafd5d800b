using PhoneRig.Core.Configuration;

namespace PhoneRig.Simulator.Bench.Serial;

/// <summary>The wires between a phone's console and the rig's adapter: what is sent into them, and what is left of it at the other end.</summary>
/// <param name="phoneBaud">The speed of the phone's end, in bits a second; the rig's is <see cref="BenchConsoleConfig.RigBaud"/>.</param>
/// <param name="noise">What happens to the phone's bytes on the way; null: nothing.</param>
internal sealed class ConsoleWire(int phoneBaud, ConsoleNoise? noise)
{
    private readonly UartMismatch? up = phoneBaud == BenchConsoleConfig.RigBaud ? null : new(phoneBaud, BenchConsoleConfig.RigBaud);
    private readonly UartMismatch? down = phoneBaud == BenchConsoleConfig.RigBaud ? null : new(BenchConsoleConfig.RigBaud, phoneBaud);

    /// <summary>What the rig reads of the phone's bytes.</summary>
    public ReadOnlyMemory<byte> FromPhone(ReadOnlyMemory<byte> bytes)
    {
        var read = up?.Through(bytes) ?? bytes;
        return noise?.Through(read) ?? read;
    }

    /// <summary>What the phone reads of the rig's bytes.</summary>
    public ReadOnlyMemory<byte> ToPhone(ReadOnlyMemory<byte> bytes) => down?.Through(bytes) ?? bytes;
}
