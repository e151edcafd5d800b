using System.Collections.Immutable;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Simulations;

/// <summary>Which campaigns are to be simulated.</summary>
/// <param name="RigFile">The rig file whose first station each station is like.</param>
/// <param name="Folder">Where everything else is read from.</param>
/// <param name="Phones">How many phones each campaign has.</param>
/// <param name="Stations">How many stations.</param>
/// <param name="Seeds">How many campaigns, each with a seed of its own.</param>
public sealed record SimulationRequest(string RigFile, ConfigFolder Folder, int Phones, int Stations, int Seeds)
{
    /// <summary>The most stations: each has a relay on the controller's header, which has that many pins to spare.</summary>
    public const int MostStations = 24;

    /// <summary>The most phones of a campaign: each has a hardware address of its own, drawn from 16 bits.</summary>
    public const int MostPhones = 10_000;

    /// <summary>The first seed.</summary>
    public int From { get; init; } = 1;

    /// <summary>What goes wrong beside the phones.</summary>
    public ImmutableSortedSet<FaultKind> Faults { get; init; } = [];

    /// <summary>How often each ailment is drawn; null: as <see cref="PhoneMix.Usual"/> has it.</summary>
    public MixConfig? Mix { get; init; }

    /// <summary>How often the rig's process dies in each campaign where it does; null: ten times in a hundred phones.</summary>
    internal int? Deaths { get; init; }

    /// <summary>Where the journal of the one campaign is written, as text; null: nowhere.</summary>
    public string? Journal { get; init; }

    /// <summary>Whether a digest of each journal is wanted, which takes a fortieth of the time.</summary>
    public bool Digests { get; init; }

    /// <summary>How many campaigns run at once; each has a core.</summary>
    public int Cores { get; init; } = Environment.ProcessorCount;
}
