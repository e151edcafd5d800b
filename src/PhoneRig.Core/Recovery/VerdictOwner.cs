namespace PhoneRig.Core.Recovery;

/// <summary>Whose matter a verdict is.</summary>
public enum VerdictOwner
{
    /// <summary>The phone's.</summary>
    Phone,
    /// <summary>A part of the rig: relay, sensor, port, disk.</summary>
    Rig,
    /// <summary>The set-up: configuration, missing firmware, inline power, another DHCP server.</summary>
    SetUp,
    /// <summary>The operator's: stopped by hand.</summary>
    Operator,
}
