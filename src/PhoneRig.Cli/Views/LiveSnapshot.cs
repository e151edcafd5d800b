namespace PhoneRig.Cli.Views;

/// <summary>What the drawing thread draws: a value that nobody changes while it is drawn.</summary>
/// <param name="Display">The run.</param>
/// <param name="Uptime">Rig time of the last entry.</param>
/// <param name="Stamp">When that was, by the real clock's timestamp.</param>
/// <param name="Focus">Where the person at the keyboard is looking.</param>
/// <param name="Requests">How many times the person was asked for something.</param>
internal sealed record LiveSnapshot(RunDisplay Display, TimeSpan Uptime, long Stamp, LiveFocus Focus, int Requests);
