namespace PhoneRig.Hosting.Runs;

/// <summary>A quoted piece of evidence.</summary>
/// <param name="Sequence">The entry.</param>
/// <param name="Uptime">When, in rig time.</param>
/// <param name="Text">What was seen, in plain words.</param>
public sealed record EvidenceSummary(long Sequence, TimeSpan Uptime, string Text);
