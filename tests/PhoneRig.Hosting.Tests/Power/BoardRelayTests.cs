using System.Device.Gpio;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;
using PhoneRig.Hardware.Chips;
using PhoneRig.Hardware.Power;
using PhoneRig.Simulator.Bench.Gpio;
using PhoneRig.Simulator.Bench.I2c;

namespace PhoneRig.Hosting.Tests.Power;

/// <summary>A relay on an MCP23017 and on a PCF8574, each wired in the ways that are safe there.</summary>
[TestFixture("mcp23017", RelayContact.NormallyClosed, ActiveLevel.High)]
[TestFixture("mcp23017", RelayContact.NormallyOpen, ActiveLevel.Low)]
[TestFixture("pcf8574", RelayContact.NormallyClosed, ActiveLevel.Low)]
[TestFixture("pcf8574", RelayContact.NormallyOpen, ActiveLevel.Low)]
internal sealed class BoardRelayTests(string board, RelayContact contact, ActiveLevel active) : RemotePowerSwitchContract
{
    private const int Pin = 1;

    private readonly List<IDisposable> programs = [];
    private SimulatedI2cBus bus = null!;
    private ISimulatedI2cChip chip = null!;
    private ISimulatedPins pins = null!;
    private int moves;

    protected override int Orders => moves;

    /// <summary>A coil whose input's resistor holds it at rest where its pin lets go.</summary>
    protected override bool Feeds
    {
        get
        {
            var line = pins.Line(Pin);
            return (line.Driven && line.Level == (active == ActiveLevel.High)) == (contact == RelayContact.NormallyOpen);
        }
    }

    [SetUp]
    public void Solder()
    {
        bus = new SimulatedI2cBus();
        chip = board == "pcf8574" ? new Pcf8574Chip() : new Mcp23017Chip();
        pins = (ISimulatedPins)chip;
        BringBack();
        moves = 0;
        pins.LineChanged += (_, _) => moves++;
    }

    [TearDown]
    public void Close()
    {
        programs.ForEach(one => one.Dispose());
        programs.Clear();
        bus.Dispose();
    }

    protected override IPowerSwitch Make()
    {
        var device = bus.CreateDevice(0x20);
        var controller = new GpioController(board == "pcf8574" ? new Pcf8574(device) : new Mcp23017(device));
        programs.Add(controller);
        return new RelayPowerSwitch(new PinLine($"{board}/{Pin}", controller, Pin), contact, active);
    }

    protected override void Leave(bool on)
    {
        Make().Switch(on);
        programs.ForEach(one => one.Dispose());
        programs.Clear();
    }

    protected override void TakeAway() => bus.Detach(0x20);

    protected override void BringBack() => bus.Attach(0x20, chip);
}
