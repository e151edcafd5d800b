using System.Collections.Immutable;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Simulator.Tests.Bench;

/// <summary>Rig files, as records.</summary>
internal static class Rigs
{
    /// <summary>One station: relay on the header, keys on an expander, two lamps behind a mux, a console.</summary>
    public static RigConfig One { get; } = new()
    {
        Rig = "bench",
        Simulated = true,
        Boards = ImmutableDictionary<string, BoardConfig>.Empty
            .Add("taps", new BoardConfig { Chip = "mcp23017", Address = 0x21 })
            .Add("eyes", new BoardConfig { Chip = "tca9548a", Address = 0x70 }),
        Network = new NetworkConfig { Interface = "simulated", Address = "10.70.0.1/24", LeaseFrom = "10.70.0.10", LeaseTo = "10.70.0.99" },
        Firmware = new FirmwareConfig(),
        Stations = ImmutableDictionary<string, StationConfig>.Empty.Add("s1", new StationConfig
        {
            Phone = "7970",
            Power = new PowerConfig { Relay = new PinRef("gpio", 17) },
            Keypad = new KeypadConfig
            {
                Kind = KeypadKind.Taps,
                Keys = ImmutableDictionary<string, PinRef>.Empty.Add("1", new PinRef("taps", 0)).Add("#", new PinRef("taps", 11)),
                Hook = new PinRef("taps", 15),
            },
            Lamps = new LampsConfig
            {
                Sensors = ImmutableDictionary<string, PinRef>.Empty.Add("line1", new PinRef("eyes", 0)).Add("line8", new PinRef("eyes", 7)),
            },
            Console = new ConsoleConfig { Port = "simulated", Transmit = true },
        }),
    };

    /// <summary>The same rig with another station in place of its own.</summary>
    public static RigConfig With(Func<StationConfig, StationConfig> change) =>
        One with { Stations = One.Stations.SetItem("s1", change(One.Stations["s1"])) };
}
