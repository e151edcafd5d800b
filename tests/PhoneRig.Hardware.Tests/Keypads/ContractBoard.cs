using System.Device.Gpio;
using PhoneRig.Hardware.Boards;
using PhoneRig.Hardware.Chips;
using PhoneRig.Simulator.Bench.Gpio;
using PhoneRig.Simulator.Bench.I2c;
using PhoneRig.Tests.RealKernel;

namespace PhoneRig.Hardware.Tests.Keypads;

/// <summary>A board of simulated metal, or lines of a real kernel's header, and the driver that a program has opened on it.</summary>
internal sealed class ContractBoard : IDisposable
{
    /// <summary>The chip that is a real kernel's header, where scripts/uml-tests.sh runs the test.</summary>
    public const string RealHeader = "real-header";

    /// <summary>Where the boards' pins are on the real header: lines that a rig may use for actuators.</summary>
    private static readonly Dictionary<(string Board, int Pin), int> Lines = new()
    {
        [("left", 3)] = 10,
        [("left", 12)] = 11,
        [("right", 3)] = 12,
        [("right", 9)] = 13,
    };

    private readonly string name;
    private readonly string chip;
    private readonly SimulatedI2cBus bus = new();
    private readonly ISimulatedPins? metal;
    private readonly LineLog? log;
    private readonly List<(int Pin, LineState State)> moved = [];
    private Pca9685? dimmer;
    private GpioController controller = null!;

    public ContractBoard(string name, string chip)
    {
        (this.name, this.chip) = (name, chip);
        if (chip == RealHeader)
        {
            SimulatedHeader.Need();

            // As the chips of the other boards: what a program leaves, stays.
            SimulatedHeader.OutputsPersist = true;
            log = new LineLog();
        }
        else
        {
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

            metal.LineChanged += (pin, state) => moved.Add((pin, state));
        }

        Reopen();
    }

    /// <summary>Every change of a pin.</summary>
    public IReadOnlyList<(int Pin, LineState State)> Moved => log is null ? moved :
    [
        .. from edge in log.Edges()
           from line in Lines
           where line.Value == edge.Line && line.Key.Board == name
           select (line.Key.Pin, new LineState(Driven: true, edge.High)),
    ];

    public bool IsOn(int pin) => metal is null ? SimulatedHeader.IsHigh(Lines[(name, pin)]) : metal.Line(pin) is { Driven: true, Level: true };

    public PinLine Line(int pin) => new($"{name}/{pin}", controller, metal is null ? Lines[(name, pin)] : pin);

    public DutyPin? Duty(int pin) => dimmer is null ? null : new DutyPin($"{name}/{pin}", dimmer, pin);

    /// <summary>Forgets what has moved so far.</summary>
    public void Forget()
    {
        moved.Clear();
        log?.Begin();
    }

    /// <summary>The program has ended, and another one begins.</summary>
    public void Reopen()
    {
        controller?.Dispose();
        controller = chip switch
        {
            RealHeader => HeaderGpio.Open(),
            "mcp23017" => new GpioController(new Mcp23017(bus.CreateDevice(0x44))),
            "pca9685" => new GpioController(dimmer = new Pca9685(bus.CreateDevice(0x44))),
            _ => new GpioController((SimulatedGpioDriver)metal!),
        };
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
        controller?.Dispose();
        dimmer?.Dispose();
        bus.Dispose();
    }
}
