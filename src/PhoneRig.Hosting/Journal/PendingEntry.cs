using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Journal;

/// <summary>An entry on its way to the disk, with all that its commit writes: trying again writes the same.</summary>
/// <param name="Station">The station's name.</param>
/// <param name="Entry">The entry.</param>
/// <param name="Kind">Its fact's kind.</param>
/// <param name="Json">Its fact as JSON.</param>
/// <param name="Sighting">True where it may be dropped.</param>
/// <param name="Place">Where it stands in a run.</param>
internal sealed record PendingEntry(string Station, Entry Entry, string Kind, string Json, bool Sighting, RunPlace Place)
{
    /// <summary>How often its station's relay has opened, this entry included; null where it is no matter of the relay.</summary>
    public long? Openings { get; init; }

    /// <summary>The key that it says to have been pushed down, and how often that was by now; null where none was.</summary>
    public (string Key, long Strokes)? Strokes { get; init; }
}
