using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Simulations;

/// <summary>An entry of a simulated rig's journal.</summary>
/// <param name="Timeline">Whose: a station, the campaign, or the rig's own.</param>
/// <param name="Entry">The entry; its uptime is that of its process.</param>
/// <param name="Process">Which of the rig's processes wrote it, from 0 on.</param>
/// <param name="At">When it was appended, in the world's time.</param>
/// <param name="DurableAt">Since when it is on the disk, in the world's time.</param>
internal sealed record DiskEntry(string Timeline, Entry Entry, int Process, TimeSpan At, TimeSpan DurableAt);
