using System.Collections.Immutable;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.BringUps;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Stations;

namespace PhoneRig.Hosting.Campaigns;

/// <summary>
/// Runs the rig's campaign: tells it what the stations' timelines say, puts its decisions onto its own timeline, and has its orders carried out by the same runs and the
/// same gates as everybody's. Lives on the rig's loop.
/// </summary>
internal sealed class CampaignDesk
{
    /// <summary>Who asks for what a campaign does, on the stations' timelines.</summary>
    public const string Name = "campaign";

    private readonly IEventLoop loop;
    private readonly StationFeed feed;
    private readonly IReadOnlyDictionary<string, LiveStation> stations;
    private readonly VisitDesk visits;
    private readonly IJournal journal;
    private readonly TimeZoneInfo zone;
    private readonly StationTimeline timeline;
    private readonly StationWorks works;
    private IReadOnlyDictionary<string, VisitPlan> plans = ImmutableDictionary<string, VisitPlan>.Empty;
    private IDisposable? wakeUp;
    private ImmutableHashSet<string> stopping = [];
    private bool pumping;
    private bool ready;
    private bool closing;
    private bool held;

    public CampaignDesk(
        IEventLoop loop, IJournal journal, StationFeed feed, IReadOnlyDictionary<string, LiveStation> stations, RunDesk runs, BringUpDesk tests, DiagnosisBook book, AttributionDesk attribution, TimeZoneInfo zone)
    {
        (this.loop, this.journal, this.feed, this.stations, this.zone) = (loop, journal, feed, stations, zone);
        timeline = new StationTimeline(Campaign.Timeline, loop, journal, Observe, _ => throw new InvalidOperationException("a campaign has no hands"));
        works = new StationWorks(loop, feed, tests, timeline.Append);
        visits = new VisitDesk(loop, runs, book, () => State, name => stations[name].Context, name => attribution[name].Mac, timeline.Append);
        feed.Added += Heed;
        feed.Freed += Pump;
    }

    /// <summary>Where the campaign is.</summary>
    public CampaignState State { get; private set; } = CampaignState.None;

    /// <summary>Why no run of the campaign can be begun by this process, as a sentence; null: they can.</summary>
    public string? Unreadable { get; private set; }

    /// <summary>The timeline has another entry; the state has taken it.</summary>
    public event Action? Changed;

    /// <summary>Goes on with what the journal has, once every relay was asked how it is.</summary>
    /// <param name="rig">The rig's name.</param>
    /// <param name="record">What the journal has.</param>
    /// <param name="planned">What visits go by now; null where there is no campaign to go on with.</param>
    public void TakeUp(string rig, CampaignRecord record, Planned<CampaignPlan>? planned)
    {
        State = record.State;
        ready = true;
        if (!State.UnderWay && !State.HasVisits)
        {
            return;
        }

        timeline.Append(new CampaignTakenUp(rig));
        foreach (var verdict in record.Verdicts.Values.OrderBy(verdict => verdict.Station, StringComparer.Ordinal))
        {
            visits.Book(verdict);
        }

        foreach (var gone in State.Stations.Values.Where(station => !stations.ContainsKey(station.Name)))
        {
            timeline.Append(new StationQuarantined(gone.Name, "the rig file has no such station any more"));
            if (gone.Stand?.Visit is { } visit)
            {
                timeline.Append(new VisitBroken(gone.Name, visit.Run, Orderly: true, "its station is gone"));
            }
        }

        plans = planned?.Plan?.Visits ?? plans;
        if (planned is { Plan: null })
        {
            Unreadable = $"what its runs go by could not be read when the rig was started ({planned.Refusal ?? string.Join("; ", planned.Problems)}): mend that, and start the rig again";
            if (State is { UnderWay: true, Paused: false })
            {
                timeline.Append(new CampaignPaused($"the rig, since {Unreadable}"));
            }
        }

        Pump();
    }

    /// <summary>Begins a campaign.</summary>
    public void Start(CampaignStarted started, IReadOnlyDictionary<string, VisitPlan> visits)
    {
        plans = visits;
        Unreadable = null;
        timeline.Append(started);
    }

    /// <summary>Tells the campaign something.</summary>
    public void Append(CampaignFact fact) => timeline.Append(fact);

    /// <summary>Tells whoever reads the campaign's timeline something that changes nothing.</summary>
    public void Note(string text) => timeline.Append(new Notice(text));

