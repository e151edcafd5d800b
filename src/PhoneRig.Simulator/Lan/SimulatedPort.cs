namespace PhoneRig.Simulator.Lan;

/// <summary>A port of a simulated switch.</summary>
/// <param name="Name">What the switch calls it.</param>
/// <param name="Up">Whether something with power is plugged in.</param>
/// <param name="Mac">The hardware address that was heard on it, as six bytes; empty for none.</param>
/// <param name="Vlan">The VLAN of its untagged frames.</param>
/// <param name="OffersPower">Whether inline power is switched on.</param>
/// <param name="Feeds">Whether it feeds what is plugged in.</param>
public sealed record SimulatedPort(string Name, bool Up, byte[] Mac, int Vlan, bool OffersPower, bool Feeds);
