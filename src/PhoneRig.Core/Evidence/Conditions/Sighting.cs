namespace PhoneRig.Core.Evidence.Conditions;

/// <summary>What met a condition.</summary>
/// <param name="Because">Sequence of the entry that did; null where only time did (something was absent for long enough).</param>
/// <param name="At">Uptime at which it was met.</param>
/// <param name="Text">The evidence in plain words: "console: reset-code-wanted", "line lamps walking amber for 6 s".</param>
public sealed record Sighting(long? Because, TimeSpan At, string Text);
