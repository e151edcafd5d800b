using System.Collections.Immutable;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Replay;

/// <summary>One course that a replay may have taken: which wake-ups came when is not recorded, so several are followed. See <see cref="DeciderReplay{TState}"/>.</summary>
/// <param name="State">Where the decider is on it.</param>
internal sealed record ReplayCourse<TState>(TState State)
{
    /// <summary>When the decider wants to be woken; null for never.</summary>
    public TimeSpan? WakeAt { get; private init; }

    /// <summary>How far time has passed.</summary>
    public TimeSpan Uptime { get; private init; }

    /// <summary>What it has said and done, and when, that has not been met in the recording yet.</summary>
    public ImmutableQueue<(Fact Fact, TimeSpan At)> Said { get; private init; } = [];

    /// <summary>How many decisions were the same.</summary>
    public int Same { get; private init; }

    /// <summary>The words of a step, in the order in which a station would record them.</summary>
    public static IEnumerable<Fact> WordsOf(Decided<TState> decided) => [.. decided.Facts, .. decided.Deeds.Select(deed => new DeedIntended(deed))];

    /// <summary>After a step at a time.</summary>
    public ReplayCourse<TState> After(Decided<TState> decided, TimeSpan at) => this with
    {
        State = decided.State,
        WakeAt = decided.WakeAt,
        Uptime = at > Uptime ? at : Uptime,
        Said = WordsOf(decided).Aggregate(Said, (said, word) => said.Enqueue((word, at))),
    };

    /// <summary>After its next word was met in the recording.</summary>
    public ReplayCourse<TState> Met() => this with { Said = Said.Dequeue(), Same = Same + 1 };
}
