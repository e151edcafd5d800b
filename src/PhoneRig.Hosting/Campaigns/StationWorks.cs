using PhoneRig.Core.Ports;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Hosting.Campaigns;

/// <summary>What a campaign does at stations that is no run: one thing a station at the most, and what came of it as a fact. Lives on the rig's loop.</summary>
/// <param name="loop">The loop.</param>
/// <param name="feed">What the stations tell.</param>
/// <param name="tell">Tells the campaign.</param>
internal sealed class StationWorks(IEventLoop loop, StationFeed feed, Action<CampaignFact> tell)
{
    private readonly Dictionary<string, IDisposable> under = new(StringComparer.Ordinal);

    /// <summary>True while something is done at a station.</summary>
    public bool IsAt(string station) => under.ContainsKey(station);

    /// <summary>Puts a station to rest.</summary>
    public void Rest(LiveStation station)
    {
        if (!IsAt(station.Name))
        {
            var rest = new StationRest(loop, feed, station, why => End(station, new StationRested(station.Name, why is null, why)));
            Begin(station, rest, rest.Begin);
        }
    }

    /// <summary>Tests a station.</summary>
    /// <param name="station">The station.</param>
    /// <param name="told">Told how it ended, after the campaign; null: nobody else is.</param>
    public void Test(LiveStation station, Action<bool, string>? told = null)
    {
        if (!IsAt(station.Name))
        {
            var test = new StationTest(loop, feed, station, (passed, why) =>
            {
                End(station, new StationTested(station.Name, passed, why));
                told?.Invoke(passed, why);
            });
            Begin(station, test, test.Begin);
        }
    }

    /// <summary>Watches a phone whose run was broken off, until it is idle.</summary>
    public void Watch(LiveStation station, string run)
    {
        if (!IsAt(station.Name))
        {
            var watch = new IdleWatch(loop, feed, station, idle => End(station, idle
                ? new VisitBroken(station.Name, run, Orderly: false, "the rig's process ended in the middle of it; the phone writes nothing now")
                : new VisitEnded(station.Name, run, Verdict.NeedsAttention, VerdictOwner.Rig, "never-idle", null, null, IdleWatch.Bound)));
            Begin(station, watch, watch.Begin);
        }
    }

    /// <summary>Gives everything up, without a word.</summary>
    public void Close()
    {
        foreach (var one in under.Values.ToArray())
        {
            one.Dispose();
        }

        under.Clear();
    }

    private void Begin(LiveStation station, IDisposable work, Action begin)
    {
        under.Add(station.Name, work);

        // Not at once: it may end at once.
        loop.Post(begin);
    }

    private void End(LiveStation station, CampaignFact fact)
    {
        under.Remove(station.Name);
        tell(fact);
    }
}
