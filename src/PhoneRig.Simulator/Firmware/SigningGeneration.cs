namespace PhoneRig.Simulator.Firmware;

/// <summary>The three generations of loads by signing key (facts 7.1): what signs a load, and so which keys a phone that runs it knows.</summary>
public enum SigningGeneration
{
    /// <summary>Before 8.3(3): only the old key.</summary>
    Old,
    /// <summary>8.3(3) to 8.5(2): both keys. Every phone takes it; a phone that runs it takes every load.</summary>
    Dual,
    /// <summary>8.5(2)SR1 and later: only the new key.</summary>
    New,
}
