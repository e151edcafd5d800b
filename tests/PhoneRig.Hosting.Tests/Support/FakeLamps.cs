using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hosting.Tests.Support;

/// <summary>One lamp that the test lights, and when it was looked at.</summary>
internal sealed class FakeLamps(IEventLoop loop) : ILampSensor
{
    public ImmutableArray<Lamp> Lamps { get; } = [new Lamp("mute")];

    public LampColour? Colour { get; set; } = LampColour.Dark;

    /// <summary>The part that fails; null for none.</summary>
    public string? Broken { get; set; }

    /// <summary>When it was looked at, in milliseconds.</summary>
    public List<double> Looks { get; } = [];

    public ImmutableArray<LampColour?> Read()
    {
        Looks.Add(loop.Uptime.TotalMilliseconds);
        return Broken is null ? [Colour] : throw new HardwareFaultException(Broken, "does not answer: check its cable");
    }
}
