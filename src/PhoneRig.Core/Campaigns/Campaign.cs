using PhoneRig.Core.Evidence;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Campaigns;

/// <summary>
/// Many phones through few stations. A fold over a timeline of its own (<see cref="Step"/>), and what follows from where that has come to (<see cref="Due"/>):
/// nothing else is remembered, so that a process that dies between a fact and what follows from it loses nothing, and resuming is folding the journal.
/// </summary>
public static class Campaign
{
    /// <summary>The name of a campaign's timeline in the journal: no station can have it, as none can have the rig's own, "-".</summary>
    public const string Timeline = "+campaign";

    /// <summary>How many deaths of the rig a phone may have to itself, or the shares of as many, before a person looks: our choice.</summary>
    public const int MostBroken = 3;

    /// <summary>Takes one entry of the campaign's timeline. What contradicts what is known (a verdict told twice, a phone put where another has its run) changes nothing.</summary>
    public static CampaignState Step(CampaignState state, Entry entry) => CampaignFold.Take(state, entry);

    /// <summary>What follows now. One decision at a time, each from what the last one made of the state; orders stand until a fact says that they were carried out.</summary>
    /// <param name="state">Where the campaign is.</param>
    /// <param name="now">Uptime.</param>
    /// <param name="wall">The wall clock, which evening and day come by; null: nobody looks at it, and they come by a person's word alone.</param>
    public static CampaignDue Due(CampaignState state, TimeSpan now, WallClock? wall = null)
    {
        if (state.Id is null)
        {
            return new(null, [], null);
        }

        return (EveningClock.Of(state, wall) ?? Decide(state, now)) is { } fact
            ? new(fact, [], null)
            : new(null, [.. state.Stations.Values.Select(station => Order(state, station, now)).OfType<CampaignOrder>()], Earliest.Of(WakeAt(state, now), Earliest.Of(Soaking.WakeAt(state), EveningClock.WakeAt(state, now, wall))));
    }

    private static CampaignFact? Decide(CampaignState state, TimeSpan now) =>
        state.Stations.Values.Select(station => OfTrust(state, station) ?? Soaking.Of(state, station, now) ?? OfBin(state, station)).OfType<CampaignFact>().FirstOrDefault()
        ?? Binning.Again(state)
        ?? (CampaignFact?)(state.Ended ? null : state.Stations.Values.Select(station => OfCall(state, station)).OfType<OperatorCalled>().FirstOrDefault());

    private static CampaignFact? OfTrust(CampaignState state, CampaignStation station) => station switch
    {
        _ when state.Ended => null,
        { Restless: { } why, Trust: not StationTrust.Quarantined } => new StationQuarantined(station.Name, why),
        { Tested: { Passed: false, Why: var why }, Trust: not StationTrust.Quarantined } => new StationQuarantined(station.Name, why),
        { Untested: { } why, Trust: StationTrust.Doubted } => new StationQuarantined(station.Name, $"{station.Doubt}, and it could not be tested: {why}"),
        { Tested.Passed: true, Trust: not StationTrust.Good } => new StationRestored(station.Name),
        { Stand.Ended: not null, Trust: StationTrust.Good } => StationDoubt.Of(state, station),
        _ => null,
    };

    private static PhoneBinned? OfBin(CampaignState state, CampaignStation station) => station.Stand switch
    {
        // Its verdict may be the station's: that is known after the test.
        { Ended: not null } when station.Trust == StationTrust.Doubted && !state.Ended => null,
        { Soak: { Ended: null } } => null,
        { Ended: { } visit, Phone: { } phone } => Binning.Of(state, station, phone, visit),
        { Visit: null, Phone: { } phone } when state.RewritesLeft(phone) <= 0 => new PhoneBinned(phone, station.Name, Bin.Attention, Binning.Spent(state, phone)),
        { Visit: null, Phone: { } phone } when Math.Round(state.Phones[phone].Blame, 6) >= MostBroken =>
            new PhoneBinned(phone, station.Name, Bin.RigSuspect, $"the rig died {state.Phones[phone].Broken} times at its run: see why, before another phone has to bear that"),
        _ => null,
    };

    private static OperatorCalled? OfCall(CampaignState state, CampaignStation station) =>
        CampaignCalls.Of(state, station) is { } text && text != station.Called ? new OperatorCalled(station.Name, text) : null;

    private static CampaignOrder? Order(CampaignState state, CampaignStation station, TimeSpan now) => station switch
    {
        { Stand.Visit: { BrokenOff: true } broken } => new CampaignOrder.WatchVisit(station.Name, broken.Run),
        { Stand: { Visit: { } visit, Phone: null } } => new CampaignOrder.StopVisit(station.Name, visit.Run, "whose run it is is not known: its phone was heard elsewhere, or another one here"),
        { Stand: { Visit: { } visit, Phone: { } phone } } when state.RewritesLeft(phone) < 0 => new CampaignOrder.StopVisit(station.Name, visit.Run, Binning.Spent(state, phone)),
        { Stand.Visit: { } visit } when state.Ended => new CampaignOrder.StopVisit(station.Name, visit.Run, "the campaign was ended"),
        { Stand.Visit: { } visit } => now - visit.Began >= visit.Budget
            ? new CampaignOrder.StopVisit(station.Name, visit.Run, $"its {visit.Budget.Value.TotalMinutes:0.#} min by day are used up")
            : null,
        _ when state.Ended => null,
        { Stand: { Soak: { Ended: null }, Ended: { } visit } } => new CampaignOrder.Soak(station.Name, visit.Run),
        { Trust: StationTrust.Doubted } => new CampaignOrder.Test(station.Name),
        { Rested: false, Restless: null } and ({ Stand: null } or { Trust: StationTrust.Quarantined }) => new CampaignOrder.Rest(station.Name),
        { Stand.Phone: { } phone, Trust: StationTrust.Good } when !state.Paused => new CampaignOrder.BeginVisit(station.Name, phone) { Rewrites = state.RewritesLeft(phone) },
        _ => null,
    };

    private static TimeSpan? WakeAt(CampaignState state, TimeSpan now) => state.Stations.Values
        .Where(station => station.Stand?.Visit is { BrokenOff: false })
        .Select(station => station.Stand!.Visit!.Began + station.Stand.Visit.Budget)
        .Where(at => at > now)
        .Min();
}
