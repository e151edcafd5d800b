namespace PhoneRig.Core.Procedures;

/// <summary>On or off, as written in a procedure.</summary>
public enum OnOff
{
    /// <summary>Off.</summary>
    Off,
    /// <summary>On.</summary>
    On,
}
