using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Doctor;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Hosting.Control;

/// <summary>What it takes to open a rig in this process.</summary>
public sealed record RigOpening
{
    /// <summary>The rig, as checked.</summary>
    public required RigConfig Rig { get; init; }

    /// <summary>The rig file's path.</summary>
    public required string RigFile { get; init; }

    /// <summary>Where phones, procedures and playbooks are read from.</summary>
    public required ConfigFolder Folder { get; init; }

    /// <summary>Where the rig keeps its state. A <see cref="Computation"/> keeps none.</summary>
    public required RigState State { get; init; }

    /// <summary>Simulated rigs: how many times faster than the clock; null for virtual time.</summary>
    public double? Speed { get; init; }

    /// <summary>Simulated rigs: the seed of every random choice.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>True: the segment's datagrams are kept, whatever the rig file says.</summary>
    public bool Capture { get; init; }

    /// <summary>Who owns the rig, for <see cref="RigStatus.Owner"/>; whoever opens it says so.</summary>
    public string Owner { get; init; } = "";

    /// <summary>The computer that the rig hangs on.</summary>
    public Machine Machine { get; init; } = new();

    /// <summary>True in virtual time: a computation and no rig, so it has no lock, no journal and no control socket.</summary>
    public bool Computation => Rig.Simulated && Speed is null;
}
