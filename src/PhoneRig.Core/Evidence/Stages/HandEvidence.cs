using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Evidence.BootStage;

namespace PhoneRig.Core.Evidence.Stages;

/// <summary>What the rig's own deeds say: power and keys.</summary>
internal sealed class HandEvidence(PhoneModel model, StageTable table)
{
    /// <summary>Null where the entry is no deed of these. A person who is asked counts as one who did: where power is at stake, keys that may have been pressed are as good as pressed.</summary>
    public BootState? Take(BootState state, Entry entry) => entry.Fact switch
    {
        PowerSwitched power => Power(state, power.On, entry),
        KeyPressed pressed => Typed(state, pressed.Key.Name, entry),
        PersonAsked { Request: { Kind: PersonRequestKind.Type } request } => request.Keys.Aggregate(state, (typed, key) => Typed(typed, key.ToString(), entry)),
        KeyHeld { Key.Name: "#" } or PersonAsked { Request: { Kind: PersonRequestKind.Hold, Keys: "#" } } => state with { HashHeld = true },
        KeyReleased { Key.Name: "#" } or PersonAsked { Request: { Kind: PersonRequestKind.Release, Keys: "#" } } => state with { HashHeld = false },
        _ => null,
    };

    /// <summary>Off is off, until life is seen. On begins a boot only where it was off before: a relay that was closed all along says nothing new.</summary>
    private BootState Power(BootState state, bool on, Entry entry) => on
        ? state.OffAt is null ? state : new BootState(table.Only(entry, [Starting])) { AliveWhileOff = state.AliveWhileOff, HashHeld = state.HashHeld }
        : new BootState(table.Only(entry, [Off])) { OffAt = entry.Uptime, HashHeld = state.HashHeld };

    private BootState Typed(BootState state, string key, Entry entry)
    {
        if (state.OffAt is not null && state.AliveWhileOff is null)
        {
            return state; // nobody listens
        }

        // The phone ignores a key that repeats the one before (facts 2.2); so does the engine's re-press rely on it.
        if (state.Typed.EndsWith(key, StringComparison.Ordinal))
        {
            return state;
        }

        var typed = state with { Typed = state.Typed + key };
        var codes = model.Codes.Where(code => typed.Typed.EndsWith(Heard(code.Value), StringComparison.Ordinal)).Select(code => code.Key).ToArray();
        var formats = codes.Any(name => name.StartsWith("format-", StringComparison.Ordinal));
        if (!formats && !codes.Any(name => name.EndsWith("-reset", StringComparison.Ordinal)))
        {
            return typed;
        }

        // Refused, the phone boots on (facts 2.4).
        return typed with { Typed = "", Code = new TypedCode(formats, entry.Uptime), Claims = table.Only(entry, [formats ? Formatting : Erasing, Starting]) };
    }

    /// <summary>A code as the phone hears it: a key that repeats the one before is ignored (facts 2.2).</summary>
    private static string Heard(string code) => string.Concat(code.Where((key, place) => place == 0 || code[place - 1] != key));
}
