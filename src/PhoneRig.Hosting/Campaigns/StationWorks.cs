using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.BringUps;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Hosting.Campaigns;

/// <summary>What a campaign does at stations that is no run: one thing a station at the most, and what came of it as a fact. Lives on the rig's loop.</summary>
/// <param name="loop">The loop.</param>
/// <param name="feed">What the stations tell.</param>
/// <param name="tests">Tests stations.</param>
/// <param name="tell">Tells the campaign.</param>
internal sealed class StationWorks(IEventLoop loop, StationFeed feed, BringUpDesk tests, Action<CampaignFact> tell)
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
    /// <param name="asked">Who asked, and hears how it goes; null: nobody.</param>
    public void Test(LiveStation station, Reply? asked = null)
    {
        if (!IsAt(station.Name))
        {
            var test = new StationTest(station, tests, loop, asked, end =>
            {
                if (end is null)
                {
                    under.Remove(station.Name);
                }
                else
                {
                    End(station, end);
                }
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

    /// <summary>Watches a phone that is home over night.</summary>
    /// <param name="station">The station.</param>
    /// <param name="run">The run that brought it home.</param>
    /// <param name="over">Told why it is not left alone any more, as a phrase.</param>
    public void Soak(LiveStation station, string run, Action<string> over)
    {
        if (!IsAt(station.Name))
        {
            var soak = new StationSoak(loop, feed, station, why => tell(new PhoneFell(station.Name, run, why)), why =>
            {
                under.Remove(station.Name);
                over(why);
            });
            Begin(station, soak, soak.Begin);
        }
    }

    /// <summary>Ends the soaks that are ordered no more.</summary>
    public void EndSoaks(IEnumerable<CampaignOrder> orders)
    {
        var ordered = orders.OfType<CampaignOrder.Soak>().Select(order => order.Station).ToHashSet(StringComparer.Ordinal);
        foreach (var (station, soak) in under.Where(one => one.Value is StationSoak && !ordered.Contains(one.Key)).ToArray())
        {
            soak.Dispose();
            under.Remove(station);
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
