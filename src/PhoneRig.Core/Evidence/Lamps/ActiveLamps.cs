using System.Collections.Immutable;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Evidence.Lamps;

/// <summary>
/// The lamp patterns that go on now, by group: a fold over the timeline. No pattern is older than the last power-on, because what lamps did
/// before it says nothing about this boot: dark while off is not the dark of a phone that formats its flash.
/// </summary>
/// <param name="Groups">The pattern of each group that has one.</param>
/// <param name="PoweredAt">Uptime of the last power-on; null before the first.</param>
public sealed record ActiveLamps(ImmutableDictionary<string, ActiveLamps.Pattern> Groups, TimeSpan? PoweredAt)
{
    /// <summary>Nothing seen yet.</summary>
    public static readonly ActiveLamps None = new(ImmutableDictionary<string, Pattern>.Empty, null);

    /// <summary>A pattern that goes on.</summary>
    /// <param name="Sequence">Sequence of its <c>lamps-began</c>.</param>
    /// <param name="Fact">That fact.</param>
    /// <param name="Since">Uptime at which it began, as far as this boot goes.</param>
    public sealed record Pattern(long Sequence, LampsBegan Fact, TimeSpan Since);

    /// <summary>Whether an entry changes them at all.</summary>
    public static bool Heeds(Fact fact) => fact is LampsBegan or LampsEnded or PowerSwitched { On: true };

    /// <summary>Takes one entry.</summary>
    public ActiveLamps Take(Entry entry) => !Heeds(entry.Fact) ? this : entry.Fact switch
    {
        LampsBegan began => this with { Groups = Groups.SetItem(began.Group, new Pattern(entry.Sequence, began, ThisBoot(began.Since))) },
        LampsEnded ended => this with { Groups = Groups.Remove(ended.Group) },
        PowerSwitched { On: true } => (this with { PoweredAt = entry.Uptime }).Cut(),
        _ => this,
    };

    private ActiveLamps Cut() => this with
    {
        Groups = Groups.ToImmutableDictionary(group => group.Key, group => group.Value with { Since = ThisBoot(group.Value.Since) }),
    };

    private TimeSpan ThisBoot(TimeSpan since) => PoweredAt is { } powered && powered > since ? powered : since;
}
