namespace PhoneRig.Network.Dhcp;

/// <summary>Who asks, for deciding whether this rig answers.</summary>
/// <param name="Mac">Hardware address.</param>
/// <param name="Vendor">Option 60 without its trailing NUL; null where the client does not say.</param>
public readonly record struct DhcpClient(string Mac, string? Vendor);
