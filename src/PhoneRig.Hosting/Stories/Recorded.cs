using System.Collections.Immutable;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Stories;

/// <summary>The entries of one station's run, and the moment that its story counts from.</summary>
/// <param name="station">The station.</param>
/// <param name="entries">Its entries, ascending; not empty.</param>
internal sealed class Recorded(string station, ImmutableArray<Entry> entries)
{
    private readonly Dictionary<long, Entry> bySequence = entries.ToDictionary(entry => entry.Sequence);

    public string Station => station;

    public ImmutableArray<Entry> Entries => entries;

    public Entry First => entries[0];

    public Entry Last => entries[^1];

    /// <summary>From the run's beginning to its last entry.</summary>
    public TimeSpan Length => At(Last);

    public Entry? Find(long sequence) => bySequence.GetValueOrDefault(sequence);

    /// <summary>When, since the run began.</summary>
    public TimeSpan At(Entry entry) => At(entry.Uptime);

    /// <summary>An uptime as the time since the run began; what began before counts as its beginning.</summary>
    public TimeSpan At(TimeSpan uptime) => uptime < First.Uptime ? TimeSpan.Zero : uptime - First.Uptime;

    /// <summary>A sentence that begins to hold with an entry.</summary>
    public Sentence Say(Entry at, string text, params IEnumerable<Entry> from) =>
        new(At(at), at.At, text, [.. from.Append(at).Select(entry => entry.Sequence).Distinct().Order()]);
}
