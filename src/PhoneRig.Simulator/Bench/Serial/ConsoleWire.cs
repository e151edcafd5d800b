namespace PhoneRig.Simulator.Bench.Serial;

/// <summary>The wires between a phone's console and the rig's adapter: what is sent into them, and what is left of it at the other end.</summary>
/// <param name="phoneBaud">The speed of the phone's end, in bits a second.</param>
/// <param name="noise">What happens to the phone's bytes on the way; null: nothing.</param>
internal sealed class ConsoleWire(int phoneBaud, ConsoleNoise? noise)
{
    /// <summary>What the rig reads of the phone's bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="rigBaud">The speed of the rig's end.</param>
    public ReadOnlyMemory<byte> FromPhone(ReadOnlyMemory<byte> bytes, int rigBaud)
    {
        var read = Through(bytes, phoneBaud, rigBaud);
        return noise?.Through(read) ?? read;
    }

    /// <summary>What the phone reads of the rig's bytes.</summary>
    /// <inheritdoc cref="FromPhone" path="/param"/>
    public ReadOnlyMemory<byte> ToPhone(ReadOnlyMemory<byte> bytes, int rigBaud) => Through(bytes, rigBaud, phoneBaud);

    private static ReadOnlyMemory<byte> Through(ReadOnlyMemory<byte> bytes, int sent, int read) => sent == read ? bytes : new UartMismatch(sent, read).Through(bytes);
}
