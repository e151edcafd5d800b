using System.Collections.Immutable;
using PhoneRig.Core.Phones;

namespace PhoneRig.Cli.Tests.Scripts;

/// <summary>A phone model as far as views care.</summary>
internal static class Phones
{
    public static readonly ImmutableArray<string> Lines = [.. Enumerable.Range(1, 8).Select(n => $"line{n}")];

    public static readonly ImmutableArray<Lamp> Lamps = [.. Lines.Concat(["headset", "mute", "speaker", "message"]).Select(name => new Lamp(name))];

    public static PhoneModel Model { get; } = new()
    {
        Phone = "cisco-7970",
        Title = "Cisco IP Phone 7970G",
        VendorClass = "Cisco Systems, Inc. IP Phone CP-7970G",
        LoadInformation = 30006,
        Keys = ImmutableDictionary<string, KeyModel>.Empty,
        Lamps = new Dictionary<string, ImmutableArray<string>>
        {
            ["lines"] = Lines,
            ["headset"] = ["headset"],
            ["mute"] = ["mute"],
            ["speaker"] = ["speaker"],
            ["message"] = ["message"],
        }.ToImmutableDictionary(),
        Codes = ImmutableDictionary<string, string>.Empty,
        Files = new Dictionary<string, ImmutableArray<string>>
        {
            [FileKinds.Archive] = ["*.sbn"],
            [FileKinds.DefaultLoad] = ["term70.default.loads"],
        }.ToImmutableDictionary(),
        Timings = ImmutableDictionary<string, Timing>.Empty,
        Console = new ConsoleModel { Baud = 9600, Rules = [] },
    };

    /// <summary>A frame: one line lamp lit in a colour, the headset green, the rest dark.</summary>
    public static ImmutableArray<LampColour?> Walk(int lit, LampColour colour) =>
        [.. Lamps.Select((lamp, i) => (LampColour?)(i == lit % 8 ? colour : lamp.Name == "headset" ? LampColour.Green : LampColour.Dark))];
}
