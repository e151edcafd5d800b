namespace PhoneRig.Core.Timeline.Facts;

/// <summary>The managed switch does not tell what it should: a matter of the set-up. What it told before counts no more.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Reason">What is wrong and what to do.</param>
public sealed record SwitchLost(string Address, string Reason) : Fact;
