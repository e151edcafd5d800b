namespace PhoneRig.Hosting.Simulations.Judging;

/// <summary>Something that must never be was so in a simulated campaign.</summary>
/// <param name="Rule">Which rule it breaks, by name.</param>
/// <param name="What">What was so, as a phrase.</param>
public sealed record Violation(string Rule, string What);
