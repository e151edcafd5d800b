using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Campaigns;

/// <summary>
/// What is made of the nights of phones that are home: in the evening nobody is there to swap them, so each stays powered and is watched until the day begins. A phone that
/// restarts or falls silent in that is not home.
/// </summary>
public static class Soaking
{
    /// <summary>How long a phone is watched at the most where nobody says: a night's work, our choice. The longest interval at which a phone renews something (facts 1.4: a day) is not in it.</summary>
    public static readonly TimeSpan Usual = TimeSpan.FromHours(8);

    /// <summary>
    /// Phones at several stations that fall within so long were felled by one thing, which is none of them: the mains, the switch, the network. Our choice: the registrar notices within two minutes that a
    /// phone is gone, and a phone that boots asks for an address within two.
    /// </summary>
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(3);

    /// <summary>The end of the soak at a station, as it is now; null: there is none under way.</summary>
    /// <param name="state">The campaign.</param>
    /// <param name="station">The station.</param>
    /// <param name="now">Uptime.</param>
    /// <param name="why">Why it ends, as a phrase.</param>
    public static SoakEnded? End(CampaignState state, string station, TimeSpan now, string why) =>
        state.Stations.GetValueOrDefault(station)?.Stand is { Soak: { Ended: null } soak, Ended: { } visit }
            ? new SoakEnded(station, visit.Run, soak.Falls == 0, soak.Falls, soak.Lasted(now), why)
            : null;

    /// <summary>The decision that is due; null: none.</summary>
    internal static CampaignFact? Of(CampaignState state, CampaignStation station, TimeSpan now) => station.Stand switch
    {
        { Soak: { Ended: null } soak } => WhyOver(state, station, soak, now) is { } why ? End(state, station.Name, now, why) : null,
        { Soak: null, Phone: not null, Ended: { Verdict: Verdict.Recovered, Counts: true } visit } when state is { Evening: true, Ended: false, Soak: { } atMost } && station.Trust == StationTrust.Good =>
            new SoakBegan(station.Name, visit.Run, atMost),
        _ => null,
    };

    /// <summary>When the first of them has lasted as long as it may; null: none is under way.</summary>
    internal static TimeSpan? WakeAt(CampaignState state) => state.Stations.Values
        .Select(station => station.Stand?.Soak)
        .OfType<Soak>()
        .Where(soak => soak.Ended is null)
        .Select(soak => soak.Since + state.Soak - soak.Before)
        .Min();

    internal static CampaignState Begun(CampaignState state, CampaignStation station, SoakBegan began, Entry entry) =>
        station.Stand is { Soak: null, Phone: not null, Ended: { Verdict: Verdict.Recovered } visit } stand && visit.Run == began.Run
            ? state.With(station with { Stand = stand with { Soak = new Soak(entry.Uptime, entry.At) } })
            : state;

    internal static CampaignState Fallen(CampaignState state, CampaignStation station, PhoneFell fell, TimeSpan now)
    {
        if (UnderWay(station, fell.Run) is not { } soak)
        {
            return state;
        }

        bool IsTogether(CampaignStation other) => other.Name != station.Name && other.Stand?.Soak is { LastFall: { } last } && now - last.At <= Together;
        var together = state.Stations.Values.Where(IsTogether).ToArray();
        foreach (var other in together.Where(other => other.Stand!.Soak!.LastFall!.Value.Counts && other.Stand.Soak.Ended is null))
        {
            var its = other.Stand!.Soak!;
            state = With(state, other, its with { Falls = its.Falls - 1, LastFall = (its.LastFall!.Value.At, false) });
        }

        return With(state, station, soak with { Falls = soak.Falls + (together.Length == 0 ? 1 : 0), LastFall = (now, together.Length == 0) });
    }

    internal static CampaignState Over(CampaignState state, CampaignStation station, SoakEnded ended) =>
        UnderWay(station, ended.Run) is { } soak && station.Stand!.Phone is { } phone
            ? With(state.With(state.Phones[phone] with { Soaked = ended }), station, soak with { Ended = ended })
            : state;

    /// <summary>Another process watches it now. That the phone's connections ended with the last one is none of its doing, and what nobody watched is not counted.</summary>
    internal static Stand? TakenUp(CampaignState state, Stand? stand, TimeSpan uptime) => stand is { Soak: { Ended: null } soak }
        ? stand with { Soak = soak with { Before = soak.Lasted(state.Uptime), Since = uptime, LastFall = null } }
        : stand;

    /// <summary>A phone that is watched at a station turns out to be elsewhere: it is put where its soak has come to so far.</summary>
    internal static CampaignState CarriedOff(CampaignState state, CampaignStation station)
    {
        var ended = station.Stand!.Soak!.Ended ?? End(state, station.Name, state.Uptime, "its phone was carried off")!;
        var binned = Binning.Of(state, station with { Stand = station.Stand with { Soak = station.Stand.Soak with { Ended = ended } } }, station.Stand.Phone!, station.Stand.Ended!);
        return state.With(state.Phones[binned.Phone] with { Bin = binned.Bin, Why = binned.Why, BinnedAt = state.At, Soaked = ended });
    }

    /// <summary>What an ended soak makes of a phone that is home: why it needs a person, as a phrase, or what to add to why it is done.</summary>
    internal static (string? Fell, string Soaked) Told(SoakEnded? ended) => ended switch
    {
        { Passed: false } => ($"restarted or fell silent {(ended.Falls == 1 ? "once" : $"{ended.Falls} times")} in its soak of {CampaignWords.Long(ended.Lasted)}", ""),
        { Lasted: var lasted } when lasted >= TimeSpan.FromMinutes(1) => (null, $", soaked {CampaignWords.Long(lasted)}"),
        _ => (null, ""),
    };

    private static string? WhyOver(CampaignState state, CampaignStation station, Soak soak, TimeSpan now) =>
        state.Ended ? "the campaign was ended"
        : !state.Evening ? "it is day"
        : station.Trust != StationTrust.Good ? "its station is not trusted"
        : soak.Lasted(now) >= (state.Soak ?? TimeSpan.Zero) ? "that is as long as it is watched"
        : null;

    private static Soak? UnderWay(CampaignStation station, string run) =>
        station.Stand is { Soak: { Ended: null } soak, Ended: { } visit } && visit.Run == run ? soak : null;

    private static CampaignState With(CampaignState state, CampaignStation station, Soak soak) =>
        state.With(state.Stations[station.Name] with { Stand = station.Stand! with { Soak = soak } });
}
