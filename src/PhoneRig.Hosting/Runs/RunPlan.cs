using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Firmware;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Hosting.Runs;

/// <summary>A run that has been checked in every file it needs: what is left is to do it.</summary>
/// <param name="Run">The run's id.</param>
/// <param name="Rig">The rig.</param>
/// <param name="Seed">The seed of a simulated rig.</param>
/// <param name="Speed">The speed of a simulated rig; null for virtual time.</param>
/// <param name="Firmware">What is served.</param>
/// <param name="Stations">What each station goes by, in order.</param>
internal sealed record RunPlan(
    string Run,
    RigConfig Rig,
    int Seed,
    double? Speed,
    FirmwareSet Firmware,
    ImmutableArray<(string Station, RecoveryPlan Plan)> Stations);
