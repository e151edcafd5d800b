using System.Collections.Immutable;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Wiring;

/// <summary>How one station is wired, as its rig file says: what drawings and parts lists are made of.</summary>
/// <param name="Name">The station's name.</param>
/// <param name="Config">The station.</param>
/// <param name="Header">What hangs on the controller's own pins, by number.</param>
/// <param name="Boards">The boards that it uses, by bus and address.</param>
public sealed record WiredStation(string Name, StationConfig Config, ImmutableArray<WiredPin> Header, ImmutableArray<WiredBoard> Boards)
{
    /// <summary>Every station of a rig, by name.</summary>
    /// <param name="rig">A rig that was checked.</param>
    public static ImmutableArray<WiredStation> Of(RigConfig rig) =>
        [.. rig.Stations.OrderBy(station => station.Key, StringComparer.Ordinal).Select(station => Of(rig, station.Key, station.Value))];

    /// <summary>The pins of every station, in the order of <see cref="Header"/> and <see cref="Boards"/>.</summary>
    public IEnumerable<WiredPin> Pins => Header.Concat(Boards.SelectMany(board => board.Pins));

    private static WiredStation Of(RigConfig rig, string name, StationConfig station)
    {
        var pins = PinsOf(rig, station).OrderBy(pin => pin.Pin.Number).ToLookup(pin => pin.Pin.Board, StringComparer.Ordinal);
        return new WiredStation(
            name,
            station,
            [.. pins[PinRef.Header]],
            [
                .. pins.Where(board => board.Key != PinRef.Header)
                    .Select(board => new WiredBoard(board.Key, rig.Boards[board.Key], [.. board]))
                    .OrderBy(board => board.Config.Bus).ThenBy(board => board.Config.Address),
            ]);
    }

    private static IEnumerable<WiredPin> PinsOf(RigConfig rig, StationConfig station)
    {
        if (station.Power.Relay is { } relay)
        {
            yield return Pin(relay, WiredPart.Relay, "brick");
        }

        if (station.Power.Proof?.Presence is { } presence)
        {
            yield return Pin(presence, WiredPart.PresenceOpto, "48 V input");
        }

        var finger = station.Keypad.Kind == KeypadKind.Solenoids ? WiredPart.Solenoid : WiredPart.Tap;
        foreach (var (key, pin) in station.Keypad.Keys)
        {
            yield return Pin(pin, finger, $"key {key}");
        }

        if (station.Keypad.Hook is { } hook)
        {
            yield return Pin(hook, finger, "hook switch");
        }

        if (station.Keypad.Speaker is { } speaker)
        {
            yield return Pin(speaker, finger, "key Speaker");
        }

        foreach (var (lamp, channel) in station.Lamps?.Sensors ?? [])
        {
            yield return Pin(channel, station.Lamps!.TellsColours ? WiredPart.LampSensor : WiredPart.Photodiode, lamp);
        }

        foreach (var (_, colour, pin) in station.Light?.Lamps ?? [])
        {
            yield return Pin(pin, WiredPart.Light, $"{colour}light");
        }

        if (station.Button is { } button)
        {
            yield return Pin(button, WiredPart.Button, "button");
        }

        WiredPin Pin(PinRef pin, WiredPart part, string of) => new(pin, PinNames.Of(rig, pin), part, of);
    }
}
