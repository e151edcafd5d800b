namespace PhoneRig.Hardware.Tests.Fakes;

/// <summary>What a chip on a fake bus does with bytes. A transfer that writes and then reads is one <see cref="Write"/> and one <see cref="Read"/>.</summary>
internal interface II2cChip
{
    void Write(ReadOnlySpan<byte> bytes);

    void Read(Span<byte> bytes);
}
