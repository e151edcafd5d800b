using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;

namespace PhoneRig.Cli.Verbs;

/// <summary>A station with every hand and every sense: on it, a procedure fails only by its own mistakes.</summary>
internal static class FullyWiredStation
{
    private static readonly PinRef Any = new(PinRef.Header, 0);

    /// <summary>Such a station for a phone.</summary>
    public static StationConfig For(PhoneModel phone) => new()
    {
        Phone = phone.Phone,
        Power = new PowerConfig { Relay = Any },
        Keypad = new KeypadConfig
        {
            Kind = KeypadKind.Taps,
            Keys = phone.Keys.Keys.ToImmutableDictionary(key => key, _ => Any),
            Hook = Any,
        },
        Lamps = new LampsConfig { Sensors = phone.Lamps.Values.SelectMany(lamps => lamps).ToImmutableDictionary(lamp => lamp, _ => Any) },
        Console = new ConsoleConfig { Port = "any", Transmit = true },
    };
}
