using PhoneRig.Core.Configuration;

namespace PhoneRig.Benchmarks.Confusion;

/// <summary>Senses as the command line and the tables name them, and as a rig file wires them.</summary>
internal static class SensesWords
{
    /// <summary>A bad wire, which spoils about every second line of 40 characters.</summary>
    private static readonly BenchConsoleConfig BadWire = new() { Noise = new Percent(0.01), Dropped = new Percent(0.005) };

    private static readonly (WiredSenses Senses, string Name, string Heading)[] Table =
    [
        (WiredSenses.All, "all", "all"),
        (WiredSenses.NoConsole, "no-console", "no console"),
        (WiredSenses.NoLamps, "no-lamps", "no lamps"),
        (WiredSenses.Neither, "neither", "neither"),
        (WiredSenses.NoisyConsole, "noisy-console", "noisy console"),
        (WiredSenses.LitLamps, "lit-lamps", "lit lamps"),
    ];

    /// <summary>All that can be asked for.</summary>
    public static IReadOnlyList<WiredSenses> Known { get; } = [.. Table.Select(row => row.Senses)];

    /// <summary>Those of the document's columns, in their order.</summary>
    public static IReadOnlyList<WiredSenses> Each { get; } = [.. Known.Where(senses => senses != WiredSenses.LitLamps)];

    /// <summary>The name on the command line: "no-console".</summary>
    public static string Name(this WiredSenses senses) => Table[(int)senses].Name;

    /// <summary>The heading of a column: "no console".</summary>
    public static string Heading(this WiredSenses senses) => Table[(int)senses].Heading;

    /// <summary>The senses of a name; null where there are none of it.</summary>
    public static WiredSenses? Find(string name) => Table.Where(row => row.Name == name).Select(row => (WiredSenses?)row.Senses).FirstOrDefault();

    /// <summary>A station with no other senses than these, and its phone with such a console.</summary>
    public static (StationConfig Station, SimulatedPhoneConfig Phone) Wire(this WiredSenses senses, StationConfig station, SimulatedPhoneConfig phone) => senses switch
    {
        WiredSenses.NoConsole => (station with { Console = null }, phone),
        WiredSenses.NoLamps => (station with { Lamps = null }, phone),
        WiredSenses.Neither => (station with { Console = null, Lamps = null }, phone),
        WiredSenses.NoisyConsole => (station, phone with { Console = BadWire }),
        WiredSenses.LitLamps => (station.WithPhotodiodes(), phone),
        _ => (station, phone),
    };
}
