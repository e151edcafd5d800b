namespace PhoneRig.Core.Safety;

/// <summary>What the interlocks remember of one station: a plain value.</summary>
public sealed record SafetyState;
