namespace PhoneRig.Core.Configuration;

/// <summary>How keys are pressed.</summary>
public enum KeypadKind
{
    /// <summary>They are not.</summary>
    None,
    /// <summary>By a person who is told what to press.</summary>
    Manual,
    /// <summary>By an analog switch over each key's contacts, one pin a key (facts 9).</summary>
    Taps,
    /// <summary>By a solenoid over each key (facts 9).</summary>
    Solenoids,
}
