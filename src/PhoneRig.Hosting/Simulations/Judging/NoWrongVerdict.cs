namespace PhoneRig.Hosting.Simulations.Judging;

/// <summary>Where nothing was wrong but the phone, no verdict says of it what it has not.</summary>
internal sealed class NoWrongVerdict : IRule
{
    public string Name => "wrong-verdict";

    public IEnumerable<string> Broken(CampaignStory story) =>
        from visit in JudgedVisits.Of(story)
        where visit.Disturbed.Count == 0 && NoRigFaultOnPhones.IsAgainstPhone(story, visit)
        select $"{visit.Phone.Mac} ({visit.Phone.Ailment}) was called {visit.Visit.Diagnosis} at {visit.Visit.Station}";
}
