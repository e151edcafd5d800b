namespace PhoneRig.Core.Configuration.Checks;

/// <summary>
/// The supply carries the worst moment: at every station with solenoids one key pulls in beside a held one, whose pulses may fall together with it, and the
/// hook is lifted (facts 9: never more than one solenoid beside #; the interlocks see to that).
/// </summary>
internal sealed class SupplyCheck : ICheck<RigConfig>
{
    public void Check(ReadFile<RigConfig> file)
    {
        var beds = file.Value.Stations.Where(station => station.Value.Keypad is { Kind: KeypadKind.Solenoids }).OrderBy(station => station.Key, StringComparer.Ordinal).ToList();
        if (beds.Count == 0 || !file.Whole)
        {
            return;
        }

        if (file.Value.Supply is not { } supply)
        {
            file.At($"solenoids need a supply that carries them, {Worst(beds)} mA here: write supply: {{ volts: 12, milliamps: {Worst(beds)} }}, or what yours gives", "stations", beds[0].Key, "keypad");
            return;
        }

        if (Worst(beds) > supply.Milliamps)
        {
            file.At($"the solenoids of all stations draw up to {Worst(beds)} mA at once: use a supply that gives as much, or fewer key beds", "supply", "milliamps");
        }

        foreach (var (name, station) in beds)
        {
            if (Coils(station.Keypad).FirstOrDefault(coil => coil.Volts != supply.Volts) is { } other)
            {
                file.At($"the coils of station {name} are reckoned with {other.Volts} V, and the supply gives {supply.Volts} V: write volts: {supply.Volts} in its coil, and see that the coil stands it", "supply", "volts");
            }
        }
    }

    private static int Worst(List<KeyValuePair<string, StationConfig>> beds) => beds.Sum(bed => Worst(bed.Value.Keypad));

    private static int Worst(KeypadConfig keypad)
    {
        var keys = keypad.Keys.Keys.Select(key => Milliamps(keypad.CoilOf(key))).OrderDescending().Take(2).Sum();
        return keys + (keypad.Hook is null ? 0 : Milliamps(keypad.CoilOf(KeypadParts.Hook))) + (keypad.Speaker is null ? 0 : Milliamps(keypad.CoilOf(KeypadParts.Speaker)));
    }

    private static IEnumerable<CoilConfig> Coils(KeypadConfig keypad) => keypad.Keys.Keys.Append(KeypadParts.Hook).Append(KeypadParts.Speaker).Select(keypad.CoilOf);

    /// <summary>Cold and at full power.</summary>
    private static int Milliamps(CoilConfig coil) => 1000 * coil.Volts / coil.Ohms;
}
