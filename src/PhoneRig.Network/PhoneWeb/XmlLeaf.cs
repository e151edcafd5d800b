namespace PhoneRig.Network.PhoneWeb;

/// <summary>An element without elements in it.</summary>
/// <param name="Name">Its name as it is written.</param>
/// <param name="Attribute">Its attribute "name", where it has one: <c>&lt;String name="DeviceName"&gt;</c>.</param>
/// <param name="Text">Its text, decoded, without blanks around it.</param>
public sealed record XmlLeaf(string Name, string? Attribute, string Text);
