using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Stations;

/// <summary>
/// Which station a packet belongs to, decided here and nowhere else: by the configured hardware address, else by being the only
/// station whose phone's address nobody told us; never by guess.
/// </summary>
/// <param name="macs">Each station's configured hardware address; null where the rig file gives none.</param>
internal sealed class Attribution(IReadOnlyDictionary<string, string?> macs)
{
    private readonly Dictionary<string, string> byMac = macs
        .Where(station => station.Value is not null)
        .ToDictionary(station => station.Value!, station => station.Key, StringComparer.OrdinalIgnoreCase);

    private readonly string? onlyUnknown = macs.Count(station => station.Value is null) == 1
        ? macs.Single(station => station.Value is null).Key
        : null;

    /// <summary>The station; null where it cannot be told.</summary>
    public string? StationOf(NetworkSighting sighting)
    {
        if (sighting.Mac is not { } mac)
        {
            return byMac.Count == 0 ? onlyUnknown : null;
        }

        return byMac.TryGetValue(mac, out var station) ? station : onlyUnknown;
    }
}
