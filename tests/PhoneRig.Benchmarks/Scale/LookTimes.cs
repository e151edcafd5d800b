using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Benchmarks.Scale;

/// <summary>Keeps when each station's lamps were looked at.</summary>
internal sealed class LookTimes : IRawSamples
{
    /// <summary>A look every 50 ms, at whole multiples of it (LampWatch).</summary>
    private const double Interval = 50;

    private readonly Dictionary<string, List<double>> looks = new(StringComparer.Ordinal);

    /// <summary>How far the time between two looks is from 50 ms; each look that was left out counts as one that came too late.</summary>
    public Spread Jitter => Spread.Of(looks.Values.SelectMany(times => times.Zip(times.Skip(1), (before, next) => Math.Abs(next - before - Interval))));

    /// <summary>Of the looks that were due, the share that was made.</summary>
    public double Made => looks.Values.Sum(times => times.Count - 1) / looks.Values.Sum(times => Math.Round((times[^1] - times[0]) / Interval));

    /// <summary>Forgets those so far.</summary>
    public void Clear() => looks.Clear();

    public void Console(string station, TimeSpan uptime, ReadOnlyMemory<byte> bytes)
    {
    }

    public void Lamps(string station, TimeSpan uptime, ImmutableArray<LampColour?> colours)
    {
        if (!looks.TryGetValue(station, out var times))
        {
            looks.Add(station, times = []);
        }

        times.Add(uptime.TotalMilliseconds);
    }
}
