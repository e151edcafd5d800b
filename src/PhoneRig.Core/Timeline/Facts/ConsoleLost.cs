namespace PhoneRig.Core.Timeline.Facts;

/// <summary>The console cannot be read any more; it is tried again.</summary>
/// <param name="Port">The port's name.</param>
/// <param name="Reason">Why.</param>
public sealed record ConsoleLost(string Port, string Reason) : Fact;
