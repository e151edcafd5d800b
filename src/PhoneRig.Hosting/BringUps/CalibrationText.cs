using System.Globalization;
using System.Text;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.BringUps;

/// <summary>What was measured at a station, as the file that is read when the rig is taken over.</summary>
internal static class CalibrationText
{
    /// <summary>The file's text.</summary>
    public static string Of(CalibrationConfig measured)
    {
        var text = new StringBuilder()
            .AppendLine("# Written by phonerig station calibrate and phonerig bringup, in the place of defaults; read when the rig is taken over next. Without it the defaults count.")
            .AppendLine($"calibration: {measured.Calibration}")
            .AppendLine($"measured: {measured.Measured}");
        if (!measured.Lamps.IsEmpty)
        {
            text.AppendLine("lamps:");
            foreach (var (name, lamp) in measured.Lamps.OrderBy(lamp => lamp.Key, StringComparer.Ordinal))
            {
                Add(text, name, lamp);
            }
        }

        if (!measured.Timings.IsEmpty)
        {
            text.AppendLine("timings:");
            foreach (var (name, time) in measured.Timings.OrderBy(timing => timing.Key, StringComparer.Ordinal))
            {
                text.AppendLine($"  {name}: {DurationText.Format(time)}");
            }
        }

        return text.Replace("\r\n", "\n").ToString();
    }

    private static void Add(StringBuilder text, string name, LampCalibrationConfig lamp)
    {
        text.AppendLine($"  {name}:");
        if (lamp.Dark is { } dark)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"    dark: [{string.Join(", ", dark)}]   # red, green, blue counts with the phone off");
        }

        if (lamp.Lamp is { } lit)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"    lamp: {lit}");
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"    lit: {lamp.Lit}")
            .AppendLine($"    green-to: {lamp.GreenTo}")
            .AppendLine($"    amber-from: {lamp.AmberFrom}")
            .AppendLine($"    amber-to: {lamp.AmberTo}")
            .AppendLine($"    red-from: {lamp.RedFrom}")
            .AppendLine($"    white-from: {lamp.WhiteFrom}");
        if (!lamp.Seen.IsEmpty)
        {
            text.AppendLine($"    seen: {{ {string.Join(", ", lamp.Seen.OrderBy(seen => seen.Key, StringComparer.Ordinal).Select(seen => $"{seen.Key}: {seen.Value}"))} }}");
        }
    }
}
