namespace PhoneRig.Core.Campaigns;

/// <summary>What the light of each station of a campaign has to say: by the campaign's state alone.</summary>
public static class StationSignals
{
    /// <summary>A station's signal; <see cref="StationSignal.Nothing"/> where it takes no part.</summary>
    /// <param name="state">The campaign.</param>
    /// <param name="name">The station.</param>
    public static StationSignal Of(CampaignState state, string name) =>
        state.Stations.GetValueOrDefault(name) is { } station ? Of(state, station) : StationSignal.Nothing;

    /// <summary>True for a signal that waits for a person.</summary>
    public static bool Calls(this StationSignal signal) => signal is StationSignal.SwapMe or StationSignal.LoadMe or StationSignal.NeedsYou;

    /// <summary>In words, to follow "the light says".</summary>
    public static string Describe(this StationSignal signal) => signal switch
    {
        StationSignal.Nothing => "nothing",
        StationSignal.DoNotTouch => "do not touch",
        StationSignal.SwapMe => "swap me",
        StationSignal.LoadMe => "load me",
        StationSignal.NeedsYou => "needs you",
        _ => throw new ArgumentOutOfRangeException(nameof(signal), signal, "no words for this signal"),
    };

    private static StationSignal Of(CampaignState state, CampaignStation station) => station switch
    {
        // Also after the campaign's end, and where the run was broken off: the phone may be writing still.
        { Stand.Visit: not null } => StationSignal.DoNotTouch,
        _ when state.Ended => StationSignal.Nothing,
        { Restless: not null } => StationSignal.NeedsYou,
        { Trust: StationTrust.Doubted } => StationSignal.DoNotTouch,
        { Trust: StationTrust.Quarantined, Rested: true } or { Trust: StationTrust.Quarantined, Stand: not null } => StationSignal.NeedsYou,

        // Nobody is wanted, and whoever wants the station may have it: phonerig campaign next ends the soak.
        { Stand.Soak: { Ended: null } } => StationSignal.Nothing,
        { Stand: not null } => state.Paused ? StationSignal.Nothing : StationSignal.DoNotTouch,

        // Its power goes off, and that is proven first.
        { Rested: false } => StationSignal.DoNotTouch,
        { Before: not null } => StationSignal.SwapMe,
        _ => StationSignal.LoadMe,
    };
}
