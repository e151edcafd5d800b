using System.Globalization;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>Each bus that is described has boards and a clock that chips can follow, and carries the looks at its sensors.</summary>
internal sealed class BusesCheck : ICheck<RigConfig>
{
    /// <summary>Slower than any controller here goes; faster than the TCS34725 follows (data sheet: 400 kHz).</summary>
    private static readonly (Frequency Slowest, Frequency Fastest) Clocks = (new(10_000), new(400_000));

    public void Check(ReadFile<RigConfig> file)
    {
        var used = file.Value.Boards.Values.Select(board => board.Bus.ToString(CultureInfo.InvariantCulture)).ToHashSet(StringComparer.Ordinal);
        foreach (var name in file.Root.Keys("buses"))
        {
            if (!used.Contains(name))
            {
                file.AtKey($"no board is on bus {name}; {(used.Count == 0 ? "the rig has no boards" : $"boards are on bus {string.Join(", ", used.Order(StringComparer.Ordinal))}")}", "buses", name);
            }
            else if (file.Value.Buses.GetValueOrDefault(name)?.Clock is { } clock && (clock.Hertz < Clocks.Slowest.Hertz || clock.Hertz > Clocks.Fastest.Hertz))
            {
                file.At($"{clock} is no clock for these chips: {Clocks.Slowest} to {Clocks.Fastest}", "buses", name, "clock");
            }
        }

        if (file.Value.Simulated)
        {
            return; // simulated metal has no clock
        }

        foreach (var load in I2cLoad.Of(file.Value).Where(load => load.Share > 1))
        {
            file.At(
                $"bus {load.Bus} has {load.Sensors} lamp sensors{(load.Buttons > 0 ? " and buttons" : "")} and carries {load.Room} at {load.Clock}: {Remedy(load)}",
                "boards",
                file.Value.Boards.Where(board => board.Value.Bus == load.Bus).Select(board => board.Key).Order(StringComparer.Ordinal).First());
        }
    }

    private static string Remedy(I2cLoad load) => load.Clock.Hertz < Clocks.Fastest.Hertz
        ? $"give it a faster clock (dtparam=i2c_arm_baudrate=400000 in /boot/firmware/config.txt, and here buses: {{ \"{load.Bus}\": {{ clock: 400kHz }} }}), move some boards to another bus, or leave lamps out"
        : "move some boards to another bus, or leave lamps out";
}
