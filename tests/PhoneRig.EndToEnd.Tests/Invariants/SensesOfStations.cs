using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;

namespace PhoneRig.EndToEnd.Tests.Invariants;

/// <summary>Which senses a station has in a seeded run.</summary>
internal static class SensesOfStations
{
    /// <summary>By lot, and so that any five seeds from 1, 6, 11 ... on show each station with each choice of senses once.</summary>
    public static Senses Drawn(int seed, string station)
    {
        var order = Enum.GetValues<Senses>();
        var (round, place) = Math.DivRem(seed - 1, order.Length);
        new Seed(round).For($"{station}/senses").Draw().Shuffle(order);
        return order[place];
    }

    /// <summary>The station with no other senses than these.</summary>
    public static StationConfig With(this StationConfig station, Senses senses) => senses switch
    {
        Senses.NoConsole => station with { Console = null },
        Senses.NoLamps => station with { Lamps = null },
        Senses.Neither => station with { Console = null, Lamps = null },
        Senses.Person => station with { Keypad = new KeypadConfig { Kind = KeypadKind.Manual } },
        _ => station,
    };
}
