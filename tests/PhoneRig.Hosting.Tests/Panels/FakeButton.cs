using PhoneRig.Core.Ports;

namespace PhoneRig.Hosting.Tests.Panels;

internal sealed class FakeButton : IButton
{
    public string Name => "button gpio/6";

    public bool Down { get; set; }

    public bool Fails { get; set; }

    public int Looks { get; private set; }

    public bool IsDown()
    {
        Looks++;
        return Fails ? throw new HardwareFaultException(Name, "its board does not answer") : Down;
    }
}
