namespace PhoneRig.Hosting.Simulations.Judging;

/// <summary>Something that must never be so in any campaign. It goes by the truth about phones and metal and by the journal, and by nothing that the engine concluded.</summary>
internal interface IRule
{
    /// <summary>Its kebab-case name.</summary>
    string Name { get; }

    /// <summary>Every way in which a story breaks it, as phrases.</summary>
    IEnumerable<string> Broken(CampaignStory story);
}
