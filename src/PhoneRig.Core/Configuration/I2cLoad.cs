using System.Collections.Immutable;
using System.Globalization;
using PhoneRig.Core.Configuration.Checks;

namespace PhoneRig.Core.Configuration;

/// <summary>How busy the looks at lamp sensors, and the questions to boards whether they still are what they were told to be, keep an I2C bus.</summary>
/// <param name="Bus">The bus.</param>
/// <param name="Sensors">How many sensors are behind its muxes, and how many photodiodes and buttons on its expanders, which are looked at as often.</param>
/// <param name="Clock">The clock that the rig file says it has.</param>
/// <param name="Bits">The bits on the wire for one look at all of them.</param>
/// <param name="Questions">The bits on the wire for the questions of one second to the boards with pins, and for a second of their lights' blinking.</param>
public sealed record I2cLoad(int Bus, int Sensors, Frequency Clock, int Bits, int Questions)
{
    /// <summary>Looks a second: at least five for each step of a walk of 500 ms, and what the sensors' integration time is made for (facts 9).</summary>
    private const int Looks = 20;

    /// <summary>
    /// The share of its clock that a bus carries: the pauses between bytes and between transfers, and a walk's worth of room for keys and relays,
    /// take the rest. Our margin; a Raspberry Pi's controller was not measured.
    /// </summary>
    private const double Usable = 0.75;

    /// <summary>A bit each of nine clocks a byte, and a start and a stop a transfer (NXP UM10204, 3.1.5): a mux is told with an address and a byte.</summary>
    private const int Select = (9 * 2) + 2;

    /// <summary>A sensor is asked with an address and a command, then again with an address for nine bytes: status and four words (TCS3472 data sheet, figure 8).</summary>
    private const int Read = (9 * 2) + 1 + (9 * (1 + 9)) + 2;

    /// <summary>
    /// A photodiode's pin on an expander takes three registers, direction, pull-up and level, each an address and its number, then an address and a byte (MCP23017 data sheet, figure
    /// 1-1): so that one whose expander lost its settings is told.
    /// </summary>
    private const int PinRead = 3 * ((9 * 2) + 1 + (9 * 2) + 2);

    /// <summary>
    /// A lamp of a light on an expander is switched up to three times a second (a double flash), each time with six registers: whether it is an output, how it is, the order, and both again
    /// to see that it was taken.
    /// </summary>
    private const int Blinking = 3 * 6 * ((9 * 2) + 1 + (9 * 2) + 2);

    /// <summary>How many of <see cref="Sensors"/> are buttons.</summary>
    public int Buttons { get; init; }

    /// <summary>The share of the clock that the looks and questions take; above 1 the bus cannot carry them.</summary>
    public double Share => (((double)Looks * Bits) + Questions) / (Clock.Hertz * Usable);

    /// <summary>How many sensors of this mixture it could carry.</summary>
    public int Room => (int)(Sensors * ((Clock.Hertz * Usable) - Questions) / (Looks * Bits));

    /// <summary>Every bus of a rig that sensors are on, by number.</summary>
    /// <param name="rig">The rig.</param>
    public static ImmutableArray<I2cLoad> Of(RigConfig rig)
    {
        var sensors = rig.Stations.Values.SelectMany(station => station.Lamps?.Sensors.Values ?? []).Concat(ButtonsOf(rig)).ToLookup(pin => pin.Board, StringComparer.Ordinal);
        return
        [
            .. rig.Boards.GroupBy(board => board.Value.Bus)
                .Select(bus => Of(rig, bus.Key, [.. bus], sensors))
                .Where(load => load.Sensors > 0)
                .OrderBy(load => load.Bus),
        ];
    }

    /// <summary>One a second to each board with pins, as its driver asks: registers from a first one on with an address, a register and an address again, or a port with an address alone.</summary>
    private static int Question(string chip) => chip switch
    {
        "mcp23017" => Registers(22),
        "pca9685" => Registers(70) + Registers(1),
        "pcf8574" or "pcf8574a" => (9 * 2) + 2,
        _ => 0,
    };

    private static int Registers(int count) => (9 * 2) + 1 + (9 * (1 + count)) + 2;

    private static I2cLoad Of(RigConfig rig, int bus, IReadOnlyList<KeyValuePair<string, BoardConfig>> boards, ILookup<string, PinRef> sensors)
    {
        var eyes = boards.Where(IsMux).Sum(mux => sensors[mux.Key].Count());
        var photodiodes = boards.Where(board => !IsMux(board)).Sum(board => sensors[board.Key].Count());
        var eye = Read + (boards.Count(IsMux) > 1 ? 2 * Select : Select); // several muxes are switched off again after each look
        var names = boards.Select(board => board.Key).ToHashSet(StringComparer.Ordinal);
        var lamps = rig.Stations.Values.SelectMany(station => station.Light?.Lamps ?? []).Count(lamp => names.Contains(lamp.Pin.Board));
        return new I2cLoad(
            bus, eyes + photodiodes, ClockOf(rig, bus), (eyes * eye) + (photodiodes * PinRead), boards.Sum(board => Question(board.Value.Chip)) + (lamps * Blinking))
        {
            Buttons = ButtonsOf(rig).Count(pin => names.Contains(pin.Board)),
        };
    }

    private static bool IsMux(KeyValuePair<string, BoardConfig> board) => ChipKinds.All.GetValueOrDefault(board.Value.Chip)?.IsMux == true;

    private static IEnumerable<PinRef> ButtonsOf(RigConfig rig) => rig.Stations.Values.Select(station => station.Button).OfType<PinRef>();

    /// <summary>The clock that a rig file says a bus has.</summary>
    public static Frequency ClockOf(RigConfig rig, int bus) =>
        (rig.Buses.GetValueOrDefault(bus.ToString(CultureInfo.InvariantCulture)) ?? new BusConfig()).Clock;
}
