using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Evidence.Stages;

/// <summary>
/// What the meter behind the relay, and the switch's word for the phone's port, say of what feeds it. Power behind an open relay is a welded contact. None is
/// no proof of off by itself: a phone that its port feeds shows nothing for 6 s and more after it was switched over (facts 0.9, 11a), and nothing of that flows
/// past the meter. With the port's word it is one.
/// </summary>
internal static class MeterEvidence
{
    /// <summary>How long after the cut a port that would feed the phone does so: 2 s of back-off, 500 ms of detection and 400 ms to power (IEEE 802.3 clause 33.2, Tdbo, Tdet, Tpon).</summary>
    public static readonly TimeSpan PortDecides = TimeSpan.FromSeconds(3);

    /// <summary>How long the line must carry nothing behind a closed relay: five times as long as a knocked plug is out (facts 11a, 2 s). Our choice.</summary>
    public static readonly TimeSpan Missing = TimeSpan.FromSeconds(10);

    /// <summary>Takes what the meter says.</summary>
    public static Feed Take(Feed feed, PowerMetered metered, Entry entry)
    {
        var open = feed.On == false && !feed.IsClosing;
        return feed with
        {
            Metered = metered.Power,
            Dead = metered.Power == PowerSense.Off ? feed.Dead ?? (entry.Uptime, entry.Sequence) : null,
            IsDry = open ? metered.Power == PowerSense.Off : feed.IsDry,
            Welded = open && metered.Power == PowerSense.On && entry.Uptime >= feed.OffAt + LinePower.Settling ? feed.Welded ?? entry.Sequence : feed.Welded,
        };
    }

    /// <summary>Takes what the switch says of the phone's port.</summary>
    public static Feed Take(Feed feed, SwitchPortSeen port, TimeSpan now) =>
        feed.On == false && !feed.IsClosing ? feed with { PortIsIdle = port.Feeds == false && now >= feed.OffAt + PortDecides } : feed;

    /// <summary>When the relay will have been closed for long without power behind it; null where that is no question.</summary>
    public static TimeSpan? MissingAt(Feed feed) =>
        feed is { On: true, ClosedAt: { } closed, Dead: { } dead } ? (dead.Since > closed ? dead.Since : closed) + Missing : null;
}
