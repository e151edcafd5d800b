namespace PhoneRig.Core.Configuration;

/// <summary>The rig's buzzer, which beeps when a station calls: one that sounds by itself, written <c>beep: PIN</c>.</summary>
[ShortForm(nameof(Pin))]
public sealed record BeepConfig
{
    /// <summary>Its pin.</summary>
    public required PinRef Pin { get; init; }

    /// <summary>The level that it sounds at. Default: high, a pin feeds a transistor.</summary>
    public ActiveLevel Active { get; init; } = ActiveLevel.High;
}
