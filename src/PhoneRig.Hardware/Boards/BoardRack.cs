using System.Device.Gpio;
using System.Device.I2c;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Chips;

namespace PhoneRig.Hardware.Boards;

/// <summary>The boards of a rig by their names, each opened once, on first use. Opening one moves nothing, and neither does disposing the rack.</summary>
/// <param name="boards">The rig file's boards.</param>
/// <param name="buses">The I2C buses they sit on; disposed by whoever made them.</param>
/// <param name="openHeader">Opens the controller's own pins, when one is asked for; the rack disposes what it opened.</param>
public sealed class BoardRack(IReadOnlyDictionary<string, BoardConfig> boards, I2cBuses buses, Func<GpioController> openHeader) : IPinBoards, IDisposable
{
    private const string Dimmer = "pca9685";
    private const string Mux = "tca9548a";
    private const string FineMeter = "ina228";
    private const string CoarseMeter = "ina238";

    private readonly Lock gate = new();
    private readonly Dictionary<string, GpioController> controllers = [];
    private readonly Dictionary<string, PinChip> pinChips = [];
    private readonly Dictionary<string, Tca9548a> muxes = [];

    /// <inheritdoc/>
    public PinLine Line(PinRef pin)
    {
        lock (gate)
        {
            if (!controllers.TryGetValue(pin.Board, out var controller))
            {
                controllers[pin.Board] = controller = pin.Board == PinRef.Header ? openHeader() : OpenPins(pin.Board);
            }

            return new PinLine(pin.ToString(), controller, pin.Number);
        }
    }

    /// <inheritdoc/>
    public DutyPin? Duty(PinRef pin)
    {
        Line(pin);
        lock (gate)
        {
            return pinChips.GetValueOrDefault(pin.Board) is Pca9685 chip ? new DutyPin(pin.ToString(), chip, pin.Number) : null;
        }
    }

    /// <summary>The bus behind a mux channel. On a bus with several muxes all of them are switched off first, so that none answers for another.</summary>
    /// <exception cref="HardwareFaultException">The rig has no such mux or channel, or the mux does not answer.</exception>
    public I2cBus Channel(PinRef channel)
    {
        lock (gate)
        {
            var config = Board(channel.Board, Mux);
            if (channel.Number is < 0 or >= Tca9548a.ChannelCount)
            {
                throw new HardwareFaultException($"mux {channel}", $"a {Mux} has the channels 0 to {Tca9548a.ChannelCount - 1}");
            }

            if (!muxes.ContainsKey(channel.Board))
            {
                OpenMuxes(config.Bus);
            }

            return muxes[channel.Board].Channels[channel.Number];
        }
    }

    /// <summary>The meter on a board, not started: nothing is sent.</summary>
    /// <param name="name">The board.</param>
    /// <param name="milliohms">Its shunt, in mOhm.</param>
    /// <exception cref="HardwareFaultException">The rig has no such board, or it is no meter.</exception>
    public Ina2x8 Meter(string name, double milliohms)
    {
        lock (gate)
        {
            var model = boards.GetValueOrDefault(name)?.Chip == FineMeter ? Ina2x8Model.Ina228 : Ina2x8Model.Ina238;
            return new Ina2x8(Device(name, Board(name, model == Ina2x8Model.Ina228 ? FineMeter : CoarseMeter)), model, milliohms);
        }
    }

    /// <summary>The boards with pins that were opened, by name, to be asked whether they still are what they were told to be.</summary>
    public IReadOnlyList<IBoardCheck> Checks()
    {
        lock (gate)
        {
            return [.. pinChips.OrderBy(board => board.Key, StringComparer.Ordinal).Select(board => new BoardCheck(board.Key, boards[board.Key].Bus, board.Value))];
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        lock (gate)
        {
            foreach (var part in controllers.Values.Cast<IDisposable>().Concat(muxes.Values))
            {
                part.Dispose();
            }

            controllers.Clear();
            pinChips.Clear();
            muxes.Clear();
        }
    }

    private GpioController OpenPins(string name)
    {
        var config = Board(name, "mcp23017", "pcf8574", "pcf8574a", Dimmer);
        PinChip chip = config.Chip switch
        {
            "mcp23017" => new Mcp23017(Device(name, config)),
            Dimmer => new Pca9685(Device(name, config)),
            _ => new Pcf8574(Device(name, config)),
        };
        pinChips[name] = chip;

        // The controller disposes it.
        return new GpioController(chip);
    }

    private void OpenMuxes(int bus)
    {
        var together = boards.Where(board => board.Value.Chip == Mux && board.Value.Bus == bus).ToList();
        foreach (var (name, config) in together)
        {
            var mux = new Tca9548a(Device(name, config), buses.Bus(bus), deselect: together.Count > 1);
            muxes[name] = mux;
            if (together.Count > 1)
            {
                try
                {
                    mux.Deselect();
                }
                catch (Exception e) when (HardwareMissing.Knows(e))
                {
                    mux.Dispose();
                    muxes.Remove(name);
                    throw HardwareMissing.Explain($"mux {name}", e);
                }
            }
        }
    }

    private I2cDevice Device(string name, BoardConfig config)
    {
        try
        {
            return buses.Bus(config.Bus).CreateDevice(config.Address);
        }
        catch (Exception e) when (HardwareMissing.Knows(e))
        {
            throw HardwareMissing.Explain($"board {name}", e);
        }
    }

    private BoardConfig Board(string name, params string[] chips)
    {
        if (!boards.TryGetValue(name, out var config))
        {
            var known = boards.Count == 0 ? "none" : string.Join(", ", boards.Keys.Order(StringComparer.Ordinal));
            throw new HardwareFaultException($"board {name}", $"the rig file has no such board; it has {known}");
        }

        return chips.Contains(config.Chip) ? config : throw new HardwareFaultException($"board {name}", $"it is a {config.Chip}; a {string.Join(" or ", chips)} is needed here");
    }
}
