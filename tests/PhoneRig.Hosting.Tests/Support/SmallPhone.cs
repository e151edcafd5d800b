using System.Collections.Immutable;
using PhoneRig.Core.Phones;

namespace PhoneRig.Hosting.Tests.Support;

/// <summary>A phone model with one lamp.</summary>
internal static class SmallPhone
{
    public static readonly PhoneModel Model = new()
    {
        Phone = "small",
        Title = "Small phone",
        VendorClass = "Small",
        LoadInformation = 1,
        Keys = ImmutableDictionary<string, KeyModel>.Empty,
        Lamps = ImmutableDictionary<string, ImmutableArray<string>>.Empty.Add("mute", ["mute"]),
        Codes = ImmutableDictionary<string, string>.Empty,
        Files = ImmutableDictionary<string, ImmutableArray<string>>.Empty,
        Timings = ImmutableDictionary<string, Timing>.Empty,
        Console = new ConsoleModel { Baud = 9600, Rules = [] },
    };
}
