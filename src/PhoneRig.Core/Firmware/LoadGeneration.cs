namespace PhoneRig.Core.Firmware;

/// <summary>The generations of loads by the keys that sign them (facts 7.1): what a phone that runs one takes next.</summary>
public enum LoadGeneration
{
    /// <summary>Before 8.3(3): knows only the old key.</summary>
    Old,
    /// <summary>8.3(3) to 8.5(2): knows both keys.</summary>
    Dual,
    /// <summary>8.5(2)SR1 and later: knows only the new key.</summary>
    New,
}
