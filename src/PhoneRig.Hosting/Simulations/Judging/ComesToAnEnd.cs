namespace PhoneRig.Hosting.Simulations.Judging;

/// <summary>A campaign whose operator does what he is told is over some time.</summary>
internal sealed class ComesToAnEnd : IRule
{
    public string Name => "no-end";

    public IEnumerable<string> Broken(CampaignStory story) => story.Ended ? [] : [$"after {story.Took.TotalHours:0} h the campaign was not over"];
}
