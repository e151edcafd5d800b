namespace PhoneRig.Core.Evidence.Conditions;

/// <summary>The senses that a condition is told by.</summary>
[Flags]
public enum Senses
{
    /// <summary>None.</summary>
    None = 0,
    /// <summary>The serial console; a station may have none.</summary>
    Console = 1,
    /// <summary>Lamp sensors; a station may have none, or some groups only.</summary>
    Lamps = 2,
    /// <summary>The rig's own DHCP server: always there.</summary>
    Dhcp = 4,
    /// <summary>The rig's own TFTP server: always there.</summary>
    Tftp = 8,
}
