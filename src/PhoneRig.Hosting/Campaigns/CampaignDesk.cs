using System.Collections.Immutable;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
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
    private readonly RunDesk runs;
    private readonly IJournal journal;
    private readonly StationTimeline timeline;
    private readonly StationWorks works;
    private readonly HashSet<string> stopped = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<string, VisitPlan> plans = ImmutableDictionary<string, VisitPlan>.Empty;
    private IDisposable? wakeUp;
    private bool pumping;
    private bool ready;
    private bool closing;

    public CampaignDesk(IEventLoop loop, IJournal journal, StationFeed feed, IReadOnlyDictionary<string, LiveStation> stations, RunDesk runs)
    {
        (this.loop, this.journal, this.feed, this.stations, this.runs) = (loop, journal, feed, stations, runs);
        timeline = new StationTimeline(Campaign.Timeline, loop, journal, Observe, _ => throw new InvalidOperationException("a campaign has no hands"));
        works = new StationWorks(loop, feed, timeline.Append);
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
            Book(verdict);
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

    /// <summary>Has something done once all that was told is on the disk, or with what keeps it from being so.</summary>
    public void WhenDurable(Action<HardwareFaultException?> then) => journal.WhenDurable(then);

    /// <summary>Puts a station to rest anew, whose power was switched by hand since it was.</summary>
    public void RestAgain(LiveStation station) => works.Rest(station);

    /// <summary>Tests a station; it must be nobody's.</summary>
    /// <param name="station">The station.</param>
    /// <param name="told">Told how it ended, after the campaign.</param>
    public void Test(LiveStation station, Action<bool, string> told) => works.Test(station, told);

    /// <summary>True while something is done at a station that is no run.</summary>
    public bool IsAt(string station) => works.IsAt(station);

    /// <summary>The rig is shut down: nothing more is begun, and what was begun between runs is given up.</summary>
    public void Close()
    {
        closing = true;
        wakeUp?.Dispose();
        works.Close();
    }

    private void Observe(Entry entry)
    {
        var before = State;
        State = Campaign.Step(State, entry);
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
        while (Campaign.Due(State, loop.Uptime) is { Fact: { } decision })
        {
            timeline.Append(decision);
        }

        if (closing)
        {
            return;
        }

        var due = Campaign.Due(State, loop.Uptime);
        wakeUp?.Dispose();
        wakeUp = due.WakeAt is { } at ? loop.Schedule(at, Pump) : null;
        foreach (var order in due.Orders)
        {
            if (stations.TryGetValue(order.Station, out var station))
            {
                Carry(order, station);
            }
        }
    }

    private void Carry(CampaignOrder order, LiveStation station)
    {
        switch (order)
        {
            case CampaignOrder.BeginVisit(_, var phone) when station.HeldBy is null && !IsAt(station.Name) && plans.TryGetValue(station.Name, out var plan):
                Begin(station, phone, plan);
                break;
            case CampaignOrder.StopVisit(_, var run, var why) when station.HasJob && !station.Status().Likeliest.IsWriting() && stopped.Add(run):
                station.Append(new StopRequested($"{Name}: {why}"));
                break;
            case CampaignOrder.WatchVisit(_, var run):
                works.Watch(station, run);
                break;
            case CampaignOrder.Rest:
                works.Rest(station);
                break;
            case CampaignOrder.Test:
                works.Test(station);
                break;
        }
    }

    private void Begin(LiveStation station, string phone, VisitPlan plan)
    {
        string? id = null;
        var sink = new VisitSink(
            run =>
            {
                id = run;
                timeline.Append(new VisitBegan(station.Name, phone, run));
            },
            summary => End(station.Name, id, summary));
        runs.Recover([(station.Name, plan.Recovery)], wait: null, new Reply(plan.Keep(sink), loop));
    }

    private void End(string station, string? run, StationSummary? summary)
    {
        if (run is not null && summary is not null)
        {
            Book(new VisitEnded(station, run, summary.Verdict, summary.Owner, summary.Diagnosis, summary.Load, Mac: null, summary.Elapsed));
        }
    }

    /// <summary>A run that the rig's own shutdown stopped has no verdict on its phone.</summary>
    private void Book(VisitEnded ended)
    {
        var station = State.Stations[ended.Station];
        var ordered = State.Ended || ended.Took >= station.Place.Budget || station.Stand?.Phone is null;
        var shutDown = ended.Verdict == Verdict.Stopped && !ordered && (closing || station.Stand?.Visit?.BrokenOff == true);
        timeline.Append(shutDown ? new VisitBroken(ended.Station, ended.Run, Orderly: true, "the rig was shut down") : ended);
    }

    private void Heed(string name, Entry entry)
    {
        if (!State.Stations.TryGetValue(name, out var station))
        {
            return;
        }

        if (station.Stand is { Heard: null, Visit: not null } && MacOf(entry.Fact) is { } mac)
        {
            loop.Post(() => Hear(name, mac));
        }

        if (entry.Fact is StageChanged)
        {
            Pump(); // a stop waits until its phone does not write
        }
    }

    private void Hear(string name, string mac)
    {
        if (State.Stations[name].Stand is { Heard: null, Visit: not null })
        {
            timeline.Append(new PhoneHeard(name, mac));
        }
    }

    private static string? MacOf(Fact fact) => fact switch
    {
        MacLearnt learnt => learnt.Mac,
        DhcpAsked asked => asked.Mac,
        TftpRequested requested => requested.Mac,
        PhoneRegistered registered => registered.Mac,
        _ => null,
    };
}
