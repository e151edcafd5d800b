using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Phones;
using PhoneRig.Hosting.Edges;

namespace PhoneRig.Hosting.BringUps;

/// <summary>Keeps what was measured at a station, over what was measured there before.</summary>
/// <param name="folder">Where a rig's calibrations are.</param>
/// <param name="station">The station's name.</param>
/// <param name="wired">The station.</param>
/// <param name="model">Its phone.</param>
internal sealed class MeasuredStation(string folder, string station, StationConfig wired, PhoneModel model)
{
    /// <summary>The file.</summary>
    public string File { get; } = Calibrations.FileOf(folder, station);

    /// <summary>Writes it. What was not measured this time stays as it was.</summary>
    /// <param name="lamps">The lamps.</param>
    /// <param name="timings">How long things took.</param>
    /// <param name="at">When.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be.</exception>
    public void Write(ImmutableArray<LampSurveyed> lamps, IReadOnlyDictionary<string, TimeSpan> timings, DateTimeOffset at)
    {
        var before = System.IO.File.Exists(File) ? ConfigFolder.Calibration(File, wired, model).Value : null;
        var measured = new CalibrationConfig
        {
            Calibration = station,
            Measured = at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            Lamps = (before?.Lamps ?? ImmutableDictionary<string, LampCalibrationConfig>.Empty).SetItems(
                lamps.Where(one => one.Measure is not null).Select(one => KeyValuePair.Create(one.Lamp.Name, Over(before?.Lamps.GetValueOrDefault(one.Lamp.Name)?.Measure(), one.Measure!)))),
            Timings = (before?.Timings ?? ImmutableDictionary<string, TimeSpan>.Empty).SetItems(timings),
        };
        Directory.CreateDirectory(folder);
        WholeFile.Write(File, file => file.Write(Encoding.UTF8.GetBytes(CalibrationText.Of(measured))));
    }

    private static LampCalibrationConfig Over(LampMeasure? before, LampMeasure now) => LampCalibrationConfig.Of(before is null ? now : now with
    {
        Lamp = now.Lamp ?? before.Lamp,
        Seen = before.Seen.SetItems(now.Seen),
    });
}
