namespace PhoneRig.Hosting.Wiring;

/// <summary>A line of a parts list.</summary>
/// <param name="Quantity">How many.</param>
/// <param name="Name">What to buy.</param>
/// <param name="Value">Its value or type, and what matters about it.</param>
/// <param name="For">Where it goes.</param>
public sealed record Part(int Quantity, string Name, string Value, string For);
