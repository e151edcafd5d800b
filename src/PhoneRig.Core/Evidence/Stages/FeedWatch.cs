using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Evidence.Stages;

/// <summary>
/// The one place that tells whether a phone lives although its relay is open (design section 6, prove off): boot stages and interlocks
/// both fold it. Where a person plugs there is no relay, and <see cref="PlugEvidence"/> says what proves off. Off is proven by a window without life, or sooner by what is measured of both its sources; it is disproved by any sign of life, however late, and by power behind the relay.
/// </summary>
internal sealed class FeedWatch(PhoneModel model)
{
    /// <summary>What a phone may still show after its power was cut: its capacitors, and what was on its way through the rig.</summary>
    private static readonly TimeSpan Afterglow = TimeSpan.FromSeconds(2);

    /// <summary>How long the relay must be open without life.</summary>
    public TimeSpan Window { get; } = Timings.ProveOff(model);

    /// <summary>Takes one entry or tick.</summary>
    public Feed Step(Feed feed, Input input)
    {
        if (input.Entry is not { } entry)
        {
            return Pass(feed, input.Uptime);
        }

        // Lamps first: a pattern that ends at the end of the window has ended.
        return PlugEvidence.Take(Take(Pass(feed with { Lamps = feed.Lamps.Take(entry) }, input.Uptime), entry), entry, Window);
    }

    /// <summary>Lets time pass: lamps that are still lit at the end of the window show life, though nothing new was seen (a welded relay).</summary>
    public Feed Pass(Feed feed, TimeSpan now) =>
        feed.IsOff && now >= feed.OffAt + Window && feed.Lamps.Groups.Values.Where(IsLit).MinBy(lit => lit.Sequence) is { } lamp
            ? feed with { Life = lamp.Sequence }
            : feed;

    /// <summary>Whether the phone was proven off, in the time that the relay is open, or in the last such time before it closed.</summary>
    public bool IsProven(Feed feed, TimeSpan now) => feed.IsMeteredOff || (feed.Disproof is null && (feed.OnAt ?? now) - feed.OffAt >= Window);

    /// <summary>When off will be proven if nothing is seen; null where that is no question.</summary>
    public TimeSpan? ProvenAt(Feed feed) => feed.IsOff ? feed.OffAt + Window : null;

    /// <summary>Whether a fact shows that the phone has power.</summary>
    public static bool IsLife(Fact fact) =>
        // One that is registered no more may have been without power for long: only a goodbye is a sign of life.
        fact is ConsoleLine or DhcpAsked or TftpRequested or TftpProgress or TftpCompleted or LampsBegan { Pattern: not LampPattern.Dark }
            or PhoneRegistered or PhoneUnregistered { Lost: false } or PhoneAlarm or PhonePageRead or HostAnswered or CdpHeard or SwitchPortSeen { Feeds: true };

    private static Feed Take(Feed feed, Entry entry) => entry.Fact switch
    {
        RigStarted => Feed.Unknown,
        PowerAdopted { On: { } on } => Switched(feed, on, entry.Uptime),
        PowerAdopted => Lost(feed),
        DeedIntended { Deed: Deed.SwitchPower(var on) } => feed with { Switching = feed.Switching.SetItem(entry.Sequence, on) },
        PersonAsked { Request.IsPower: true } asked => PlugEvidence.Asked(feed, asked, entry.Uptime),
        PowerSwitched(var deed, var on) => Switched(feed, on, entry.Uptime) with { Switching = feed.Switching.Remove(deed) },
        // The part may have moved all the same.
        DeedFailed failed when feed.Switching.ContainsKey(failed.Deed) => Lost(feed) with { Switching = feed.Switching.Remove(failed.Deed) },
        DeedEnded ended when feed.Switching.ContainsKey(ended.Deed) => feed with { Switching = feed.Switching.Remove(ended.Deed) },
        PowerMetered metered => MeterEvidence.Take(PlugEvidence.Metered(feed with { Metered = metered.Power }, entry.Uptime), metered, entry),
        SwitchPortSeen port when port.Feeds != true => MeterEvidence.Take(feed, port, entry.Uptime),
        SwitchLost => feed with { PortIsIdle = feed.On != false && feed.PortIsIdle },
        var fact when feed.Disproof is null && IsLife(fact) && Disproves(feed, entry) => feed with { Life = entry.Sequence },
        _ => feed,
    };

    /// <summary>A relay that is where it was says nothing new; one that closes from nowhere known proves nothing of the time before.</summary>
    public static Feed Switched(Feed feed, bool on, TimeSpan now) => on switch
    {
        _ when feed.On == on => feed,
        false => feed with { On = false, OffAt = now, OnAt = null, ClosedAt = null, Life = null, Welded = null, IsDry = false, PortIsIdle = false, StartedByPlug = false },
        true when feed.On == false => feed with { On = true, OnAt = now, ClosedAt = now },
        true => feed with { On = true, OffAt = null, OnAt = null, ClosedAt = now, IsDry = false, PortIsIdle = false },
    };

    /// <summary>Nobody knows where the relay is.</summary>
    public static Feed Lost(Feed feed) => feed with { On = null, OffAt = null, OnAt = null, ClosedAt = null, IsDry = false, PortIsIdle = false, StartedByPlug = false };

    private static bool Disproves(Feed feed, Entry entry)
    {
        if (entry.Fact is ConsoleLine { Rule: ConsoleRuleNames.PowerSourceToggled })
        {
            // It ran when the relay moved: no afterglow says this, and said right after the relay closed, it is about the time before.
            return feed.On == false || entry.Uptime < feed.OnAt + Afterglow;
        }

        // A port that feeds the phone has no afterglow.
        if (entry.Fact is SwitchPortSeen)
        {
            return feed.On == false && !feed.IsClosing;
        }

        var shown = entry.Fact switch
        {
            LampsBegan began => began.Since,
            PhonePageRead { Took: { } took } => entry.Uptime - took, // on its way for so long
            HostAnswered { Took: var took } => entry.Uptime - took,
            _ => entry.Uptime,
        };
        return feed.On == false && !feed.IsClosing && shown >= feed.OffAt + Afterglow;
    }

    public static bool IsLit(Lamps.ActiveLamps.Pattern pattern) => pattern.Fact.Pattern != LampPattern.Dark;
}
