using PhoneRig.Core.Campaigns;

namespace PhoneRig.Hosting.Simulations.Judging;

/// <summary>No phone is called scrap that something helps.</summary>
internal sealed class NoneScrappedThatCanBeMended : IRule
{
    public string Name => "recoverable-called-scrap";

    public IEnumerable<string> Broken(CampaignStory story) =>
        from phone in story.Phones
        where story.State.Phones.GetValueOrDefault(phone.Mac)?.Bin == Bin.Scrap && !new AilmentTruth(story.Book, phone.Ailment).IsScrap
        select $"{phone.Mac} ({phone.Ailment}) was called scrap";
}
