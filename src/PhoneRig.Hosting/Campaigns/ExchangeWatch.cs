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

    private readonly Dictionary<string, Seen> runs = new(StringComparer.Ordinal);

    /// <summary>A run begins at a station: what was there before is another phone's.</summary>
    public void Begin(string station) => runs[station] = new Seen();

    /// <summary>Takes a fact of a station.</summary>
    /// <param name="station">The station.</param>
    /// <param name="fact">The fact.</param>
    /// <param name="known">The hardware address of the phone that stands there; null where it was not heard yet.</param>
    /// <param name="attributed">The hardware address that the rig takes for that of the phone there now; null: none yet.</param>
    /// <returns>The hardware address of a phone that has no business there; null: none.</returns>
    public string? Heed(string station, Fact fact, string? known, string? attributed)
    {
        if (!runs.TryGetValue(station, out var seen))
        {
            runs.Add(station, seen = new Seen());
        }

        switch (fact)
        {
            case AttributionConflict conflict:
                seen.Disputed.Add(conflict.Mac);
                return null;
            case PowerSwitched { On: true }:
                seen.Started = false;
                seen.Feeds++;
                return null;
            case ConsoleLine { Rule: ConsoleRuleNames.RebootCause, Values: { } values } when IsPower(values.GetValueOrDefault("cause")):
                if (seen.Started)
                {
                    seen.Interruptions++;
                    seen.SinceHeard++;
                }

                seen.Started = true;
                return null;
        }

        if (PhoneOf(fact is PossibleSighting possible ? possible.Sighting : fact) is not { } mac)
        {
            return null;
        }

        if (fact is not PossibleSighting)
        {
            seen.FirstWord ??= (mac, seen.Feeds);
        }

        if (mac == known)
        {
            seen.SinceHeard = 0;
            return null;
        }

        return seen.Disputed.Contains(mac) || mac == attributed ? mac : null;
    }

    /// <summary>Whether it lost its power once, as by a plug that was pulled. A power that comes and goes is the phone's or its brick's.</summary>
    public bool WasInterrupted(string station) => runs.GetValueOrDefault(station)?.Interruptions == 1;

    /// <summary>Whether it lost it once since it was heard last.</summary>
    public bool IsDoubtful(string station) => runs.GetValueOrDefault(station)?.SinceHeard == 1;

    /// <summary>Whether the first one that was heard is not the labelled one, and spoke only after its power had been off in the run: what was seen before may be the labelled one's.</summary>
    public bool IsNotTheLabelled(string station, string? label) =>
        label is not null && runs.GetValueOrDefault(station)?.FirstWord is { } first && first.Mac != label && first.Feed > 1;

    private static bool IsPower(string? cause) => cause?.Contains("power on", StringComparison.OrdinalIgnoreCase) == true;

    private static string? PhoneOf(Fact fact) => fact switch
    {
        DhcpAsked { Vendor: { } vendor } asked when vendor.StartsWith(DhcpServerOptions.PhoneVendorPrefix, StringComparison.Ordinal) => asked.Mac,
        TftpRequested requested => requested.Mac,
        PhoneRegistered registered => registered.Mac,
        _ => null,
    };

    /// <summary>What was seen of a station in its run.</summary>
    private sealed class Seen
    {
        /// <summary>Addresses of which it is disputed whose they are.</summary>
        public HashSet<string> Disputed { get; } = new(StringComparer.Ordinal);

        /// <summary>Whether its phone has said that it started by power, since it was fed.</summary>
        public bool Started { get; set; }

        /// <summary>How often it said so again.</summary>
        public int Interruptions { get; set; }

        /// <summary>How often of those since it was heard last.</summary>
        public int SinceHeard { get; set; }

        /// <summary>How often it was fed.</summary>
        public int Feeds { get; set; }

        /// <summary>Who was heard first, and how often it had been fed by then; null: nobody yet.</summary>
        public (string Mac, int Feed)? FirstWord { get; set; }
    }
}
