namespace PhoneRig.Core.Phones;

/// <summary>What a group of lamps does over time.</summary>
public enum LampPattern
{
    /// <summary>Every lamp of the group is dark.</summary>
    Dark,
    /// <summary>Lit, and not changing.</summary>
    Steady,
    /// <summary>All lit lamps of the group go on and off together.</summary>
    Blinking,
    /// <summary>One lamp at a time, moving through the group in order (facts 1.2: 500 ms a lamp).</summary>
    Walking,
}
