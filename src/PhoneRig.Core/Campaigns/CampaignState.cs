using System.Collections.Immutable;

namespace PhoneRig.Core.Campaigns;

/// <summary>Where a campaign is: a plain value, folded from its timeline alone.</summary>
public sealed record CampaignState
{
    /// <summary>Before any campaign.</summary>
    public static CampaignState None { get; } = new();

    /// <summary>The id of the last campaign; null: there was none.</summary>
    public string? Id { get; init; }

    /// <summary>True from its start to its end.</summary>
    public bool UnderWay => Id is not null && !Ended;

    /// <summary>What each phone goes by.</summary>
    public string Playbook { get; init; } = "";

    /// <summary>The set or release to take the phones to; null: what the playbook says.</summary>
    public string? To { get; init; }

    /// <summary>How many phones there are; null: nobody said.</summary>
    public int? Expect { get; init; }

    /// <summary>How many whole loads a phone may fetch in all of its runs; null: as often as its runs come to.</summary>
    public int? Rewrites { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When its last fact was, by the wall clock: what a report of it is of.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Uptime when its last entry was written: of the process that wrote it.</summary>
    public TimeSpan Uptime { get; init; }

    /// <summary>When phones were put on its stations, by the wall clock, in that order.</summary>
    public ImmutableList<DateTimeOffset> Placed { get; init; } = [];

    /// <summary>How many labels were read.</summary>
    public int LabelsRead { get; init; }

    /// <summary>True while no run is to be begun.</summary>
    public bool Paused { get; init; }

    /// <summary>True while runs may take as long as they take.</summary>
    public bool Evening { get; init; }

    /// <summary>When that was last said, by a person or by the clock, by the wall clock; null: never.</summary>
    public DateTimeOffset? SaidAt { get; init; }

    /// <summary>When its evening and its day begin by themselves; null: when a person says so.</summary>
    public CampaignHours? Hours { get; init; }

    /// <summary>How long a phone that came home in the evening is watched at the most; null: not at all.</summary>
    public TimeSpan? Soak { get; init; }

    /// <summary>True once it was ended.</summary>
    public bool Ended { get; init; }

    /// <summary>Its stations.</summary>
    public ImmutableSortedDictionary<string, CampaignStation> Stations { get; init; } = ImmutableSortedDictionary.Create<string, CampaignStation>(StringComparer.Ordinal);

    /// <summary>Every phone that was ever put on one of them.</summary>
    public ImmutableSortedDictionary<string, CampaignPhone> Phones { get; init; } = ImmutableSortedDictionary.Create<string, CampaignPhone>(StringComparer.Ordinal);

    /// <summary>The visits that have reached a verdict, in that order.</summary>
    public ImmutableList<CampaignVisit> Visits { get; init; } = [];

    /// <summary>Runs that the rig's death, or its shutdown, broke off.</summary>
    public int BrokenOff { get; init; }

    /// <summary>The label that was read for the phone that is put anywhere next; null: none.</summary>
    public string? NextLabel { get; init; }

    /// <summary>Phones of earlier campaigns of this rig by their names, and what became of them in words.</summary>
    public ImmutableSortedDictionary<string, string> Earlier { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The station where a phone stands; null: at none.</summary>
    public CampaignStation? StationOf(string phone) => Stations.Values.FirstOrDefault(station => station.Stand?.Phone == phone);

    /// <summary>The phones that stand at no station.</summary>
    public IEnumerable<CampaignPhone> Away
    {
        get
        {
            var standing = Stations.Values.Select(station => station.Stand?.Phone).OfType<string>().ToHashSet(StringComparer.Ordinal);
            return Phones.Values.Where(phone => !standing.Contains(phone.Name));
        }
    }

    /// <summary>The label that goes with a phone that is put at a station now; null: none was read.</summary>
    public string? LabelFor(string station) => Stations.GetValueOrDefault(station)?.NextLabel ?? NextLabel;

    /// <summary>The visits of a phone, in order.</summary>
    public IEnumerable<CampaignVisit> VisitsOf(string phone) => Visits.Where(visit => visit.Phone == phone);

    /// <summary>How many whole loads a phone may still fetch; null where nothing limits that, less than nothing where it went beyond.</summary>
    public int? RewritesLeft(string phone) => Rewrites is { } most ? most - (Phones.GetValueOrDefault(phone)?.Rewrites ?? 0) : null;

    /// <summary>True while a run of the campaign is under way, or waited for, anywhere.</summary>
    public bool HasVisits => Stations.Values.Any(station => station.Stand?.Visit is not null);

    internal CampaignState With(CampaignStation station) => this with { Stations = Stations.SetItem(station.Name, station) };

    internal CampaignState With(CampaignPhone phone) => this with { Phones = Phones.SetItem(phone.Name, phone) };
}
