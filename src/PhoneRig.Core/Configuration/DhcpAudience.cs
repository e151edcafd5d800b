namespace PhoneRig.Core.Configuration;

/// <summary>Whom the rig's own DHCP server answers. Somebody's PC on the same wire must not get its address from a rig.</summary>
public enum DhcpAudience
{
    /// <summary>Phones, by what they say they are, and the hardware addresses that the rig file names.</summary>
    Phones,
    /// <summary>The hardware addresses that the rig file names, and nobody else.</summary>
    Listed,
    /// <summary>Everybody who asks: only on a wire with nothing but phones on it.</summary>
    All,
}
