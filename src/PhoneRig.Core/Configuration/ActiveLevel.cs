namespace PhoneRig.Core.Configuration;

/// <summary>The level of a pin that switches its actuator on.</summary>
public enum ActiveLevel
{
    /// <summary>High is on.</summary>
    High,
    /// <summary>Low is on.</summary>
    Low,
}
