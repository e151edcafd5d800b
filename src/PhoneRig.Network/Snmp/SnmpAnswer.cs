namespace PhoneRig.Network.Snmp;

/// <summary>How a question to an agent ended.</summary>
/// <param name="Variable">The variable with its value; null where there is none.</param>
/// <param name="Problem">Why there is none, for people; null where there is one.</param>
public sealed record SnmpAnswer(SnmpVariable? Variable, string? Problem);
