using System.Collections.Immutable;

namespace PhoneRig.Core.Attribution;

/// <summary>Who stands where, as far as is known. A plain value, folded from the timelines of all stations.</summary>
/// <param name="Stations">Each station.</param>
public sealed record AttributionState(ImmutableSortedDictionary<string, StationIdentity> Stations)
{
    /// <summary>One station.</summary>
    public StationIdentity this[string station] => Stations[station];

    internal AttributionState With(string station, StationIdentity identity) => new(Stations.SetItem(station, identity));
}
