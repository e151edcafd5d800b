using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Evidence.Stages;

/// <summary>
/// What proves off where a person plugs (design section 6). No relay says that the power is away, and a person who was asked may have done it or not, so silence alone says nothing: a phone that
/// is up says nothing for minutes. But a phone that showed no life for the whole window before its plug was to go in, did not start while it was to be out, and whose
/// first word after that is its loader's, had no power: one that its port feeds starts as its plug is pulled (facts 0.9), and says so within the window. A meter in the line says it at once.
/// </summary>
internal static class PlugEvidence
{
    /// <summary>Takes what a person was asked.</summary>
    public static Feed Asked(Feed feed, PersonAsked asked, TimeSpan now)
    {
        feed = feed with { Switching = feed.Switching.Remove(asked.Deed) };
        return asked.Request.Kind switch
        {
            PersonRequestKind.Unplug => Metered(FeedWatch.Lost(feed) with { Life = null, Welded = null, Plug = new Plug(now) }, now),
            PersonRequestKind.PlugIn when feed.Plug is { InAt: null } plug => feed with { Plug = plug with { InAt = now, SilentSince = AnyLit(feed) ? now : plug.SilentSince } },
            _ => feed,
        };
    }

    /// <summary>Where a person plugs, what the meter finds in the line is where the plug is.</summary>
    public static Feed Metered(Feed feed, TimeSpan now) => (feed.Plug, feed.Metered) switch
    {
        (null, _) => feed,
        (_, PowerSense.Off) => FeedWatch.Switched(feed, on: false, now),
        (_, PowerSense.On) when feed.On == false => FeedWatch.Switched(feed, on: true, now),
        _ => feed,
    };

    /// <summary>Takes what the phone shows.</summary>
    /// <param name="feed">What is known.</param>
    /// <param name="entry">What it shows.</param>
    /// <param name="window">How long it must show nothing.</param>
    public static Feed Take(Feed feed, Entry entry, TimeSpan window) => (feed.Plug, entry.Fact) switch
    {
        (null, _) => feed,

        // Two sources, whoever moved which.
        (_, ConsoleLine { Rule: ConsoleRuleNames.PowerSourceToggled }) => feed with { Life = feed.Life ?? entry.Sequence },
        ({ InAt: null }, SwitchPortSeen { Feeds: true }) => feed with { Life = feed.Life ?? entry.Sequence },

        // It runs because of something else, whatever was done with its plug meanwhile.
        (_, ConsoleLine { Rule: ConsoleRuleNames.RebootCause } line) when feed.StartedByPlug && !IsPower(line) => FeedWatch.Lost(feed),

        ({ InAt: null } plug, LampsEnded { Pattern: not LampPattern.Dark }) => feed with { Plug = plug with { SilentSince = entry.Uptime } },
        ({ InAt: null } plug, var fact) when FeedWatch.IsLife(fact) =>
            feed with { Plug = plug with { SilentSince = entry.Uptime, StartedWithout = plug.StartedWithout || IsStart(fact) } },
        ({ InAt: { } inAt, Lives: false } plug, var fact) when FeedWatch.IsLife(fact) => Lives(feed with { Plug = plug with { Lives = true } }, inAt, entry, window),
        _ => feed,
    };

    private static Feed Lives(Feed feed, TimeSpan inAt, Entry entry, TimeSpan window) =>
        feed is { On: null, Disproof: null, Plug: { StartedWithout: false, SilentSince: var since } } && inAt - since >= window && IsStart(entry.Fact)
            ? feed with { On = true, OffAt = since, OnAt = inAt, ClosedAt = inAt, StartedByPlug = true }
            : feed;

    private static bool IsStart(Fact fact) => fact is ConsoleLine { Rule: ConsoleRuleNames.BootBanner };

    private static bool IsPower(ConsoleLine line) =>
        line.Values?.GetValueOrDefault("cause") is not { } cause || cause.Contains("power", StringComparison.OrdinalIgnoreCase);

    private static bool AnyLit(Feed feed) => feed.Lamps.Groups.Values.Any(FeedWatch.IsLit);
}
