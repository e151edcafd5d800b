using System.Collections.Immutable;

namespace PhoneRig.Core.Configuration;

/// <summary>How keys are pressed: <c>keypad: none</c>, <c>keypad: manual</c>, or taps with a pin for each key.</summary>
[ShortForm(nameof(Kind))]
public sealed record KeypadConfig
{
    /// <summary>Which kind.</summary>
    public required KeypadKind Kind { get; init; }

    /// <summary>For taps: the pin of each key, by what is printed on it.</summary>
    public ImmutableDictionary<string, PinRef> Keys { get; init; } = ImmutableDictionary<string, PinRef>.Empty;

    /// <summary>For taps: the pin that lifts the receiver; null where it cannot be lifted.</summary>
    public PinRef? Hook { get; init; }

    /// <summary>For taps: the level that presses a key. Default: high.</summary>
    public ActiveLevel Active { get; init; } = ActiveLevel.High;

    /// <summary>For taps: how long a key may be held down at the most; null: for ever, since an analog switch does not warm up (facts 9).</summary>
    public TimeSpan? HoldAtMost { get; init; }
}
