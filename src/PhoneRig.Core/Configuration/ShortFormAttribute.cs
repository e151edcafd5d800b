namespace PhoneRig.Core.Configuration;

/// <summary>Lets a mapping be written as a single scalar, which then is the named property: <c>keypad: none</c> for <c>keypad: { kind: none }</c>.</summary>
/// <param name="property">The property that the scalar sets.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ShortFormAttribute(string property) : Attribute
{
    /// <summary>The property that the scalar sets.</summary>
    public string Property => property;

    /// <summary>What is to be written where a pin stands in the scalar's place, with "PIN" for it; null: a pin is as wrong as any other word.</summary>
    public string? ForPin { get; init; }
}
