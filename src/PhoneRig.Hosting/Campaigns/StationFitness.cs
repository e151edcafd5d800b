using System.Collections.Immutable;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Campaigns;

/// <summary>Which stations of a rig can take part in a campaign, by its file.</summary>
public static class StationFitness
{
    /// <summary>The stations where phones cannot be swapped unattended, and why, as a phrase.</summary>
    /// <param name="rig">The rig.</param>
    public static ImmutableSortedDictionary<string, string> Unfit(RigConfig rig) => rig.Stations
        .Select(station => (station.Key, Why: Unfit(station.Value)))
        .Where(station => station.Why is not null)
        .ToImmutableSortedDictionary(station => station.Key, station => station.Why!, StringComparer.Ordinal);

    /// <summary>What to say of a rig none of whose stations can; null where one can.</summary>
    /// <param name="rig">The rig.</param>
    public static string? Refusal(RigConfig rig) => Unfit(rig) is { } unfit && unfit.Count == rig.Stations.Count
        ? $"no station of the rig can take part in a campaign: {string.Join("; ", unfit.GroupBy(one => one.Value, one => one.Key).Select(why => $"{string.Join(", ", why)}: {why.Key}"))}"
        : null;

    private static string? Unfit(StationConfig station) =>
        station.Power.By == PowerBy.Manual ? "a person switches its power, so that off cannot be proven before a swap"
        : station.Mac is not null ? "the rig file names its phone: leave mac out where phones are swapped"
        : null;
}
