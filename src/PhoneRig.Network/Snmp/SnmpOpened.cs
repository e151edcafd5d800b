namespace PhoneRig.Network.Snmp;

/// <summary>What became of a datagram that an envelope opened.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Problem">Where the agent refuses: why, for people.</param>
public readonly record struct SnmpOpened(SnmpOpenedKind Kind, string? Problem = null);
