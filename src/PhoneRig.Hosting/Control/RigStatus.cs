using System.Collections.Immutable;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Control;

/// <summary>How a rig is.</summary>
/// <param name="Rig">Its name.</param>
/// <param name="Simulated">True where phones and metal are simulated.</param>
/// <param name="Owner">Who holds it: "serve (process 4711, since 2026-11-22 10:00)".</param>
/// <param name="Uptime">Rig time now: what the uptimes of entries and <see cref="StationStatus.WritingUntil"/> count in.</param>
/// <param name="Stations">Its stations, in order.</param>
public sealed record RigStatus(string Rig, bool Simulated, string Owner, TimeSpan Uptime, ImmutableArray<StationStatus> Stations)
{
    /// <summary>The serial ports of lines that were lost and have never closed: their adapter's driver holds them; empty for none.</summary>
    public ImmutableArray<string> StuckPorts { get; init; } = [];

    /// <summary>What feeds rig and phones, as their uninterruptible power supply said last; null where there is none, or it was not asked yet.</summary>
    public UpsSeen? Ups { get; init; }
}
