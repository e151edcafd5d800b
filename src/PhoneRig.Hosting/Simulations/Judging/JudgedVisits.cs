using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Simulations.Judging;

/// <summary>The visits of a story with what went wrong beside the phones meanwhile.</summary>
internal static class JudgedVisits
{
    /// <summary>All of them, in order.</summary>
    public static IEnumerable<JudgedVisit> Of(CampaignStory story)
    {
        var phones = story.Phones.ToDictionary(phone => phone.Mac, StringComparer.Ordinal);
        var facts = story.Journal.Where(entry => entry.Timeline == Campaign.Timeline).ToArray();
        var began = facts.Where(entry => entry.Entry.Fact is VisitBegan).GroupBy(entry => Key((VisitBegan)entry.Entry.Fact)).ToDictionary(group => group.Key, group => group.First().At);
        var ended = facts.Where(entry => entry.Entry.Fact is VisitEnded).GroupBy(entry => Key((VisitEnded)entry.Entry.Fact)).ToDictionary(group => group.Key, group => group.Last().At);
        foreach (var visit in story.State.Visits.Where(visit => phones.ContainsKey(visit.Phone)))
        {
            var (from, until) = (began[(visit.Station, visit.Run)], ended[(visit.Station, visit.Run)]);

            // Who takes a phone away early and puts another there unseen has the rig book the one under the name of the other.
            var booked = phones[visit.Phone];
            var stood = story.Handed.FirstOrDefault(handed => handed.Station == visit.Station && handed.At >= until)?.Phone ?? booked;
            yield return new JudgedVisit(
                visit, stood, booked, from, until,
                [.. story.Spells.Where(spell => spell.Touches(visit.Station, from, until)).Select(spell => spell.Kind).Distinct()]);
        }
    }

    private static (string Station, string Run) Key(VisitBegan fact) => (fact.Station, fact.Run);

    private static (string Station, string Run) Key(VisitEnded fact) => (fact.Station, fact.Run);
}
