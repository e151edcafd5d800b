using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Evidence.BootStage;

namespace PhoneRig.Core.Evidence.Stages;

/// <summary>What the line lamps say (facts 1.3). They never disprove what the network proved: the lamps of a downloading phone differ between loaders (facts 12).</summary>
internal sealed class LampEvidence(StageTable table)
{
    /// <summary>An amber walk that begins this long after a format was begun is the boot after it; earlier, it may be the code's own walk, lost from sight and found again (facts 2.1: the format begins a second after the code).</summary>
    private static readonly TimeSpan Restart = TimeSpan.FromSeconds(10);

    public BootState Take(BootState state, LampsBegan began, Entry entry) => began switch
    {
        _ when BrickSince(state.Feed.Lamps) is { } since => Brick(state, since, entry),
        { Group: not "lines" } => state,
        { Pattern: LampPattern.Walking, Colour: LampColour.Amber } => Amber(state, began.Since, entry),
        { Pattern: LampPattern.Walking, Colour: LampColour.Green } => Green(state, entry),
        { Pattern: LampPattern.Walking, Colour: LampColour.Red } => state with
        {
            // Red is a format; after the soft code, a variant of its erasing (facts 1.3).
            Claims = table.Only(entry, state.Code is { Formats: false } ? [Erasing, Formatting] : [Formatting, Erasing]),
        },
        { Pattern: LampPattern.Dark } => Dark(state, began.Since, entry),
        _ => state,
    };

    /// <summary>Every boot walks amber, with the code wanted or not; so does a brick that seeks a lease.</summary>
    private BootState Amber(BootState state, TimeSpan since, Entry entry)
    {
        var kept = ProvenWrites(state, since);
        if (kept.Length > 0)
        {
            return state with { Claims = [.. kept, .. table.Only(entry, [Starting, SeekingLease, AwaitingCode])] };
        }

        // A walk that goes on beyond a normal boot's waits for the code where # is down, and for a lease where it is not.
        var walk = new StageClaim(Starting, entry.Sequence, since, since + table.NormalWalk);
        var code = table.Claim(AwaitingCode, entry.Sequence, since);
        code = code with { Until = code.Until + table.NormalWalk };
        var lease = table.Claim(SeekingLease, entry.Sequence, entry.Uptime);
        return state with
        {
            Claims = table.Pass(state.HashHeld ? [walk, code, lease] : [walk, lease, code], entry.Uptime),
            Code = state.Code is { } typed && since >= typed.At + Restart ? null : state.Code,
        };
    }

    /// <summary>Lines blinking, headset green, mute red: a brick that was served and does nothing any more (facts 1.3), unless a transfer or a code says otherwise and its time is not up.</summary>
    private BootState Brick(BootState state, TimeSpan since, Entry entry)
    {
        var kept = ProvenWrites(state, since);
        return state with { Claims = [.. kept, .. table.Only(entry, [Silent, SeekingLease])] };
    }

    /// <summary>What lamps cannot disprove: what the network proved, and what a code began just before.</summary>
    private static StageClaim[] ProvenWrites(BootState state, TimeSpan since) =>
    [
        .. state.Claims.Where(claim => claim.Proof is not null && claim.Stage switch
        {
            Erasing or Formatting => since < claim.Since + Restart,
            Downloading or Writing => true,
            _ => false,
        }),
    ];

    /// <summary>Since when the lamps show a brick; null where they do not, or not all three groups are wired.</summary>
    private static TimeSpan? BrickSince(ActiveLamps lamps) =>
        lamps.Groups.GetValueOrDefault("lines") is { Fact.Pattern: LampPattern.Blinking } lines
        && lamps.Groups.GetValueOrDefault("headset") is { Fact: { Pattern: not LampPattern.Dark, Colour: LampColour.Green } } headset
        && lamps.Groups.GetValueOrDefault("mute") is { Fact: { Pattern: not LampPattern.Dark, Colour: LampColour.Red } } mute
            ? new[] { lines.Since, headset.Since, mute.Since }.Max()
            : null;

    /// <summary>Green is the soft code accepted, also after a minute of red (facts 1.3), or a brick that tries TFTP. A format's red goes dark.</summary>
    private BootState Green(BootState state, Entry entry)
    {
        var kept = state.Claims.Where(claim => claim.Proof is not null && claim.Stage switch
        {
            Formatting => state.Code is not { Formats: false },
            Erasing or Downloading or Writing or SeekingConfig => true,
            _ => false,
        }).ToArray();
        // Where it cannot be ruled out it may be in a transfer that a rig before this one began, of which this one hears nothing.
        var unheard = state.MayBe(Downloading) && kept.All(claim => claim.Stage != Downloading);
        return state with { Claims = [.. kept, .. table.Only(entry, unheard ? [SeekingLease, Downloading] : [SeekingLease])] };
    }

    /// <summary>Dark after a code may be a format, whatever the code was meant to be: until the phone talks again.</summary>
    private BootState Dark(BootState state, TimeSpan since, Entry entry) =>
        state.Code is { } code && since >= code.At && !state.MayBe(Formatting)
            ? state with { Claims = state.Claims.Add(table.Claim(Formatting, entry.Sequence, code.At)) }
            : state;
}
