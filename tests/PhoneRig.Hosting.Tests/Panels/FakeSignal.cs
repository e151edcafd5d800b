using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hosting.Tests.Panels;

/// <summary>A lamp that notes when it was switched, in milliseconds of rig time, or fails.</summary>
internal sealed class FakeSignal(EventLoop loop) : ISignal
{
    public string Name => "light gpio/22";

    public List<string> Orders { get; } = [];

    public bool Fails { get; set; }

    public void Switch(bool on)
    {
        Orders.Add(FormattableString.Invariant($"{loop.Uptime.TotalMilliseconds} {(on ? "on" : "off")}"));
        if (Fails)
        {
            throw new HardwareFaultException(Name, "its wire is off");
        }
    }
}
