using PhoneRig.Core.Attribution;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Hosting.Campaigns;

/// <summary>Tells the stations whose phones stand there, as a campaign's phones come and go: else a packet of the next phone would be the last one's. Lives on the rig's loop.</summary>
/// <param name="attribution">Who stands where.</param>
/// <param name="stations">The stations.</param>
internal sealed class PhoneSwaps(AttributionDesk attribution, IReadOnlyDictionary<string, LiveStation> stations)
{
    /// <summary>Another phone stands at a station.</summary>
    /// <param name="station">Where.</param>
    /// <param name="label">What its label says; null: nobody read it.</param>
    /// <param name="by">Who says so.</param>
    /// <param name="append">Tells the campaign.</param>
    public void Place(LiveStation station, string? label, string by, Action<CampaignFact> append)
    {
        append(new PhonePlaced(station.Name, label, by));
        if (attribution[station.Name].Mac is { } before && before != label)
        {
            station.Append(new MacForgotten(before, "another phone was put there"));
        }

        if (label is not null)
        {
            Label(station, label, by);
        }
    }

    /// <summary>The label of the phone at a station was read.</summary>
    public void Label(LiveStation station, string label, string by)
    {
        foreach (var other in stations.Values.Where(other => other != station && attribution[other.Name] is { Mac: { } mac, By: not AttributedBy.ConfiguredMac } && mac == label))
        {
            other.Append(new MacForgotten(label, $"it stands at station {station.Name} now"));
        }

        if (attribution[station.Name].Given != label)
        {
            station.Append(new MacScanned(label, by));
        }
    }

    /// <summary>The hardware address of a phone that a station heard; null where the fact names none.</summary>
    public static string? MacOf(Fact fact) => fact switch
    {
        MacLearnt learnt => learnt.Mac,
        DhcpAsked asked => asked.Mac,
        TftpRequested requested => requested.Mac,
        PhoneRegistered registered => registered.Mac,
        _ => null,
    };
}
