using System.Collections.Immutable;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Runs;

/// <summary>What <c>phonerig recover</c> asks for.</summary>
public sealed record RecoverRequest
{
    /// <summary>The rig file's path.</summary>
    public required string RigFile { get; init; }

    /// <summary>Where phones, procedures and playbooks are read from.</summary>
    public required ConfigFolder Folder { get; init; }

    /// <summary>The stations to recover; empty for all.</summary>
    public ImmutableArray<string> Stations { get; init; } = [];

    /// <summary>The playbook. Default: recover.</summary>
    public string Playbook { get; init; } = "recover";

    /// <summary>The set or release to take the phones to, where the playbook's goal is a load; null: the one that it names.</summary>
    public string? To { get; init; }

    /// <summary>The folder of the firmware library; null: there is none.</summary>
    public string? Library { get; init; }

    /// <summary>Simulated rigs: how many times faster than the clock, 0.1 to 100; null for virtual time, as fast as it can be computed.</summary>
    public double? Speed { get; init; } = 5;

    /// <summary>Simulated rigs: the seed of every random choice.</summary>
    public int Seed { get; init; } = 1;
}
