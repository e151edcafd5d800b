using System.Device.Gpio;
using PhoneRig.Hardware.Boards;
using PhoneRig.Hardware.Chips;
using PhoneRig.Simulator.Bench.Gpio;
using PhoneRig.Simulator.Bench.I2c;

namespace PhoneRig.Hardware.Tests.Keypads;

/// <summary>A board of simulated metal, and the driver that a program has opened on it.</summary>
internal sealed class ContractBoard : IDisposable
{
    private readonly string name;
    private readonly string chip;
    private readonly SimulatedI2cBus bus = new();
    private readonly ISimulatedPins metal;
    private Pca9685? dimmer;
    private GpioController controller = null!;

    public ContractBoard(string name, string chip)
    {
        (this.name, this.chip) = (name, chip);
        metal = chip switch
        {
            "mcp23017" => new Mcp23017Chip(),
            "pca9685" => new Pca9685Chip(),
            _ => new SimulatedGpioDriver(),
        };
        if (metal is ISimulatedI2cChip part)
        {
            bus.Attach(0x44, part);
        }

        metal.LineChanged += (pin, state) => Moved.Add((pin, state));
        Reopen();
    }

    /// <summary>Every change of a pin.</summary>
    public List<(int Pin, LineState State)> Moved { get; } = [];

    public bool IsOn(int pin) => metal.Line(pin) is { Driven: true, Level: true };

    public PinLine Line(int pin) => new($"{name}/{pin}", controller, pin);

    public DutyPin? Duty(int pin) => dimmer is null ? null : new DutyPin($"{name}/{pin}", dimmer, pin);

    /// <summary>The program has ended, and another one begins.</summary>
    public void Reopen()
    {
        controller?.Dispose();
        GpioDriver driver = chip switch
        {
            "mcp23017" => new Mcp23017(bus.CreateDevice(0x44)),
            "pca9685" => dimmer = new Pca9685(bus.CreateDevice(0x44)),
            _ => (SimulatedGpioDriver)metal,
        };
        controller = new GpioController(driver);
    }

    /// <summary>It does not answer any more.</summary>
    public void Break()
    {
        if (!bus.Detach(0x44))
        {
            controller.Dispose();
        }
    }

    public void Dispose()
    {
        controller.Dispose();
        dimmer?.Dispose();
        bus.Dispose();
    }
}
