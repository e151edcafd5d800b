using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;

namespace PhoneRig.Core.Configuration;

/// <summary>How keys are pressed: <c>keypad: none</c>, <c>keypad: manual</c>, or taps or solenoids with a pin for each key.</summary>
[ShortForm(nameof(Kind))]
public sealed record KeypadConfig
{
    /// <summary>Which kind.</summary>
    public required KeypadKind Kind { get; init; }

    /// <summary>For taps and solenoids: the pin of each key, by what is printed on it.</summary>
    public ImmutableDictionary<string, PinRef> Keys { get; init; } = ImmutableDictionary<string, PinRef>.Empty;

    /// <summary>For taps and solenoids: the pin that lifts the receiver, or the hook switch, for as long as it is on; null where it cannot be lifted.</summary>
    public PinRef? Hook { get; init; }

    /// <summary>
    /// For solenoids, where nothing lifts the receiver: the pin of the pusher on Speaker, which takes the phone off hook by a press. The key toggles, so
    /// nothing is pressed to put it back: the phone goes on hook when it starts anew.
    /// </summary>
    public PinRef? Speaker { get; init; }

    /// <summary>For taps and solenoids: the level that presses a key. Default: high.</summary>
    public ActiveLevel Active { get; init; } = ActiveLevel.High;

    /// <summary>How long a key may be held down at the most; null: taps for ever, since an analog switch does not warm up (facts 9), and solenoids as long as their coil stands.</summary>
    public TimeSpan? HoldAtMost { get; init; }

    /// <summary>For solenoids: the coil of all that <see cref="Coils"/> does not name.</summary>
    public CoilConfig Coil { get; init; } = new();

    /// <summary>For solenoids: the coil of a key, of the "hook" or of the "speaker", that differs; what it does not say is the default, not what <see cref="Coil"/> says.</summary>
    public ImmutableDictionary<string, CoilConfig> Coils { get; init; } = ImmutableDictionary<string, CoilConfig>.Empty;

    /// <summary>For solenoids: how often one may move before it counts as worn; from 80 % on it is said. Default: 200000 (our choice: makers of small open-frame solenoids promise some hundred thousand strokes to a million).</summary>
    [Range(1, 100_000_000)]
    public int RatedOperations { get; init; } = 200_000;

    /// <summary>For solenoids: the keys that may be held; all others are pressed and let go. Default: "#", the one that a reset holds (facts 0.3).</summary>
    public string Holds { get; init; } = "#";
}
