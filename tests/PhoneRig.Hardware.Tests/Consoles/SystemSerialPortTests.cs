using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Consoles;

namespace PhoneRig.Hardware.Tests.Consoles;

[TestFixture]
internal sealed class SystemSerialPortTests : SerialPortContract
{
    protected override ISerialPort Make(string name, OpenPorts ports) => new SystemSerialPort(name, ports);
}
