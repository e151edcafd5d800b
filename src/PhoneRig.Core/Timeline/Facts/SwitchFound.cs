namespace PhoneRig.Core.Timeline.Facts;

/// <summary>The managed switch answers.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Description">What it says it is.</param>
public sealed record SwitchFound(string Address, string Description) : Fact;
