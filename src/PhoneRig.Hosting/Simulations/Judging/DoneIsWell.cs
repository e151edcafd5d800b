using PhoneRig.Core.Campaigns;

namespace PhoneRig.Hosting.Simulations.Judging;

/// <summary>A phone in the bin for those that are done is well: in its flash is the load that its record names, whole, and it runs on its board.</summary>
internal sealed class DoneIsWell : IRule
{
    private const string DefaultLoad = "term70.default";

    public string Name => "done-not-well";

    public IEnumerable<string> Broken(CampaignStory story)
    {
        foreach (var phone in story.Phones)
        {
            var load = story.State.VisitsOf(phone.Mac).LastOrDefault()?.Load;
            if (story.State.Phones.GetValueOrDefault(phone.Mac)?.Bin == Bin.Done && !IsWell(story, phone, load))
            {
                yield return $"{phone.Mac} ({phone.Ailment}) is done with {load ?? "no load"}, and in truth has {phone.Phone.LoadId ?? "none"}{(phone.Phone.IsSound ? "" : ", which does not run")}";
            }
        }
    }

    /// <summary>Whether a phone truly runs a load. One that fetched a set's archives as its default load, and not the set's own list after that, calls the same archives term70.default.</summary>
    public static bool IsWell(CampaignStory story, PiledPhone phone, string? load) =>
        phone.Phone.LoadId is { } truly
        && (truly == load || (DefaultLoad.Equals(truly, StringComparison.OrdinalIgnoreCase) && load is not null && story.Archives.TryGetValue(load, out var archives) && archives.All(phone.Phone.Archives.Contains)))
        && phone.Phone.IsSound
        && (load != story.Goal || phone.Profile.CrashesFrom.Length == 0);
}
