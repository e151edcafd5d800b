using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Tests.Campaigns;

/// <summary>Feeds a campaign facts, and puts what it decides onto its timeline, as a rig does.</summary>
internal sealed class CampaignBench
{
    /// <summary>More decisions than stations and phones, one after the other with nothing said in between: it goes round in circles.</summary>
    private const int MostInARow = 500;

    private readonly List<Entry> timeline = [];
    private int runs;

    public CampaignState State { get; private set; } = CampaignState.None;

    public IReadOnlyList<Entry> Timeline => timeline;

    public TimeSpan Now { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How far the wall clock is ahead of 1970 and uptime: set it, and the clock jumps.</summary>
    public TimeSpan ClockAhead { get; set; }

    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    public DateTimeOffset Clock => DateTimeOffset.UnixEpoch + Now + ClockAhead;

    public IEnumerable<CampaignOrder> Orders => Due.Orders;

    public TimeSpan? WakeAt => Due.WakeAt;

    private CampaignDue Due => Campaign.Due(State, Now, new WallClock(Clock, Zone));

    /// <summary>A desk with a campaign of 15 minutes a station; those whose names begin with "k" have keys.</summary>
    public static CampaignBench Of(params string[] stations) => OfPhones(null, stations);

    public static CampaignBench OfPhones(int? expect, params string[] stations) => Of(expect, null, stations);

    public static CampaignBench OfRewrites(int rewrites, params string[] stations) => Of(null, rewrites, stations);

    /// <summary>A desk whose phones are watched over night for 8 hours at the most, and with the hours of its evening.</summary>
    public static CampaignBench OfNights(CampaignHours? hours, params string[] stations) => OfNights(hours, DateTimeOffset.UnixEpoch, TimeZoneInfo.Utc, stations);

    /// <summary>The same, begun at a moment.</summary>
    public static CampaignBench OfNights(CampaignHours? hours, DateTimeOffset at, TimeZoneInfo zone, params string[] stations) =>
        new CampaignBench { ClockAhead = at - DateTimeOffset.UnixEpoch, Zone = zone }.With(null, null, stations, hours, TimeSpan.FromHours(8));

    private static CampaignBench Of(int? expect, int? rewrites, string[] stations) => new CampaignBench().With(expect, rewrites, stations, null, null);

    private CampaignBench With(int? expect, int? rewrites, string[] stations, CampaignHours? hours, TimeSpan? soak)
    {
        Tell(new CampaignStarted("c1", "recover", null, expect, [.. stations.Select(name => new CampaignPlace(name, TimeSpan.FromMinutes(15), name[0] == 'k'))], "kim", rewrites, hours, soak));
        foreach (var station in stations)
        {
            Tell(new StationRested(station, Proven: true));
        }

        return this;
    }

    public static string Mac(int number) => FormattableString.Invariant($"00:1b:2c:00:00:{number:x2}");

    public CampaignOrder? OrderAt(string station) => Orders.FirstOrDefault(order => order.Station == station);

    public void Tell(Fact fact)
    {
        Add(fact);
        Follow();
    }

    /// <summary>Time passes, and what follows from it is decided.</summary>
    public void Wait(TimeSpan time)
    {
        Now += time;
        Follow();
    }

    /// <summary>Decides what is due, as when it is woken.</summary>
    public void Follow()
    {
        var said = 0;
        while (Due.Fact is { } decision)
        {
            Assert.That(++said, Is.LessThan(MostInARow), $"it goes round in circles at {FactWords.Describe(decision)}");
            Add(decision);
        }
    }

    /// <summary>Folds the timeline anew, as a process does that takes the rig over after another has died after this many entries.</summary>
    public void Die(int? after = null)
    {
        timeline.RemoveRange(after ?? timeline.Count, timeline.Count - (after ?? timeline.Count));
        State = timeline.Aggregate(CampaignState.None, Campaign.Step);
        ClockAhead += Now;
        Now = TimeSpan.Zero;
        Tell(new CampaignTakenUp("demo"));
    }

    public string Begin(string station)
    {
        var order = (CampaignOrder.BeginVisit)OrderAt(station)!;
        var run = FormattableString.Invariant($"r{++runs}");
        Tell(new VisitBegan(station, order.Phone, run));
        return run;
    }

    /// <summary>Puts a phone that the network will know on a station, and has its run end.</summary>
    public void Visit(string station, int phone, Verdict verdict = Verdict.Recovered, VerdictOwner? owner = null, string? diagnosis = null, TimeSpan? took = null, bool? hands = null)
    {
        Tell(new PhonePlaced(station, null, "kim"));
        var run = Begin(station);
        Tell(new PhoneHeard(station, Mac(phone)));
        Tell(new VisitEnded(station, run, verdict, owner, diagnosis, verdict == Verdict.Recovered ? "9-4-2" : null, Mac(phone), took ?? TimeSpan.FromMinutes(5)) { Hands = hands });
        if (OrderAt(station) is CampaignOrder.Rest)
        {
            Tell(new StationRested(station, Proven: true));
        }
    }

    public CampaignPhone Phone(int number) => State.Phones[Mac(number)];

    public string? Call(string station) => State.Stations[station].Called;

    private void Add(Fact fact)
    {
        var entry = new Entry(timeline.Count + 1, Clock, Now, fact);
        timeline.Add(entry);
        State = Campaign.Step(State, entry);
    }
}
