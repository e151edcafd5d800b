using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Firmware;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Hosting.Runs;

/// <summary>A run that has been checked in every file it needs: what is left is to do it.</summary>
/// <param name="Taken">The rig, with everything about it that outlasts the run.</param>
/// <param name="Stations">What each station goes by, in order.</param>
internal sealed record RunPlan(RigPlan Taken, ImmutableArray<(string Station, RecoveryPlan Plan)> Stations)
{
    /// <summary>The rig.</summary>
    public RigConfig Rig => Taken.Rig;

    /// <summary>The seed of a simulated rig.</summary>
    public int Seed => Taken.Seed;

    /// <summary>The speed of a simulated rig; null for virtual time.</summary>
    public double? Speed => Taken.Speed;

    /// <summary>The set that phones are to run in the end.</summary>
    public FirmwareSet Firmware => Taken.Firmware.Goal;
}