    /// <summary>Ends a reply. Only what is on the disk is taken: what a person was told to be so must be so for the next process, too.</summary>
    public void Taken(Reply reply, string message, ControlOutcome outcome = ControlOutcome.Done) => journal.WhenDurable(fault => reply.End(
        fault is null ? outcome : ControlOutcome.RigFault,
        fault is null ? message : $"it was not written down, and is forgotten if the rig ends now: {fault.Part}: {fault.Reason}"));

    /// <summary>Puts a station to rest anew, whose power was switched by hand since it was.</summary>
    public void RestAgain(LiveStation station) => works.Rest(station);

    /// <summary>Tests a station; it must be nobody's.</summary>
    /// <param name="station">The station.</param>
    /// <param name="asked">Who asked, and hears how it goes; the campaign hears of its end first.</param>
    public void Test(LiveStation station, Reply asked) => works.Test(station, asked);

    /// <summary>Ends the soak of a station, where one is under way: why, as a phrase.</summary>
    public void EndSoak(string station, string why)
    {
        if (Soaking.End(State, station, loop.Uptime, why) is { } ended)
        {
            timeline.Append(ended);
        }
    }

    /// <summary>True while something is done at a station that is no run.</summary>
    public bool IsAt(string station) => works.IsAt(station);

    /// <summary>On a supply's battery no run and no test is begun; what was held back is when the mains return.</summary>
    public void Hold(bool onBattery)
    {
        held = onBattery;
        Pump();
    }

    /// <summary>The rig is shut down: nothing more is begun, and what was begun between runs is given up.</summary>
    public void Close()
    {
        closing = true;
        visits.Close();
        wakeUp?.Dispose();
        works.Close();
        if (State.Stations.Values.Any(station => station.Stand?.Soak is { Ended: null }))
        {
            // Soaks count up to the campaign's last entry.
            Note("the rig is shut down: phones that are watched over night are not until it is started again");
        }
    }

    private void Observe(Entry entry)
    {
        var before = State;
        State = Campaign.Step(State, entry);
        visits.Take(entry.Fact);
        feed.Add(Campaign.Timeline, entry);
        foreach (var station in State.Stations.Values.Where(station => station.Stand?.Remark is { } remark && remark != before.Stations.GetValueOrDefault(station.Name)?.Stand?.Remark))
        {
            stations.GetValueOrDefault(station.Name)?.Append(new Notice(station.Stand!.Remark!));
        }

        Changed?.Invoke();
        Pump();
    }

    /// <summary>Not at once: what is being told may be in the middle of a station's turn.</summary>
    private void Pump()
    {
        if (!pumping && ready)
        {
            pumping = true;
            loop.Post(Follow);
        }
    }

    private void Follow()
    {
        pumping = false;
        var due = Due();
        while (due.Fact is { } decision)
        {
            timeline.Append(decision);
            due = Due();
        }

        if (closing)
        {
            return;
        }

        wakeUp?.Dispose();
        wakeUp = due.WakeAt is { } at ? loop.Schedule(at, Pump) : null;
        stopping = [.. due.Orders.OfType<CampaignOrder.StopVisit>().Select(stop => stop.Station)];
        works.EndSoaks(due.Orders);
        foreach (var order in due.Orders)
        {
            if (stations.TryGetValue(order.Station, out var station))
            {
                Carry(order, station);
            }
        }
    }

    private CampaignDue Due() => Campaign.Due(State, loop.Uptime, new WallClock(loop.Now, zone));

    private void Carry(CampaignOrder order, LiveStation station)
    {
        switch (order)
        {
            case CampaignOrder.BeginVisit or CampaignOrder.Test when held:
                break;
            case CampaignOrder.BeginVisit(_, var phone) { Rewrites: var rewrites } when station.HeldBy is null && !IsAt(station.Name) && plans.TryGetValue(station.Name, out var plan):
                visits.Begin(station, phone, plan, rewrites);
                break;
            case CampaignOrder.StopVisit(_, var run, var why) when station.HasJob && !station.Status().Likeliest.IsWriting():
                visits.Stop(station, run, why);
                break;
            case CampaignOrder.WatchVisit(_, var run):
                works.Watch(station, run);
                break;
            case CampaignOrder.Soak(_, var run):
                works.Soak(station, run, why => EndSoak(station.Name, why));
                break;
            case CampaignOrder.Rest:
                works.Rest(station);
                break;
            case CampaignOrder.Test:
                works.Test(station);
                break;
        }
    }

    private void Heed(string name, Entry entry)
    {
        visits.Heed(name, entry);
        if (entry.Fact is StageChanged && stopping.Contains(name))
        {
            Pump(); // a stop waits until its phone does not write
        }
    }
}
