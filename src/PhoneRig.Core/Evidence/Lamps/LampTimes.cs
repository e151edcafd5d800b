namespace PhoneRig.Core.Evidence.Lamps;

/// <summary>
/// The thresholds of lamp recognition. They follow from three numbers: lamps are looked at every 50 ms (design section 4), a walk
/// spends 200 ms to 2 s on a lamp (500 ms in facts 1.2; other loaders are unknown, facts 12), a blink takes 0.2 to 4 s ("blinks every few s", facts 1.3).
/// </summary>
internal static class LampTimes
{
    /// <summary>A colour counts once it has held this long: longer than one sample with its jitter, shorter than the 100 ms phase of the fastest blink.</summary>
    public static readonly TimeSpan Glitch = TimeSpan.FromMilliseconds(75);

    /// <summary>How far two sampled edges may lie from the true distance: a sample each.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromMilliseconds(100);

    /// <summary>Lamps that change within this long of each other change together: two samples and jitter, below the fastest step of a walk.</summary>
    public static readonly TimeSpan Together = TimeSpan.FromMilliseconds(120);

    /// <summary>A lamp of unknown colour keeps its last colour this long; then it counts as unseen. The slowest step of a walk.</summary>
    public static readonly TimeSpan UnknownAfter = TimeSpan.FromSeconds(2);

    /// <summary>Dark and steady are recognised after this long without a change: a whole period of the slowest blink, so longer than any of its phases.</summary>
    public static readonly TimeSpan Still = TimeSpan.FromSeconds(4);

    /// <summary>Dark or steady is over when the lamps have been otherwise for this long: the fastest step of a walk. Shorter is a flicker (a glitch beside a lost sample).</summary>
    public static readonly TimeSpan Away = TimeSpan.FromMilliseconds(200);

    /// <summary>A walk's usual time on a lamp (facts 1.2).</summary>
    public static readonly TimeSpan UsualStep = TimeSpan.FromMilliseconds(500);

    /// <summary>The fastest walk, 200 ms a lamp, as sampling may make it look.</summary>
    public static readonly TimeSpan ShortestStep = TimeSpan.FromMilliseconds(150);

    /// <summary>The slowest walk, 2 s a lamp, as sampling may make it look.</summary>
    public static readonly TimeSpan LongestStep = TimeSpan.FromMilliseconds(2100);

    /// <summary>The fastest blink, 0.2 s, as sampling may make it look.</summary>
    public static readonly TimeSpan ShortestBlink = TimeSpan.FromMilliseconds(140);

    /// <summary>The slowest blink, 4 s, as sampling may make it look.</summary>
    public static readonly TimeSpan LongestBlink = TimeSpan.FromMilliseconds(4200);
}
