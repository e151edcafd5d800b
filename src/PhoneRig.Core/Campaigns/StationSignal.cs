namespace PhoneRig.Core.Campaigns;

/// <summary>What a station's light says to whoever walks by.</summary>
public enum StationSignal
{
    /// <summary>Nothing: the light is dark.</summary>
    Nothing,
    /// <summary>A phone is at work here and may be writing: do not touch.</summary>
    DoNotTouch,
    /// <summary>The phone here is done: take it out, and put the next one in.</summary>
    SwapMe,
    /// <summary>No phone is here: put one in.</summary>
    LoadMe,
    /// <summary>Something is wrong that a person has to look at.</summary>
    NeedsYou,
}
