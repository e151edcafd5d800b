using PhoneRig.Core.Evidence;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hosting.Tests.Support;

/// <summary>A meter that the test sets, and when it was looked at.</summary>
internal sealed class FakeMeter(IEventLoop loop) : IPowerMeter
{
    /// <summary>What it tells; null: no measurement ends.</summary>
    public LinePower? Line { get; set; } = new(On: false, 0, 0);

    /// <summary>True: it does not answer.</summary>
    public bool Broken { get; set; }

    /// <summary>When it was looked at, in milliseconds.</summary>
    public List<double> Looks { get; } = [];

    public LinePower? Read()
    {
        Looks.Add(loop.Uptime.TotalMilliseconds);
        return Broken ? throw new HardwareFaultException("meter m1", "the chip does not answer: check its supply") : Line;
    }
}
