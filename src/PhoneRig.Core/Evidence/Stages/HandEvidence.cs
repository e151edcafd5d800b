using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Evidence.BootStage;

namespace PhoneRig.Core.Evidence.Stages;

/// <summary>What the rig's own deeds say: power and keys.</summary>
internal sealed class HandEvidence(PhoneModel model, StageTable table)
{
    /// <summary>Keys remembered: more than any code has.</summary>
    private const int Remembered = 32;

    /// <summary>
    /// What the model's codes do, by their names (facts 2.1, 2.4): "restart" touches no flash, "...-reset" erases settings, "format..." formats.
    /// A code of any other name is taken to format: too much caution costs a wait, too little a phone.
    /// </summary>
    private readonly ImmutableArray<(string Keys, bool Formats)> codes =
    [
        .. model.Codes.Where(code => !code.Key.StartsWith("restart", StringComparison.Ordinal))
            .Select(code => (WithoutRepeats(code.Value), code.Key.StartsWith("format", StringComparison.Ordinal) || !code.Key.EndsWith("-reset", StringComparison.Ordinal))),
    ];

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

        // The phone ignores a key that repeats the one before (facts 2.2), and the engine's re-press relies on it.
        var keys = WithoutRepeats(state.Typed + key);
        var typed = state with { Typed = keys.Length > Remembered ? keys[^Remembered..] : keys };
        var effects = typed.Typed == state.Typed ? [] : codes.Where(code => typed.Typed.EndsWith(code.Keys, StringComparison.Ordinal)).Select(code => code.Formats).ToArray();
        if (effects.Length == 0)
        {
            return typed;
        }

        // Refused, the phone boots on (facts 2.4).
        var formats = effects.Contains(true);
        return typed with { Code = new TypedCode(formats, entry.Uptime), Claims = table.Only(entry, [formats ? Formatting : Erasing, Starting]) };
    }

    private static string WithoutRepeats(string keys) => string.Concat(keys.Where((key, index) => index == 0 || keys[index - 1] != key));
}
