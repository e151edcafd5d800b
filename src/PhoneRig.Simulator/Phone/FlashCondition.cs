namespace PhoneRig.Simulator.Phone;

/// <summary>The state of the flash memory when the phone comes to the bench.</summary>
public enum FlashCondition
{
    /// <summary>A whole load that runs.</summary>
    Sound,
    /// <summary>A load whose programs crash at each start, which reboots the phone (facts 1.2: a child exceeds its restarts).</summary>
    Crashing,
    /// <summary>Formatted: no load, so it asks for the default one.</summary>
    Empty,
    /// <summary>No load, and a file system that takes what is written but does not give it back until it is formatted.</summary>
    NeedsFormat,
    /// <summary>Cannot be mounted until it is formatted (facts 7.2 row 16: "or one hard format retry").</summary>
    Unmountable,
    /// <summary>Cannot be mounted or formatted (facts 7.2 row 16).</summary>
    Dead,
}
