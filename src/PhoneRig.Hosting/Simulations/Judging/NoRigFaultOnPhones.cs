using PhoneRig.Core.Recovery;

namespace PhoneRig.Hosting.Simulations.Judging;

/// <summary>Where something was wrong with the rig, the site or the operator, no visit counts against the phone that did not have what it was called.</summary>
internal sealed class NoRigFaultOnPhones : IRule
{
    public string Name => "rig-fault-counted-against-phone";

    public IEnumerable<string> Broken(CampaignStory story) =>
        from visit in JudgedVisits.Of(story)
        where visit.Disturbed.Count > 0 && IsAgainstPhone(story, visit)
        select $"{visit.Phone.Mac} ({visit.Phone.Ailment}) was called {visit.Visit.Diagnosis} at {visit.Visit.Station}, where there was {string.Join(", ", visit.Disturbed.Select(FaultKinds.Name))}";

    /// <summary>Whether a visit counts, and says of the phone what it has not.</summary>
    public static bool IsAgainstPhone(CampaignStory story, JudgedVisit visit) =>
        visit.Visit is { Counts: true, Owner: VerdictOwner.Phone, Verdict: Verdict.NeedsAttention or Verdict.Scrap, Diagnosis: { } diagnosis }
        && IsNamed(story, diagnosis)
        && !visit.Phone.Damaged
        && !IsOneStationsWord(story, visit)
        && !new AilmentTruth(story.Book, visit.Phone.Ailment).Allows(diagnosis)
        && !new AilmentTruth(story.Book, visit.Booked.Ailment).Allows(diagnosis);

    /// <summary>Where a station's own fingers may be what it tells of, the record says so, and that the station is alone with it.</summary>
    private static bool IsOneStationsWord(CampaignStory story, JudgedVisit visit) =>
        visit.Visit.Hands && !story.State.VisitsOf(visit.Phone.Mac).Any(other => other is { Hands: true, Counts: true } && other.Station != visit.Visit.Station);

    private static bool IsNamed(CampaignStory story, string diagnosis) => story.Book.Diagnoses.ContainsKey(diagnosis);
}
