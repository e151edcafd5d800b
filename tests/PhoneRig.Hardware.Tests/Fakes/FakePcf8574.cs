namespace PhoneRig.Hardware.Tests.Fakes;

/// <summary>The quasi-bidirectional port from its data sheet. It records every level of each pin, so a level on the way from one to another cannot hide.</summary>
internal sealed class FakePcf8574 : II2cChip
{
    private readonly List<byte> latches = [0xFF];

    /// <summary>How many bytes were written.</summary>
    public int Writes => latches.Count - 1;

    /// <summary>Pins that something outside pulls low.</summary>
    public byte PulledLow { get; set; }

    /// <summary>What it was last told.</summary>
    public byte Latch => latches[^1];

    /// <summary>What an earlier program left.</summary>
    public void Leave(byte latch)
    {
        latches.Clear();
        latches.Add(latch);
    }

    /// <summary>The levels of a pin's latch since power-on or <see cref="Leave"/>, changes only: "HLH".</summary>
    public string Shown(int pin) => latches.Aggregate("", (shown, latch) => (latch >> pin & 1) == 1 ? shown.EndsWith('H') ? shown : shown + "H" : shown.EndsWith('L') ? shown : shown + "L");

    public void Write(ReadOnlySpan<byte> bytes) => latches.AddRange(bytes);

    public void Read(Span<byte> bytes) => bytes.Fill((byte)(Latch & ~PulledLow));
}
