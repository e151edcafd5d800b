using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Hosting.Worlds;

/// <summary>What <c>phonerig bench</c> asks for.</summary>
/// <param name="Rig">A simulated rig.</param>
/// <param name="State">Where its socket and its consoles' links go.</param>
public sealed record BenchRequest(RigConfig Rig, RigState State)
{
    /// <summary>The seed of every random choice of its phones.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many seconds pass in a real one.</summary>
    public double Speed { get; init; } = 5;
}
