using System.Collections.Immutable;

namespace PhoneRig.Core.Configuration;

/// <summary>A pin that the rig file gives a purpose.</summary>
/// <param name="Pin">Which.</param>
/// <param name="Sensor">True for a sensor on a mux channel, false for a pin.</param>
/// <param name="Purpose">What for, in words: "key 1 of station s1".</param>
/// <param name="Place">The keys that lead to it in the rig file.</param>
public sealed record PinPurpose(PinRef Pin, bool Sensor, string Purpose, ImmutableArray<string> Place)
{
    /// <summary>The level that switches on what the pin drives; null for a sensor.</summary>
    public ActiveLevel? Active { get; init; }

    /// <summary>True for a pin that is only read, false for one that is driven, or a channel.</summary>
    public bool Input { get; init; }

    /// <summary>Every pin of a rig, station by station.</summary>
    public static IEnumerable<PinPurpose> Of(RigConfig rig)
    {
        if (rig.Rail is { } rail)
        {
            yield return new(rail, false, "the one-shot of the actuator rail", ["rail"]);
        }

        if (rig.Ups?.OnBattery is { } onBattery)
        {
            yield return new(onBattery, false, "the \"on battery\" contact of the UPS", ["ups", "on-battery"]) { Input = true };
        }

        if (rig.Beep is { } beep)
        {
            yield return new(beep.Pin, false, "the buzzer", ["beep"]) { Active = beep.Active };
        }

        foreach (var (name, station) in rig.Stations.OrderBy(station => station.Key, StringComparer.Ordinal))
        {
            if (station.Power.Relay is { } relay)
            {
                yield return new(relay, false, $"the relay of station {name}", ["stations", name, "power", "relay"]) { Active = station.Power.Active };
            }

            if (station.Power.Proof?.Presence is { } presence)
            {
                yield return new(presence, false, $"the proof of power of station {name}", ["stations", name, "power", "proof", "presence"]) { Input = true };
            }

            foreach (var (key, pin) in station.Keypad.Keys.OrderBy(key => key.Key, StringComparer.Ordinal))
            {
                yield return new(pin, false, $"key {key} of station {name}", ["stations", name, "keypad", "keys", key]) { Active = station.Keypad.Active };
            }

            if (station.Keypad.Hook is { } hook)
            {
                yield return new(hook, false, $"the hook of station {name}", ["stations", name, "keypad", "hook"]) { Active = station.Keypad.Active };
            }

            if (station.Keypad.Speaker is { } speaker)
            {
                yield return new(speaker, false, $"the pusher on Speaker of station {name}", ["stations", name, "keypad", "speaker"]);
            }

            foreach (var (lamp, colour, pin) in station.Light?.Lamps ?? [])
            {
                yield return new(pin, false, $"the {colour}light of station {name}", ["stations", name, "light", lamp]) { Active = station.Light!.Active };
            }

            if (station.Button is { } button)
            {
                yield return new(button, false, $"the button of station {name}", ["stations", name, "button"]) { Input = true };
            }

            foreach (var (lamp, channel) in (station.Lamps?.Sensors ?? []).OrderBy(lamp => lamp.Key, StringComparer.Ordinal))
            {
                yield return station.Lamps!.TellsColours
                    ? new(channel, true, $"the sensor of lamp {lamp} of station {name}", ["stations", name, "lamps", "sensors", lamp])
                    : new(channel, false, $"the photodiode of lamp {lamp} of station {name}", ["stations", name, "lamps", "sensors", lamp]) { Input = true };
            }
        }
    }
}
