using PhoneRig.Core.Configuration;
using PhoneRig.Simulator.Bench.Gpio;
using PhoneRig.Simulator.Bench.I2c;
using PhoneRig.Simulator.Bench.Solenoids;

namespace PhoneRig.Simulator.Bench;

/// <summary>The header, the buses and the boards on them, and who uses which pin. Collects what is wrong with a wiring.</summary>
internal sealed class BenchBoards
{
    private readonly Dictionary<string, ISimulatedI2cChip> chips = new(StringComparer.Ordinal);
    private readonly Dictionary<int, SimulatedI2cBus> buses = [];
    private readonly Dictionary<PinRef, string> users = [];
    private readonly Func<TimeSpan> uptime;

    /// <summary>Places every board of a rig.</summary>
    /// <param name="rig">The rig.</param>
    /// <param name="header">The controller's own pins.</param>
    /// <param name="uptime">What time it is.</param>
    public BenchBoards(RigConfig rig, SimulatedGpioDriver header, Func<TimeSpan> uptime)
    {
        (Header, this.uptime) = (header, uptime);
        foreach (var (name, board) in rig.Boards.OrderBy(board => board.Key, StringComparer.Ordinal))
        {
            Place(name, board);
        }
    }

    /// <summary>The controller's own pins.</summary>
    public SimulatedGpioDriver Header { get; }

    /// <summary>What is wrong so far.</summary>
    public List<string> Problems { get; } = [];

    /// <summary>A bus by its number; an empty one where the rig has no board on it.</summary>
    public SimulatedI2cBus Bus(int number)
    {
        if (!buses.TryGetValue(number, out var bus))
        {
            buses.Add(number, bus = new SimulatedI2cBus(number));
        }

        return bus;
    }

    /// <summary>The chip of a board; null where there is no such board.</summary>
    public ISimulatedI2cChip? Chip(string board) => chips.GetValueOrDefault(board);

    /// <summary>Runs a wire from a pin to an actuator. Null, and a problem, where that cannot be.</summary>
    public ActuatorWire? Wire(string user, PinRef pin, ActiveLevel active) => Pins(user, pin) is { } pins ? new ActuatorWire(pins, pin.Number, active) : null;

    /// <summary>Runs a wire from a pin to a coil. Null, and a problem, where that cannot be.</summary>
    public CoilWire? Coil(string user, PinRef pin, ActiveLevel active) => Pins(user, pin) is { } pins ? new CoilWire(pins, pin.Number, active) : null;

    /// <summary>Runs a wire from a part of the bench to a pin that the rig reads: true is high. Null, and a problem, where that cannot be.</summary>
    public Action<bool>? Lead(string user, PinRef pin)
    {
        switch (Pins(user, pin))
        {
            case Mcp23017Chip expander:
                return level => expander.SetInput(pin.Number, level);
            case Pcf8574Chip expander:
                return level => expander.SetInput(pin.Number, level);
            case SimulatedGpioDriver header:
                return level => header.SetInput(pin.Number, level);
            case not null:
                Problem(user, pin, "is an output only: nothing can be read there");
                return null;
            default:
                return null;
        }
    }

    /// <summary>The meter on a board. Null, and a problem, where there is none, or it meters another line.</summary>
    public Ina2x8Chip? Meter(string user, string board)
    {
        if (Chip(board) is not Ina2x8Chip meter)
        {
            Problems.Add($"{user}: {Known(board, "ina228 or ina238")}");
            return null;
        }

        return Claim(user, new PinRef(board, 0), 1) ? meter : null;
    }

    /// <summary>Puts a chip behind a mux channel. False, and a problem, where that cannot be.</summary>
    public bool Hang(string user, PinRef channel, int address, ISimulatedI2cChip chip)
    {
        if (Chip(channel.Board) is not Tca9548aChip mux)
        {
            Problem(user, channel, $"is no mux channel: {Known(channel.Board, "tca9548a")}");
            return false;
        }

        if (!Claim(user, channel, Tca9548aChip.Channels))
        {
            return false;
        }

        mux.Channel(channel.Number).Attach(address, chip);
        return true;
    }

    private ISimulatedPins? Pins(string user, PinRef pin)
    {
        var pins = pin.Board == PinRef.Header ? Header : Chip(pin.Board) as ISimulatedPins;
        if (pins is null)
        {
            Problem(user, pin, $"is no pin: {Known(pin.Board, "mcp23017, pcf8574 or pca9685")}");
            return null;
        }

        return Claim(user, pin, pins.Count) ? pins : null;
    }

    private void Place(string name, BoardConfig board)
    {
        var (low, high, chip) = board.Chip switch
        {
            "mcp23017" => (0x20, 0x27, (ISimulatedI2cChip)new Mcp23017Chip()),
            "pcf8574" => (0x20, 0x27, new Pcf8574Chip()),
            "pcf8574a" => (0x38, 0x3F, new Pcf8574Chip()),
            "pca9685" => (0x40, 0x77, new Pca9685Chip()),
            "tca9548a" => (0x70, 0x77, new Tca9548aChip(board.Bus)),
            "ina228" => (0x40, 0x4F, new Ina2x8Chip(uptime, wide: true)),
            "ina238" => (0x40, 0x4F, new Ina2x8Chip(uptime, wide: false)),
            _ => (0, 0, null!),
        };
        if (chip is null)
        {
            Problems.Add($"board {name}: the bench has no chip \"{board.Chip}\"; it has mcp23017, pcf8574, pcf8574a, pca9685, tca9548a, ina228 and ina238");
            return;
        }

        chips.Add(name, chip);
        if (name == PinRef.Header)
        {
            Problems.Add($"board {name}: \"{PinRef.Header}\" means the controller's own header; give the board another name");
        }
        else if (board.Address < low || board.Address > high)
        {
            Problems.Add($"board {name}: a {board.Chip} cannot have the address 0x{board.Address:X2}; its address pins give 0x{low:X2} to 0x{high:X2}");
        }
        else
        {
            Attach(name, board, chip);
        }
    }

    private void Attach(string name, BoardConfig board, ISimulatedI2cChip chip)
    {
        try
        {
            Bus(board.Bus).Attach(board.Address, chip);
        }
        catch (ArgumentException)
        {
            Problems.Add($"board {name}: another board has the address 0x{board.Address:X2} on bus {board.Bus}; set its address pins to another one");
        }
    }

    private bool Claim(string user, PinRef pin, int count)
    {
        if (pin.Number < 0 || pin.Number >= count)
        {
            Problem(user, pin, $"is not there: {pin.Board} has 0 to {count - 1}");
            return false;
        }

        if (!users.TryAdd(pin, user))
        {
            Problem(user, pin, $"is taken by {users[pin]}; give each its own");
            return false;
        }

        return true;
    }

    private void Problem(string user, PinRef pin, string what) => Problems.Add($"{user}: {pin} {what}");

    private string Known(string board, string chip) => chips.ContainsKey(board)
        ? $"the board {board} is no {chip}"
        : $"the rig has no board {board}; it has {string.Join(", ", chips.Keys.Append(PinRef.Header))}";
}
