using System.Device.Gpio;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;
using PhoneRig.Hardware.Power;
using PhoneRig.Simulator.Bench.Gpio;

namespace PhoneRig.Hosting.Tests.Power;

/// <summary>A relay on the controller's own header, which nobody can take away.</summary>
[TestFixture(RelayContact.NormallyClosed, ActiveLevel.High)]
[TestFixture(RelayContact.NormallyOpen, ActiveLevel.Low)]
internal sealed class HeaderRelayTests(RelayContact contact, ActiveLevel active) : PowerSwitchContract
{
    private const int Pin = 17;

    private readonly List<GpioController> programs = [];
    private SimulatedGpioDriver header = null!;
    private int moves;

    protected override int Orders => moves;

    protected override bool Feeds
    {
        get
        {
            var line = header.Line(Pin);
            return (line.Driven && line.Level == (active == ActiveLevel.High)) == (contact == RelayContact.NormallyOpen);
        }
    }

    [SetUp]
    public void Solder()
    {
        header = new SimulatedGpioDriver();
        moves = 0;
        header.LineChanged += (_, _) => moves++;
    }

    [TearDown]
    public void Close()
    {
        programs.ForEach(one => one.Dispose());
        programs.Clear();
        header.Dispose();
    }

    protected override IPowerSwitch Make()
    {
        programs.Add(new GpioController(header));
        return new RelayPowerSwitch(new PinLine($"gpio/{Pin}", programs[^1], Pin), contact, active);
    }

    protected override void Leave(bool on)
    {
        Make().Switch(on);
        programs.ForEach(one => one.Dispose());
        programs.Clear();
    }
}
