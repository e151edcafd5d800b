namespace PhoneRig.Hosting.Control;

/// <summary>What to do with a key.</summary>
public enum KeyAction
{
    /// <summary>Press it once.</summary>
    Press,

    /// <summary>Press it and keep it down, up to a bound.</summary>
    Hold,

    /// <summary>Let it go.</summary>
    Release,

    /// <summary>Press several, one after the other.</summary>
    Type,
}
