namespace PhoneRig.Core.Configuration;

/// <summary>Lets a mapping be written as a single scalar, which then is the named property: <c>keypad: none</c> for <c>keypad: { kind: none }</c>.</summary>
/// <param name="property">The property that the scalar sets.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ShortFormAttribute(string property) : Attribute
{
    /// <summary>The property that the scalar sets.</summary>
    public string Property => property;
}
