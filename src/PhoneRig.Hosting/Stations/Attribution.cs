using System.Collections.Immutable;

namespace PhoneRig.Hosting.Stations;

/// <summary>
/// Which station a packet belongs to, decided here and nowhere else: by the configured hardware address, else by being the only
/// station whose phone's address nobody told us; never by guess. What cannot be told is said to be possible for every station
/// that it is not excluded for, so that no phone's power is cut on a guess either (design section 6).
/// </summary>
internal sealed class Attribution
{
    private readonly Dictionary<string, Attributed> byMac;
    private readonly Attributed unknownMac;
    private readonly Attributed noMac;

    /// <param name="macs">Each station's configured hardware address; null where the rig file gives none.</param>
    public Attribution(IReadOnlyDictionary<string, string?> macs)
    {
        byMac = macs.Where(station => station.Value is not null).ToDictionary(
            station => station.Value!, station => new Attributed(station.Key, AttributedBy.ConfiguredMac, []), StringComparer.OrdinalIgnoreCase);
        ImmutableArray<string> unknown = [.. macs.Where(station => station.Value is null).Select(station => station.Key).Order(StringComparer.Ordinal)];

        // An address that is configured nowhere cannot be of a station whose address is. A packet without one can be anybody's:
        // also of a phone whose lease an earlier process gave out.
        unknownMac = unknown.Length == 1 ? new(unknown[0], AttributedBy.OnlyUnknown, []) : new(null, AttributedBy.Nothing, unknown);
        noMac = macs.Count == 1 && unknown.Length == 1 ? unknownMac : new(null, AttributedBy.Nothing, [.. macs.Keys.Order(StringComparer.Ordinal)]);
    }

    /// <summary>Whose packets of this hardware address are.</summary>
    /// <param name="mac">The address; null where the packet does not tell it and no lease does.</param>
    public Attributed Of(string? mac) => mac is null ? noMac : byMac.GetValueOrDefault(mac, unknownMac);
}
