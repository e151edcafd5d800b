using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Consoles;

namespace PhoneRig.Hardware.Tests.Consoles;

[TestFixture]
internal sealed class TtySerialPortTests : SerialPortContract
{
    [Test]
    public void A_device_that_another_copy_of_the_program_holds_is_refused()
    {
        using var pty = new Pty();
        var heard = new Listener();
        using var line = Make(pty.Path, new OpenPorts()).Open(heard.Received, heard.Lost);

        // A registry of its own, as in another process; the tests run as root, whom TIOCEXCL does not stop.
        Assert.That(
            () => Make(pty.Path, new OpenPorts()).Open(heard.Received, heard.Lost),
            Throws.TypeOf<HardwareFaultException>().With.Message.Contains("another program holds it"));
    }

    protected override ISerialPort Make(string name, OpenPorts ports) => new TtySerialPort(name, ports);
}
