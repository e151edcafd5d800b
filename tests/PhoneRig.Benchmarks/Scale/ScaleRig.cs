using System.Collections.Immutable;
using System.Globalization;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Benchmarks.Scale;

/// <summary>The example of thirty-two stations with simulated phones, four of them with fingers; for a bench in one process and its rig in another.</summary>
internal static class ScaleRig
{
    /// <summary>Where boards of keys are free beside the two of relays, on an MCP23017's addresses 0x20 to 0x27.</summary>
    private const int FirstAddress = 0x24;

    /// <summary>What ails the phones, in turns: a code is typed for the first kind only.</summary>
    private static readonly string[] Ailments = ["boot-loop", "old-key-loader", "healthy", "old-load"];

    /// <summary>The rig.</summary>
    /// <param name="folder">The rig-config folder.</param>
    /// <param name="stations">How many of its stations.</param>
    public static RigConfig Of(ConfigFolder folder, int stations)
    {
        var large = Read(folder, "thirty-two-stations");
        var small = Read(folder, "simulated-vlans");
        var names = large.Stations.Keys.Order(StringComparer.Ordinal).Take(stations).ToImmutableArray();
        var fingers = small.Stations.OrderBy(station => station.Key, StringComparer.Ordinal).Select(station => station.Value.Keypad).ToImmutableArray();
        var console = small.Stations.Values.First().Console;
        return large with
        {
            Rig = "scale",
            Simulated = true,
            Network = small.Network,
            Firmware = small.Firmware,
            Boards = large.Boards.AddRange(small.Boards.Where(board => board.Key.StartsWith("keys-", StringComparison.Ordinal))
                .OrderBy(board => board.Key, StringComparer.Ordinal)
                .Select((board, index) => KeyValuePair.Create(board.Key, board.Value with { Address = FirstAddress + index }))),
            Stations = names.Index().ToImmutableDictionary(
                name => name.Item,
                name => large.Stations[name.Item] with { Console = console, Keypad = name.Index < fingers.Length ? fingers[name.Index] : large.Stations[name.Item].Keypad }),
            Bench = names.Index().ToImmutableDictionary(name => name.Item, name => new SimulatedPhoneConfig
            {
                Ailment = name.Index < fingers.Length ? Ailments[0] : Ailments[1 + (name.Index % (Ailments.Length - 1))],
                Mac = string.Create(CultureInfo.InvariantCulture, $"00:1b:2c:3d:70:{name.Index + 1:x2}"),
            }),
        };
    }

    private static RigConfig Read(ConfigFolder folder, string name)
    {
        var read = folder.Rig(Path.Combine(folder.Shipped, "rigs", name + ".yaml"));
        return read.Value ?? throw new InvalidOperationException(string.Join('\n', read.Problems));
    }
}
