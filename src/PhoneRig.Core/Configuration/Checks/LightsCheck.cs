namespace PhoneRig.Core.Configuration.Checks;

/// <summary>A station's light is one lamp, or a red and a green one; quiet hours are for a buzzer.</summary>
internal sealed class LightsCheck : ICheck<RigConfig>
{
    public void Check(ReadFile<RigConfig> file)
    {
        if (!file.Whole)
        {
            return;
        }

        foreach (var (name, station) in file.Value.Stations.OrderBy(station => station.Key, StringComparer.Ordinal))
        {
            if (station.Light is { } light && (light is { Lamp: null, Red: null } or { Lamp: null, Green: null } or { Lamp: not null, Red: not null } or { Lamp: not null, Green: not null }))
            {
                file.At("a light is one lamp, light: gpio/22, or two, light: { red: gpio/22, green: gpio/23 }", "stations", name, "light");
            }
        }

        if (file.Value is { Quiet: not null, Beep: null })
        {
            file.At("nothing beeps in this rig: write beep: gpio/12, or leave quiet out", "quiet");
        }
    }
}
