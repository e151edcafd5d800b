using PhoneRig.Core.Evidence.Conditions;
using PhoneRig.Core.Safety;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>Solenoids hang on outputs that can do what their coils need, and no coil is asked for more than it stands.</summary>
internal sealed class SolenoidsCheck : ICheck<RigConfig>
{
    /// <summary>Longer than any solenoid needs to pull in: a typing error. Our bound.</summary>
    private static readonly TimeSpan LongestPeak = TimeSpan.FromSeconds(1);

    public void Check(ReadFile<RigConfig> file)
    {
        foreach (var name in file.Root.Keys("stations"))
        {
            if (file.Value.Stations.GetValueOrDefault(name)?.Keypad is not { } keypad)
            {
                continue;
            }

            if (keypad.Kind == KeypadKind.Solenoids)
            {
                CheckBed(file, name, keypad);
            }
            else
            {
                foreach (var word in file.Root.Keys("stations", name, "keypad").Where(word => word is "coil" or "coils" or "holds" or "rated-operations" or KeypadParts.Speaker))
                {
                    file.AtKey($"only solenoids have {word}: leave it out, or write kind: solenoids", "stations", name, "keypad", word);
                }
            }
        }
    }

    private static void CheckBed(ReadFile<RigConfig> file, string station, KeypadConfig keypad)
    {
        foreach (var (name, pin) in Pins(keypad).OrderBy(one => one.Name, StringComparer.Ordinal))
        {
            string[] place = name is KeypadParts.Hook or KeypadParts.Speaker ? ["stations", station, "keypad", name] : ["stations", station, "keypad", "keys", name];
            if (keypad.CoilOf(name).Hold.Share != 1 && Knows(file, pin) && !ChipKinds.Dims(file.Value, pin))
            {
                file.At($"{pin} is on or off and has no duty, so that its coil is held with full power: give it an output of a {ChipKinds.Pca9685}, or write coil: {{ hold: 100% }} and hold it for less", place);
            }
        }

        if (keypad is { Hook: not null, Speaker: not null })
        {
            file.AtKey("the receiver is lifted already (hook): leave one of the two out", "stations", station, "keypad", KeypadParts.Speaker);
        }

        CheckCoil(file, keypad.Coil, "stations", station, "keypad", "coil");
        foreach (var (name, coil) in keypad.Coils.OrderBy(coil => coil.Key, StringComparer.Ordinal))
        {
            string[] place = ["stations", station, "keypad", "coils", name];
            CheckCoil(file, coil, place);
            if (!Pins(keypad).Any(one => one.Name == name))
            {
                file.AtKey($"no pin is given for \"{name}\"; {NearestWord.Hint(name, Pins(keypad).Select(one => one.Name))}", place);
            }
        }

        foreach (var key in keypad.Holds.Select(key => key.ToString()).Where(key => !keypad.Keys.ContainsKey(key) && file.Root.Keys("stations", station, "keypad").Contains("holds")))
        {
            file.At($"no pin is given for \"{key}\"; {NearestWord.Hint(key, keypad.Keys.Keys)}", "stations", station, "keypad", "holds");
        }

        CheckHolds(file, station, keypad);
    }

    private static void CheckCoil(ReadFile<RigConfig> file, CoilConfig coil, params string[] place)
    {
        if (coil.Peak <= TimeSpan.Zero || coil.Peak > LongestPeak)
        {
            file.At($"a solenoid pulls in within {ConditionPhrases.Of(LongestPeak)}, so peak is more than nothing and {ConditionPhrases.Of(LongestPeak)} at most", [.. place, "peak"]);
        }

        if (coil.Hold.Share is <= 0 or > 1)
        {
            file.At("a coil is held with more than nothing and 100% at most", [.. place, "hold"]);
        }

        if (coil.Warms <= TimeSpan.Zero || coil.Cools < coil.Warms)
        {
            file.At("a coil cools no faster than it warms up: its winding warms first, and the whole solenoid cools", [.. place, "cools"]);
        }

        if (new CoilBudget(coil) is var budget && budget.Limit <= budget.On(0, coil.Peak))
        {
            file.At($"in air of {coil.Ambient} degrees a coil of {coil.Ohms} ohm at {coil.Volts} V passes its {coil.Rated} degrees before it has pulled in: see its data sheet", [.. place, "rated"]);
        }
    }

    private static void CheckHolds(ReadFile<RigConfig> file, string station, KeypadConfig keypad)
    {
        foreach (var key in keypad.Holds.Select(key => key.ToString()).Where(keypad.Keys.ContainsKey))
        {
            if (new CoilBudget(keypad.CoilOf(key)).Longest(0) is { } longest && keypad.HoldAtMost > longest)
            {
                file.At($"the coil of {key} stands {ConditionPhrases.Of(longest)} from cold: hold it for less, with less (hold), or by another coil", "stations", station, "keypad", "hold-at-most");
            }
        }

        if (keypad.Hook is not null && new CoilBudget(keypad.CoilOf(KeypadParts.Hook)).Longest(0) is { } lifted)
        {
            file.At($"nobody says for how long the hook is up, and its coil stands {ConditionPhrases.Of(lifted)}: hold it with less, or use another coil (coils: {{ hook: ... }})", "stations", station, "keypad", KeypadParts.Hook);
        }
    }

    private static IEnumerable<(string Name, PinRef Pin)> Pins(KeypadConfig keypad) =>
        keypad.Keys.Select(key => (key.Key, key.Value))
            .Concat(keypad.Hook is { } hook ? [(KeypadParts.Hook, hook)] : [])
            .Concat(keypad.Speaker is { } speaker ? [(KeypadParts.Speaker, speaker)] : []);

    /// <summary>False where the pin itself is wrong, which is told elsewhere.</summary>
    private static bool Knows(ReadFile<RigConfig> file, PinRef pin) =>
        pin.Board == PinRef.Header || (file.Value.Boards.GetValueOrDefault(pin.Board) is { } board && ChipKinds.All.TryGetValue(board.Chip, out var kind) && !kind.IsMux);
}
