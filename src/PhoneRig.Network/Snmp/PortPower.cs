namespace PhoneRig.Network.Snmp;

/// <summary>A switch port's inline power (RFC 3621).</summary>
public enum PortPower
{
    /// <summary>The switch has none there, or does not say.</summary>
    None,
    /// <summary>It is switched off.</summary>
    Disabled,
    /// <summary>It is switched on and feeds nobody: whoever asks for it gets it.</summary>
    Offered,
    /// <summary>It feeds what is plugged in.</summary>
    Delivering,
}
