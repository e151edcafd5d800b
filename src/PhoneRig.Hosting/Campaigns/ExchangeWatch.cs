using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Dhcp;

namespace PhoneRig.Hosting.Campaigns;

/// <summary>
/// Tells that a phone was put in another's place in the middle of its run, without a word: another phone speaks there (a computer behind a phone speaks there too, and is none), beside the one that was
/// heard or after it, or it lost its power once without the rig's doing and was not heard since, or one that is not the labelled one spoke first after its power had been off; and where it was, that what it did
/// then says little of it. Lives on the rig's loop.
/// </summary>
internal sealed class ExchangeWatch
{
    /// <summary>How long one that has spoken is left alone: asked for an address, it may begin to fetch and to write, which is seen by then (facts 1.2: at once), and holds the power.</summary>
    public static readonly TimeSpan Settles = TimeSpan.FromSeconds(10);

    private readonly HashSet<(string Station, string Mac)> disputed = [];
    private readonly HashSet<string> started = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> interruptions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> sinceHeard = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> feeds = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Mac, int Feed)> firstWords = new(StringComparer.Ordinal);

    /// <summary>A run begins at a station: what was there before is another phone's.</summary>
    public void Begin(string station)
    {
        disputed.RemoveWhere(one => one.Station == station);
        started.Remove(station);
        interruptions.Remove(station);
        sinceHeard.Remove(station);
        feeds.Remove(station);
        firstWords.Remove(station);
    }

    /// <summary>Takes a fact of a station.</summary>
    /// <param name="station">The station.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="known">The hardware address of the phone that stands there; null where it was not heard yet.</param>
    /// <param name="attributed">The hardware address that the rig takes for that of the phone there now; null: none yet.</param>
    /// <returns>The hardware address of a phone that has no business there; null: none.</returns>
    public string? Heed(string station, Fact fact, string? known, string? attributed)
    {
        switch (fact)
        {
            case AttributionConflict conflict:
                disputed.Add((station, conflict.Mac));
                return null;
            case PowerSwitched { On: true }:
                started.Remove(station);
                feeds[station] = feeds.GetValueOrDefault(station) + 1;
                return null;
            case ConsoleLine { Rule: ConsoleRuleNames.RebootCause, Values: { } values } when IsPower(values.GetValueOrDefault("cause")) && !started.Add(station):
                interruptions[station] = interruptions.GetValueOrDefault(station) + 1;
                sinceHeard[station] = sinceHeard.GetValueOrDefault(station) + 1;
                return null;
        }

        if (PhoneOf(fact is PossibleSighting possible ? possible.Sighting : fact) is not { } mac)
        {
            return null;
        }

        if (fact is not PossibleSighting)
        {
            firstWords.TryAdd(station, (mac, feeds.GetValueOrDefault(station)));
        }

        if (mac == known)
        {
            sinceHeard.Remove(station);
            return null;
        }

        return disputed.Contains((station, mac)) || mac == attributed ? mac : null;
    }

    /// <summary>Whether it lost its power once, as by a plug that was pulled. A power that comes and goes is the phone's or its brick's.</summary>
    public bool WasInterrupted(string station) => interruptions.GetValueOrDefault(station) == 1;

    /// <summary>Whether it lost it once since it was heard last.</summary>
    public bool IsDoubtful(string station) => sinceHeard.GetValueOrDefault(station) == 1;

    /// <summary>Whether the first one that was heard is not the labelled one, and spoke only after its power had been off in the run: what was seen before may be the labelled one's.</summary>
    public bool IsNotTheLabelled(string station, string? label) =>
        label is not null && firstWords.TryGetValue(station, out var first) && first.Mac != label && first.Feed > 1;

    private static bool IsPower(string? cause) => cause?.Contains("power on", StringComparison.OrdinalIgnoreCase) == true;

    private static string? PhoneOf(Fact fact) => fact switch
    {
        DhcpAsked { Vendor: { } vendor } asked when vendor.StartsWith(DhcpServerOptions.PhoneVendorPrefix, StringComparison.Ordinal) => asked.Mac,
        TftpRequested requested => requested.Mac,
        PhoneRegistered registered => registered.Mac,
        _ => null,
    };
}
