using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Replay;

/// <summary>The first decision that a replay takes otherwise than the recording.</summary>
/// <param name="At">When, in rig time.</param>
/// <param name="Recorded">The decision in the recording; null where it has none there.</param>
/// <param name="Replayed">The decision of the replay; null where it takes none.</param>
public sealed record ReplayDifference(TimeSpan At, Entry? Recorded, Fact? Replayed)
{
    /// <summary>Moments are told to a tenth of a second.</summary>
    private static readonly TimeSpan Tellable = TimeSpan.FromSeconds(0.1);

    /// <summary>In words.</summary>
    public string Describe() => (Recorded, Replayed) switch
    {
        ({ } recorded, { } replayed) when FactWords.Describe(recorded.Fact) == FactWords.Describe(replayed) && (recorded.Uptime - At).Duration() >= Tellable =>
            $"recorded (entry {recorded.Sequence}) at {FactWords.Moment(recorded.Uptime)}, replayed at {FactWords.Moment(At)}: {FactWords.Describe(replayed)}",
        ({ } recorded, { } replayed) => $"recorded (entry {recorded.Sequence}): {FactWords.Describe(recorded.Fact)}; replayed: {FactWords.Describe(replayed)}",
        ({ } recorded, null) => $"recorded (entry {recorded.Sequence}): {FactWords.Describe(recorded.Fact)}; the replay does not",
        (null, { } replayed) => $"replayed: {FactWords.Describe(replayed)}; the recording does not have it",
        _ => "nothing",
    };
}
