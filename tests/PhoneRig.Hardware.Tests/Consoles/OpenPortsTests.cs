using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Consoles;

namespace PhoneRig.Hardware.Tests.Consoles;

public sealed class OpenPortsTests
{
    private readonly OpenPorts ports = new();

    [Test]
    public void Closes_that_never_return_are_counted_and_when_they_are_too_many_nothing_is_opened_any_more()
    {
        var stuck = Enumerable.Range(0, 8).Select(_ => ports.Close()).ToList();
        Assert.That(ports.Closing, Is.EqualTo(8));
        Assert.That(() => ports.Claim("/dev/x"), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("8 lines").And.Message.Contains("start phonerig again"));

        stuck[0].Dispose();
        stuck[0].Dispose();
        Assert.That(ports.Closing, Is.EqualTo(7), "one that returns after all is counted once");
        Assert.That(() => ports.Claim("/dev/x").Dispose(), Throws.Nothing);
    }
}
