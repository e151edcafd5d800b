namespace PhoneRig.Simulator.Lan;

/// <summary>What of a site a fault is in, and so which of the network's services must be the site's for it to show.</summary>
[Flags]
public enum SiteServices
{
    /// <summary>In none of its servers: in the segment itself.</summary>
    None = 0,
    /// <summary>In its DHCP server.</summary>
    Dhcp = 1,
    /// <summary>In its TFTP server or the files on it.</summary>
    Tftp = 2,
}
