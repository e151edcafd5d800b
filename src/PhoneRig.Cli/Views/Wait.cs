namespace PhoneRig.Cli.Views;

/// <summary>What a station waits for.</summary>
/// <param name="For">What, as a phrase.</param>
/// <param name="Since">Since when, in rig time.</param>
/// <param name="Until">When it is over at the latest; null for no such bound.</param>
internal sealed record Wait(string For, TimeSpan Since, TimeSpan? Until);
