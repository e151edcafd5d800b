using System.Collections.Immutable;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Simulations;

/// <summary>A simulated rig with as many stations as are wanted, each wired as the first one of a rig file is.</summary>
internal static class SimulatedRig
{
    /// <summary>A mux has eight addresses and a station two of them.</summary>
    private const int StationsPerBus = 4;

    private const int FirstPin = 4; // GPIO 2 and 3 are the header's I2C bus
    private const int FirstVlan = 101;

    /// <summary>The rig.</summary>
    /// <param name="like">The rig file's.</param>
    /// <param name="stations">How many stations.</param>
    /// <exception cref="FormatException">The first station is wired in a way that cannot be had many times.</exception>
    public static RigConfig Of(RigConfig like, int stations)
    {
        var (first, station) = like.Stations.OrderBy(one => one.Key, StringComparer.Ordinal).First();
        var wired = BoardsOf(station).Distinct(StringComparer.Ordinal).ToArray();
        if (station is not { Vlan: not null, Power: { Relay.Board: PinRef.Header, Proof: null } } || wired.Any(board => !like.Boards.ContainsKey(board)))
        {
            throw new FormatException($"rig {like.Rig}: station {first} cannot be had many times: it needs a vlan, a relay on the header, and keys and lamps on boards of its own, as in simulated-vlans.yaml");
        }

        var boards = ImmutableDictionary.CreateBuilder<string, BoardConfig>(StringComparer.Ordinal);
        var all = ImmutableDictionary.CreateBuilder<string, StationConfig>(StringComparer.Ordinal);
        for (var index = 0; index < stations; index++)
        {
            var name = NameOf(index, stations);
            var (bus, slot) = (1 + (index / StationsPerBus), index % StationsPerBus);
            var taken = like.Boards.Where(board => wired.Contains(board.Key)).OrderBy(board => board.Key, StringComparer.Ordinal).ToArray();
            foreach (var kind in taken.GroupBy(board => board.Value.Chip, StringComparer.Ordinal))
            {
                var lowest = kind.Min(board => board.Value.Address);
                foreach (var (at, (board, config)) in kind.Index())
                {
                    boards.Add($"{board}-{name}", config with { Bus = bus, Address = lowest + (slot * kind.Count()) + at });
                }
            }

            all.Add(name, station with
            {
                Vlan = FirstVlan + index,
                Power = station.Power with { Relay = new PinRef(PinRef.Header, FirstPin + index) },
                Keypad = station.Keypad with { Keys = station.Keypad.Keys.ToImmutableDictionary(key => key.Key, key => Move(key.Value, name)), Hook = station.Keypad.Hook is { } hook ? Move(hook, name) : null },
                Lamps = station.Lamps is { } lamps ? lamps with { Sensors = lamps.Sensors.ToImmutableDictionary(sensor => sensor.Key, sensor => Move(sensor.Value, name)) } : null,
            });
        }

        return like with
        {
            Boards = boards.ToImmutable(),
            Buses = ImmutableDictionary<string, BusConfig>.Empty,
            Stations = all.ToImmutable(),
            Bench = ImmutableDictionary<string, SimulatedPhoneConfig>.Empty,
            Switch = null,
            Rail = null,
            Site = null,
        };
    }

    /// <summary>"s1", or "s01" where there are more than nine: by name they are in the order of their numbers.</summary>
    private static string NameOf(int index, int stations) => $"s{(index + 1).ToString(stations > 9 ? "00" : "0", System.Globalization.CultureInfo.InvariantCulture)}";

    private static PinRef Move(PinRef pin, string station) => pin with { Board = $"{pin.Board}-{station}" };

    private static IEnumerable<string> BoardsOf(StationConfig station) =>
        station.Keypad.Keys.Values.Concat(station.Keypad.Hook is { } hook ? [hook] : []).Concat(station.Lamps?.Sensors.Values ?? []).Select(pin => pin.Board);
}
