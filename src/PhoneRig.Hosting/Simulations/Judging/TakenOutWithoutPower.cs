namespace PhoneRig.Hosting.Simulations.Judging;

/// <summary>Nobody is told to take a phone out that has its power, except where the station is known to be broken.</summary>
internal sealed class TakenOutWithoutPower : IRule
{
    /// <summary>Who was called before a dip of the mains is on his way for as long; his call was taken back meanwhile.</summary>
    private static readonly TimeSpan OnHisWay = TimeSpan.FromMinutes(5);

    public string Name => "taken-out-under-power";

    public IEnumerable<string> Broken(CampaignStory story) =>
        from handed in story.Handed
        where handed.Live && !story.Dead.Any(gap => gap.From <= handed.At && handed.At - gap.From < OnHisWay) && !story.Spells.Any(spell => spell.Touches(handed.Station, handed.At, handed.At))
        select $"at {handed.At} {handed.Name} was to be taken out of {handed.Station}, where there was power";
}
