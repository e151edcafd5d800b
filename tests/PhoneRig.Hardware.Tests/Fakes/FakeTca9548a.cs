namespace PhoneRig.Hardware.Tests.Fakes;

/// <summary>The mux from its data sheet: one control register; each bit puts a channel's chips on the wire.</summary>
internal sealed class FakeTca9548a : II2cChip
{
    /// <summary>The chips of each channel, by address.</summary>
    public Dictionary<int, II2cChip>[] Channels { get; } = [.. Enumerable.Range(0, 8).Select(_ => new Dictionary<int, II2cChip>())];

    public byte Control { get; set; }

    public int Selects { get; private set; }

    public IEnumerable<II2cChip> Visible(int address) =>
        Enumerable.Range(0, 8).Where(channel => (Control >> channel & 1) == 1).Select(channel => Channels[channel].GetValueOrDefault(address)).OfType<II2cChip>();

    public void Write(ReadOnlySpan<byte> bytes)
    {
        Selects++;
        Control = bytes[^1]; // the last byte stays (data sheet 8.6.3)
    }

    public void Read(Span<byte> bytes) => bytes.Fill(Control);
}
