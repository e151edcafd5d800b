using System.Collections.Immutable;

namespace PhoneRig.Network.Snmp;

/// <summary>A port of a managed switch, as its tables say.</summary>
/// <param name="Name">Its ifName, such as "Gi0/1".</param>
/// <param name="Alias">What its administrator calls it; null for nothing.</param>
/// <param name="Up">Whether its link is up; null where the switch does not say.</param>
/// <param name="Macs">The hardware addresses that were learnt on it, in order.</param>
/// <param name="Vlan">The VLAN of its untagged frames; null where the switch does not say.</param>
/// <param name="Power">Its inline power.</param>
public sealed record SwitchPort(string Name, string? Alias, bool? Up, ImmutableArray<string> Macs, int? Vlan, PortPower Power);
