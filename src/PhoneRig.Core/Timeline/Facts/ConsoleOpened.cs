namespace PhoneRig.Core.Timeline.Facts;

/// <summary>The console is being read.</summary>
/// <param name="Port">The port's name.</param>
public sealed record ConsoleOpened(string Port) : Fact;
