using PhoneRig.Core.Campaigns;
using PhoneRig.Hosting.Simulations.Judging;

namespace PhoneRig.Hosting.Simulations;

/// <summary>Right, honest or wrong: the campaign's last word on each phone.</summary>
internal static class Answers
{
    /// <summary>On a phone; null where it has none.</summary>
    public static Answer? Of(CampaignStory story, PiledPhone phone)
    {
        var last = story.State.VisitsOf(phone.Mac).LastOrDefault();
        return story.State.Phones.GetValueOrDefault(phone.Mac) switch
        {
            null or { Bin: null } => null,
            { Bin: Bin.Done } => DoneIsWell.IsWell(story, phone, last?.Load) ? Answer.Right : Answer.Wrong,
            { Bin: Bin.Evening or Bin.RigSuspect } => Answer.Honest,
            _ when last?.Diagnosis is { } diagnosis && new AilmentTruth(story.Book, phone.Ailment).Allows(diagnosis) => Answer.Right,
            _ when JudgedVisits.Of(story).LastOrDefault(visit => visit.Phone == phone) is { } visit && NoRigFaultOnPhones.IsAgainstPhone(story, visit) => Answer.Wrong,
            _ => Answer.Honest,
        };
    }
}
