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

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>True while no run is to be begun.</summary>
    public bool Paused { get; init; }

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

    /// <summary>The label that goes with a phone that is put at a station now; null: none was read.</summary>
    public string? LabelFor(string station) => Stations.GetValueOrDefault(station)?.NextLabel ?? NextLabel;

    /// <summary>The visits of a phone, in order.</summary>
    public IEnumerable<CampaignVisit> VisitsOf(string phone) => Visits.Where(visit => visit.Phone == phone);

    /// <summary>True while a run of the campaign is under way, or waited for, anywhere.</summary>
    public bool HasVisits => Stations.Values.Any(station => station.Stand?.Visit is not null);

    internal CampaignState With(CampaignStation station) => this with { Stations = Stations.SetItem(station.Name, station) };

    internal CampaignState With(CampaignPhone phone) => this with { Phones = Phones.SetItem(phone.Name, phone) };
}
