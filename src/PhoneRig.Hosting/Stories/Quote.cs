using PhoneRig.Hosting.Stories.Charts;

namespace PhoneRig.Hosting.Stories;

/// <summary>A piece of evidence in plain words, numbered: the same number marks it on the chart.</summary>
/// <param name="Number">Counts from 1 in the order of time.</param>
/// <param name="Entry">Sequence of the entry that is quoted.</param>
/// <param name="At">When, since the run began; null where the entry is not in the run's record.</param>
/// <param name="Clock">The same by the wall clock.</param>
/// <param name="Lane">Where it stands on the chart.</param>
/// <param name="Text">What was sensed, done or decided.</param>
public sealed record Quote(int Number, long Entry, TimeSpan? At, DateTimeOffset? Clock, ChartLane Lane, string Text);
