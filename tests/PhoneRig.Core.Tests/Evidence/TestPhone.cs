using System.Collections.Immutable;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Tests.Evidence;

/// <summary>A small model in code: what the evidence needs of a phone, no more.</summary>
internal static class TestPhone
{
    public static readonly PhoneModel Model = new()
    {
        Phone = "test",
        Title = "Test phone",
        VendorClass = "Test",
        LoadInformation = 30006,
        Keys = ImmutableDictionary<string, KeyModel>.Empty,
        Lamps = new Dictionary<string, ImmutableArray<string>>
        {
            ["lines"] = [.. Enumerable.Range(1, 8).Select(number => $"line{number}")],
            ["headset"] = ["headset"],
            ["mute"] = ["mute"],
        }.ToImmutableDictionary(),
        Codes = new Dictionary<string, string>
        {
            ["factory-reset"] = "123456789*0#",
            ["format-reset"] = "3491672850*#",
            ["format-keep-network"] = "*7412369#085",
            ["legacy-reset"] = "**##**2",
            ["restart"] = "**#**",
            ["unheard-of"] = "5#5",
        }.ToImmutableDictionary(),
        Files = new Dictionary<string, ImmutableArray<string>>
        {
            [FileKinds.DefaultLoad] = ["term70.default.loads"],
            [FileKinds.Load] = ["*.loads"],
            [FileKinds.Archive] = ["*.sbn"],
            [FileKinds.TrustList] = ["CTLSEP{mac}.tlv", "ITLSEP{mac}.tlv"],
            [FileKinds.Configuration] = ["SEP{mac}.cnf.xml", "XMLDefault.cnf.xml"],
        }.ToImmutableDictionary(),
        Timings = new Dictionary<string, Timing>
        {
            ["power-on-to-walk"] = Range(6, 40),
            ["normal-walk"] = Range(3, 5),
            ["soft-erase"] = Range(3, 20),
            ["write-gap"] = Range(3, 8),
        }.ToImmutableDictionary(),
        Console = new ConsoleModel
        {
            Baud = 9600,
            Rules =
            [
                Rule("boot-banner", "Cisco Systems IP Phone Loading"),
                Rule("reset-code-wanted", "^INIT: Waiting for factory reset sequence"),
                Rule("key-echo", @"^\tKey press = (?<key>\d+)$"),
                Rule("reset-begun", "^INIT: Beginning factory reset"),
                Rule("load-validated", "^Software load (?<load>\\S+) validated"),
                Rule("log-in", "^login: $"),
                Rule("shell-open", "^setipcfg> "),
            ],
        },
    };

    public static TimeSpan S(double seconds) => TimeSpan.FromSeconds(seconds);

    public static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private static Timing Range(double typical, double longest) => new() { Typical = S(typical), To = S(longest), Fact = "11a" };

    private static ConsoleRule Rule(string name, string match) => new() { Rule = name, Match = match, Fact = "5.3" };
}
