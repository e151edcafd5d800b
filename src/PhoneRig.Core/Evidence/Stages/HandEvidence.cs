using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Evidence.BootStage;

namespace PhoneRig.Core.Evidence.Stages;

/// <summary>What the rig's own deeds say: power and keys.</summary>
internal sealed class HandEvidence(PhoneModel model, StageTable table)
{
    private readonly KnownCodes codes = new(model);

    /// <summary>Null where the entry is no deed of these. A person who is asked counts as one who did: where power is at stake, keys that may have been pressed are as good as pressed.</summary>
    /// <param name="state">The state, whose feed has taken the entry.</param>
    /// <param name="before">The feed before the entry.</param>
    /// <param name="entry">The entry.</param>
    public BootState? Take(BootState state, Feed before, Entry entry) => entry.Fact switch
    {
        RigStarted => new BootState(table.Unknown(entry.Uptime)),
        PowerAdopted { On: false } when before.On != false => CutOff(state, entry),
        // After a fault of the relay's board: it may have let the phone start, or not.
        PowerAdopted { On: true } when before.On == false => PowerOn(state, before, entry),
        PowerAdopted { On: null } when before.On == false => MayBe(state, Starting, entry),
        PowerAdopted { On: null } when before.On == true => MayBe(state, Off, entry),
        PowerAdopted => state,
        PowerSwitched { On: false } => before.On == false ? state : CutOff(state, entry),
        PowerSwitched => PowerOn(state, before, entry),
        DeedFailed failed when before.Switching.TryGetValue(failed.Deed, out var on) => MayBe(state, on ? Starting : Off, entry),
        // Asked is not done: the phone may be where it was.
        PersonAsked { Request.Kind: PersonRequestKind.Unplug } => MayBe(state, Off, entry),
        PersonAsked { Request.Kind: PersonRequestKind.PlugIn } => MayBe(state, Starting, entry),
        KeyPressed pressed => Typed(state, pressed.Key.Name, entry),
        PersonAsked { Request: { Kind: PersonRequestKind.Type } request } => request.Keys.Aggregate(state, (typed, key) => Typed(typed, key.ToString(), entry)),
        KeyHeld { Key.Name: "#" } or PersonAsked { Request: { Kind: PersonRequestKind.Hold, Keys: "#" } } => state with { HashHeld = true },
        // It leaves the shell and starts on (facts 5.4): from here on, text could open it again.
        ConsoleSent sent when state.Likeliest == InShell && sent.Text.Trim() == "q" => state with { Claims = table.Only(entry, [Starting, SeekingLease]) },
        KeyReleased { Key.Name: "#" } or PersonAsked { Request: { Kind: PersonRequestKind.Release, Keys: "#" } } => state with { HashHeld = false },
        _ => null,
    };

    /// <summary>Off is off, until life is seen.</summary>
    private BootState CutOff(BootState state, Entry entry) => NewBoot(state, Off, entry);

    /// <summary>On begins a boot where it was off before, and may where nobody knows: a relay that was closed all along says nothing new.</summary>
    private BootState PowerOn(BootState state, Feed before, Entry entry) => before.On switch
    {
        true => state,
        false => NewBoot(state, Starting, entry),
        null => MayBe(state, Starting, entry),
    };

    private BootState NewBoot(BootState state, BootStage stage, Entry entry) => state with { Claims = table.Only(entry, [stage]), Typed = "", Code = null, Leases = FruitlessLeases.None, AsksAgainAt = null };

    private BootState MayBe(BootState state, BootStage stage, Entry entry) =>
        state with { Claims = StageTable.Add(state.Claims, table.Claim(stage, entry.Sequence, entry.Uptime)) };

    private BootState Typed(BootState state, string key, Entry entry)
    {
        if (state.Feed.IsOff)
        {
            return state; // nobody listens
        }

        var typed = state with { Typed = KnownCodes.Add(state.Typed, key) };
        if (typed.Typed == state.Typed || codes.WholeAt(typed.Typed) is not { } formats)
        {
            return typed;
        }

        // Refused, the phone boots on (facts 2.4).
        return typed with { Code = new TypedCode(formats, entry.Uptime), Claims = table.Only(entry, [formats ? Formatting : Erasing, Starting]) };
    }
}
