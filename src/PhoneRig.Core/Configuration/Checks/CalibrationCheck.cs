using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>A calibration is of lamps that its station looks at and of timings that its phone has, and its thresholds are in an order that tells colours apart.</summary>
/// <param name="station">The station; null where it is not known.</param>
/// <param name="model">Its phone; null likewise.</param>
internal sealed class CalibrationCheck(StationConfig? station, PhoneModel? model) : ICheck<CalibrationConfig>
{
    private static readonly string[] Colours = ["amber", "green", "red"];

    public void Check(ReadFile<CalibrationConfig> file)
    {
        foreach (var name in file.Root.Keys("lamps"))
        {
            if (station is not null && station.Lamps?.Sensors.ContainsKey(name) != true)
            {
                file.AtKey($"no sensor of this station is on a lamp \"{name}\": calibrate it anew, or take the lamp out here; {NearestWord.Hint(name, station.Lamps?.Sensors.Keys ?? [])}", "lamps", name);
            }

            if (file.Value.Lamps.GetValueOrDefault(name) is { } lamp)
            {
                CheckLamp(file, name, lamp);
            }
        }

        foreach (var name in file.Root.Keys("timings"))
        {
            if (model is not null && !model.Timings.ContainsKey(name))
            {
                file.AtKey($"unknown timing \"{name}\" of a {model.Phone}; {NearestWord.Hint(name, model.Timings.Keys)}", "timings", name);
            }
        }
    }

    private static void CheckLamp(ReadFile<CalibrationConfig> file, string name, LampCalibrationConfig lamp)
    {
        if (lamp.Dark is { } dark && (dark.Length != 3 || dark.Any(counts => counts is < 0 or > ushort.MaxValue)))
        {
            file.At($"the dark is three counts of 0 to {ushort.MaxValue}: [red, green, blue]", "lamps", name, "dark");
        }

        var shares = new (string Key, Percent Share)[] { ("green-to", lamp.GreenTo), ("amber-from", lamp.AmberFrom), ("amber-to", lamp.AmberTo), ("red-from", lamp.RedFrom) };
        foreach (var ((lower, below), (upper, above)) in shares.Zip(shares.Skip(1)).Where(two => two.First.Share.Share >= two.Second.Share.Share))
        {
            file.At($"{lower} {below} is not below {upper} {above}: from green to red it goes up, green-to, amber-from, amber-to, red-from", "lamps", name, lower);
        }

        foreach (var (key, share) in shares.Append(("white-from", lamp.WhiteFrom)).Where(one => one.Item2.Share is <= 0 or >= 1))
        {
            file.At($"{key} {share} is no share that tells anything: more than 0% and less than 100%", "lamps", name, key);
        }

        foreach (var (colour, share) in lamp.Seen)
        {
            if (!Colours.Contains(colour))
            {
                file.AtKey($"unknown colour \"{colour}\"; {NearestWord.Hint(colour, Colours)}", "lamps", name, "seen", colour);
            }
            else if (share.Share is <= 0 or >= 1)
            {
                file.At($"{share} is no share that was seen: more than 0% and less than 100%", "lamps", name, "seen", colour);
            }
        }
    }
}
