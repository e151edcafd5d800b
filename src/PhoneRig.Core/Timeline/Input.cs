namespace PhoneRig.Core.Timeline;

/// <summary>What a decider is fed: an entry, or the passing of time.</summary>
/// <param name="Entry">The new entry; null for a tick.</param>
/// <param name="Uptime">Rig time now; the entry's own, when there is one.</param>
public readonly record struct Input(Entry? Entry, TimeSpan Uptime)
{
    /// <summary>The fact of the entry; null for a tick.</summary>
    public Fact? Fact => Entry?.Fact;

    /// <summary>An entry as input.</summary>
    public static Input Of(Entry entry) => new(entry, entry.Uptime);

    /// <summary>A wake-up.</summary>
    public static Input Tick(TimeSpan uptime) => new(null, uptime);
}
