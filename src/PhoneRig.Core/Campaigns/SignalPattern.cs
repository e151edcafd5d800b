using System.Collections.Immutable;

namespace PhoneRig.Core.Campaigns;

/// <summary>
/// How a signal looks: told apart by its rhythm alone, so that one lamp is enough and nobody has to tell colours. By rig time, so that all stations blink in step and a station that does not is
/// seen at once. The times are our choice; nothing is faster than 3 flashes a second (WCAG 2.2, 2.3.1).
/// </summary>
public static class SignalPattern
{
    private static readonly ImmutableArray<TimeSpan> Blink = Times(500, 500);
    private static readonly ImmutableArray<TimeSpan> Flash = Times(100, 1900);
    private static readonly ImmutableArray<TimeSpan> DoubleFlash = Times(150, 200, 150, 1000);

    /// <summary>Whether the lamp is lit, and when that changes next; null for never.</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="now">Rig time.</param>
    public static (bool Lit, TimeSpan? Until) At(StationSignal signal, TimeSpan now) => signal switch
    {
        StationSignal.Nothing => (false, null),
        StationSignal.DoNotTouch => (true, null),
        StationSignal.SwapMe => At(Blink, now),
        StationSignal.LoadMe => At(Flash, now),
        StationSignal.NeedsYou => At(DoubleFlash, now),
        _ => throw new ArgumentOutOfRangeException(nameof(signal), signal, "no pattern for this signal"),
    };

    /// <summary>Of two lamps, whether it is the red one that shows a signal: red is for hands off and for trouble, green for hands on.</summary>
    public static bool IsRed(StationSignal signal) => signal is StationSignal.DoNotTouch or StationSignal.NeedsYou;

    /// <param name="times">How long lit, dark, lit, and so on.</param>
    /// <param name="now">Rig time.</param>
    private static (bool Lit, TimeSpan? Until) At(ImmutableArray<TimeSpan> times, TimeSpan now)
    {
        var period = times.Aggregate(TimeSpan.Zero, (sum, time) => sum + time);
        var end = TimeSpan.FromTicks(now.Ticks / period.Ticks * period.Ticks);
        for (var at = 0; ; at++)
        {
            end += times[at];
            if (now < end)
            {
                return (at % 2 == 0, end);
            }
        }
    }

    private static ImmutableArray<TimeSpan> Times(params ReadOnlySpan<int> milliseconds)
    {
        var times = ImmutableArray.CreateBuilder<TimeSpan>();
        foreach (var time in milliseconds)
        {
            times.Add(TimeSpan.FromMilliseconds(time));
        }

        return times.ToImmutable();
    }
}
