using PhoneRig.Core.Configuration;

namespace PhoneRig.Core.Phones;

/// <summary>The colours a lamp of this family shows (facts 1.3). Amber is red and green lit together (facts 9).</summary>
public enum LampColour
{
    /// <summary>Not lit.</summary>
    Dark,
    /// <summary>Red and green together.</summary>
    Amber,
    /// <summary>Green.</summary>
    Green,
    /// <summary>Red.</summary>
    Red,
    /// <summary>Lit, in a colour that its sensor cannot tell: one of the others, and nobody knows which.</summary>
    [NeverWritten]
    Lit,
}
