using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>What is expected of a duration lies within its range.</summary>
internal sealed class TimingsCheck : ICheck<PhoneModel>
{
    public void Check(ReadFile<PhoneModel> file)
    {
        foreach (var name in file.Root.Keys("timings"))
        {
            if (file.Value.Timings.GetValueOrDefault(name) is not { } timing)
            {
                continue;
            }

            if (timing.Shortest > timing.Typical)
            {
                file.At($"timing \"{name}\": from {DurationText.Format(timing.Shortest)} is longer than typical {DurationText.Format(timing.Typical)}", "timings", name, "from");
            }

            if (timing.Longest < timing.Typical)
            {
                file.At($"timing \"{name}\": to {DurationText.Format(timing.Longest)} is shorter than typical {DurationText.Format(timing.Typical)}", "timings", name, "to");
            }
        }
    }
}
