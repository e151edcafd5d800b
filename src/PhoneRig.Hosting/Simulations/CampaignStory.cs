using System.Collections.Immutable;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Simulations;

/// <summary>All that a judge of a simulated campaign may go by: what was written down, and the truth.</summary>
internal sealed record CampaignStory
{
    /// <summary>The campaign's seed.</summary>
    public required int Seed { get; init; }

    /// <summary>The rig.</summary>
    public required RigConfig Rig { get; init; }

    /// <summary>What the rig can tell.</summary>
    public required DiagnosisBook Book { get; init; }

    /// <summary>The load that phones are to run.</summary>
    public required string Goal { get; init; }

    /// <summary>The archives of each load that is served, by the load.</summary>
    public required ImmutableDictionary<string, ImmutableArray<string>> Archives { get; init; }

    /// <summary>The journal, as it is on the disk in the end.</summary>
    public required ImmutableArray<DiskEntry> Journal { get; init; }

    /// <summary>The campaign as its timeline tells it.</summary>
    public required CampaignState State { get; init; }

    /// <summary>False where every station has ended in quarantine: no phone can have another run.</summary>
    public bool HasStations => State.Stations.Values.Any(station => station.Trust != StationTrust.Quarantined);

    /// <summary>Every phone of the pile.</summary>
    public required ImmutableArray<PiledPhone> Phones { get; init; }

    /// <summary>What the metal did, in order.</summary>
    public required ImmutableArray<MetalMoved> Metal { get; init; }

    /// <summary>Losses of power that did harm, in order.</summary>
    public required ImmutableArray<HarmfulCut> Cuts { get; init; }

    /// <summary>Which phones the operator took off, in order.</summary>
    public required ImmutableArray<HandedOver> Handed { get; init; }

    /// <summary>What went wrong beside the phones.</summary>
    public required ImmutableArray<FaultSpell> Spells { get; init; }

    /// <summary>When the rig had no process.</summary>
    public required ImmutableArray<(TimeSpan From, TimeSpan Until)> Dead { get; init; }

    /// <summary>How long it took, in the world's time.</summary>
    public required TimeSpan Took { get; init; }

    /// <summary>When the first phone was put on a station.</summary>
    public TimeSpan Begun => Journal.Where(entry => entry.Entry.Fact is PhonePlaced).Select(entry => entry.At).DefaultIfEmpty(Took).First();

    /// <summary>False: it came to no end within any time.</summary>
    public required bool Ended { get; init; }
}
