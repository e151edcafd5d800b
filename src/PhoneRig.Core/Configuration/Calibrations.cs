using System.Collections.Immutable;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Configuration;

/// <summary>Puts what was measured at stations in the place of defaults.</summary>
public static class Calibrations
{
    /// <summary>The file of a station.</summary>
    /// <param name="folder">Where a rig's are.</param>
    /// <param name="station">The station.</param>
    public static string FileOf(string folder, string station) => Path.Combine(folder, $"{station}.yaml");

    /// <summary>A rig with what was measured at its stations; or every mistake in their files.</summary>
    /// <param name="rig">The rig, as its file has it.</param>
    /// <param name="models">The models of its phones, by name.</param>
    /// <param name="folder">Where its calibrations are; a station that has no file there has the defaults.</param>
    public static ConfigResult<RigConfig> Apply(RigConfig rig, IReadOnlyDictionary<string, PhoneModel> models, string folder)
    {
        var problems = new ProblemList();
        foreach (var (name, station) in rig.Stations.OrderBy(station => station.Key, StringComparer.Ordinal))
        {
            if (!File.Exists(FileOf(folder, name)))
            {
                continue;
            }

            var read = ConfigFolder.Calibration(FileOf(folder, name), station, models[station.Phone]);
            problems.AddRange(read.Problems);
            if (read.Value is { } measured)
            {
                rig = rig with { Stations = rig.Stations.SetItem(name, With(station, measured)) };
            }
        }

        return problems.Result(rig);
    }

    /// <summary>A station with what was measured there.</summary>
    public static StationConfig With(StationConfig station, CalibrationConfig measured) => station with
    {
        Calibration = measured,
        Lamps = station.Lamps is { } lamps
            ? lamps with { Thresholds = measured.Lamps.ToImmutableDictionary(lamp => lamp.Key, lamp => lamp.Value.Thresholds(), StringComparer.Ordinal) }
            : null,
    };

    /// <summary>A phone at a station where things take as long as was measured.</summary>
    public static PhoneModel With(PhoneModel model, CalibrationConfig? measured) => measured is null || measured.Timings.IsEmpty ? model : model with
    {
        Timings = model.Timings.SetItems(measured.Timings.Where(timing => model.Timings.ContainsKey(timing.Key)).Select(timing => KeyValuePair.Create(timing.Key, With(model.Timings[timing.Key], timing.Value)))),
    };

    private static Timing With(Timing timing, TimeSpan measured) => timing with
    {
        Typical = measured,
        From = measured < timing.Shortest ? measured : timing.Shortest,
        To = measured > timing.Longest ? measured : timing.Longest,
    };
}
