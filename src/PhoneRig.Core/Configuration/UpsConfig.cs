namespace PhoneRig.Core.Configuration;

/// <summary>The uninterruptible power supply of the rig and its phones. On its battery nothing is begun that erases, formats or downloads. One of the two.</summary>
public sealed record UpsConfig
{
    /// <summary>The supply as Network UPS Tools names it, such as ups@localhost; its server is asked in plain TCP (RFC 9271).</summary>
    public NutAddress? Nut { get; init; }

    /// <summary>The pin that the supply's "on battery" contact pulls: closed while the mains are away.</summary>
    public PinRef? OnBattery { get; init; }

    /// <summary>The pin's level while the mains are away. Default: low, the contact pulls to ground; a cut wire then reads as mains.</summary>
    public ActiveLevel Active { get; init; } = ActiveLevel.Low;
}
