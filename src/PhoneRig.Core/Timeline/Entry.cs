namespace PhoneRig.Core.Timeline;

/// <summary>One line of a station's timeline.</summary>
/// <param name="Sequence">Counts up per station, for ever.</param>
/// <param name="At">Wall clock, for people.</param>
/// <param name="Uptime">Rig time since the loop started: durations come from this.</param>
/// <param name="Fact">What was sensed, done or decided.</param>
public sealed record Entry(long Sequence, DateTimeOffset At, TimeSpan Uptime, Fact Fact);
