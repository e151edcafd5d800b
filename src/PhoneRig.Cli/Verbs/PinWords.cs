using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Wiring;

namespace PhoneRig.Cli.Verbs;

/// <summary>The pins of a rig as a table.</summary>
internal static class PinWords
{
    /// <summary>The header first, then each board; last what is free.</summary>
    public static IEnumerable<string> Lines(RigConfig rig)
    {
        var pins = PinPurpose.Of(rig).OrderBy(one => one.Pin.Number).ToLookup(one => one.Pin.Board, StringComparer.Ordinal);
        yield return "the controller's header: GPIO, contact, what for";
        foreach (var one in pins[PinRef.Header])
        {
            yield return Row($"GPIO {one.Pin.Number}", $"contact {PiHeader.ContactOf(one.Pin.Number)}", one.Purpose);
        }

        var buses = rig.Boards.Values.Select(board => board.Bus).Distinct().Order().ToList();
        if (buses.Contains(1))
        {
            yield return Row("GPIO 2", $"contact {PiHeader.ContactOf(2)}", "SDA of I2C bus 1");
            yield return Row("GPIO 3", $"contact {PiHeader.ContactOf(3)}", "SCL of I2C bus 1");
        }

        var free = Enumerable.Range(0, PiHeader.Lines).Where(line => PiHeader.WhyNotDriven(line) is null && !pins[PinRef.Header].Any(one => one.Pin.Number == line));
        yield return $"  free for relays and keys: GPIO {string.Join(", ", free)}";
        foreach (var (name, board) in rig.Boards.OrderBy(board => board.Value.Bus).ThenBy(board => board.Value.Address))
        {
            yield return $"{name}: {board.Chip} at 0x{board.Address:x2} of I2C bus {board.Bus}";
            foreach (var one in pins[name])
            {
                yield return Row(PinNames.Of(rig, one.Pin), "", one.Purpose);
            }

            foreach (var (station, config) in rig.Stations.Where(station => station.Value.Power.Proof?.Current == name))
            {
                yield return Row("IN+ IN-", "", $"the meter of station {station}, over {config.Power.Proof!.Shunt}");
            }
        }
    }

    private static string Row(string pin, string contact, string purpose) => $"  {pin,-10} {contact,-11} {purpose}";
}
