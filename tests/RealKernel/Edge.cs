namespace PhoneRig.Tests.RealKernel;

/// <summary>A line of the simulated header has changed.</summary>
/// <param name="At">When, on the machine's monotonic clock.</param>
/// <param name="Line">Which, by its GPIO number.</param>
/// <param name="High">Its level from then on.</param>
internal sealed record Edge(TimeSpan At, int Line, bool High);
