using PhoneRig.Core.Attribution;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.BringUps;
using PhoneRig.Hosting.Campaigns;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Stations;
using PhoneRig.Hosting.Supervision;
using PhoneRig.Hosting.Switches;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.Hosting.Rigs;

/// <summary>
/// A rig for as long as one process owns it: its servers and stations, and whatever people and jobs ask of them. Lives on the world's
/// loop, which the owner runs by <see cref="RunUntil"/>; only <see cref="Handle"/>, <see cref="Shutdown"/>
/// and <see cref="ReleaseAtOnce"/> may be called from elsewhere.
/// </summary>
internal sealed class LiveRig : IRigControl, IDisposable
{
    /// <summary>Where packets go that belong to no station: a timeline of the rig itself.</summary>
    public const string Unattributed = "-";

    /// <summary>How long a shutdown waits for parts and disk that do not answer: longer than the gate gives each of them twice, so that every end is told that ever comes.</summary>
    private static readonly TimeSpan ClosesWithin = DeedGate.Patience * 3;

    private readonly RigSetup setup;
    private readonly IWorld world;
    private readonly IJournal journal;
    private readonly StationFeed feed = new();
    private readonly SortedDictionary<string, LiveStation> stations = new(StringComparer.Ordinal);
    private readonly StationTimeline strangers;
    private readonly AttributionDesk attribution;
    private readonly RigNetwork network;
    private readonly RequestDesk requests;
    private readonly CampaignDesk campaigns;
    private readonly IReadOnlyDictionary<string, MacScanned> scanned;
    private readonly SwitchDesk? managed;
    private readonly RailBeat? rail;
    private readonly BoardRounds boards;
    private readonly HashSet<Reply> open = [];
    private readonly Queue<Action> early = [];
    private Planned<CampaignPlan>? resumed;
    private bool ready;
    private bool closing;
    private bool flushing;
    private ISupervisor? supervisor;

    /// <summary>Takes nothing over yet: see <see cref="Start"/>.</summary>
    /// <param name="setup">The rig.</param>
    /// <param name="world">Where it is.</param>
    /// <param name="journal">Keeps its entries.</param>
    /// <param name="raw">Keeps what its senses sampled; null: nobody does.</param>
    /// <param name="scanned">The labels that people have told before, by station; null: none.</param>
    /// <param name="state">Where leases outlive the process; null: nowhere.</param>
    /// <exception cref="HardwareFaultException">A part of a station is missing.</exception>
    public LiveRig(RigSetup setup, IWorld world, IJournal journal, IRawSamples? raw = null, IReadOnlyDictionary<string, MacScanned>? scanned = null, RigState? state = null)
    {
        (this.setup, this.world, this.journal) = (setup, world, journal);
        this.scanned = scanned ?? new Dictionary<string, MacScanned>();
        attribution = new AttributionDesk(new AttributionRules(setup.Rig, station => setup.Phones[station]));
        network = new RigNetwork(setup, world, attribution, Place, sight => managed?.See(sight), state, note => strangers!.Append(new Notice(note)));
        foreach (var (name, model) in setup.Phones.OrderBy(phone => phone.Key, StringComparer.Ordinal))
        {
            stations.Add(name, new LiveStation(name, setup.Rig, model, world, journal, raw ?? new NoRawSamples(), feed, network.Serve));
        }

        strangers = new StationTimeline(Unattributed, world.Loop, journal, entry => feed.Add(Unattributed, entry), _ => { });
        var runs = new RunDesk(setup, world, feed, stations);
        campaigns = new CampaignDesk(world.Loop, journal, feed, stations, runs);
        requests = new RequestDesk(stations)
        {
            Runs = runs,
            Hands = new HandRequests(world.Loop, feed, stations.Values),
            Watches = new WatchRequests(world.Loop, feed, Status),
            Talks = new TalkRequests(feed),
            BringUps = new BringUpDesk(world.Loop, feed, world.Executor("calibrations"), state?.Calibrations),
            Identities = new IdentityRequests(attribution, stations.Values),
            Campaigns = new CampaignRequests(setup, world.Loop, campaigns, new PhoneSwaps(attribution, stations), stations),
        };
        managed = setup.Rig.Switch is { } one ? new SwitchDesk(one.Address, (station, fact) => stations[station].Append(fact), strangers.Append) : null;
        rail = world.Rail() is { } pin ? new RailBeat(world.Loop, world.Executor("rail"), pin, strangers.Append) : null;
        boards = new BoardRounds(setup.Rig, world, stations, strangers.Append);
        feed.Added += (station, entry) =>
        {
            managed?.Take(station, entry.Fact);
            foreach (var fact in attribution.Take(station, entry))
            {
                stations[station].Append(fact);
            }

            if (managed is not null && entry.Fact is PowerSwitched { On: false })
            {
                network.LookAtSwitch();
            }

            if (entry.Fact is PowerAdopted)
            {
                world.Loop.Post(BeReady);
            }
        };
    }

    /// <summary>True once it was shut down, nothing moves and the journal has everything, or does not answer.</summary>
    public bool Closed { get; private set; }

    /// <summary>What the journal has of the rig's campaigns; one that is under way is gone on with.</summary>
    public CampaignRecord Campaigns { get; init; } = CampaignRecord.Empty;

    /// <summary>Reads the files that a run goes by, and has them kept for each run that begins. Default: nobody keeps them.</summary>
    public Func<ControlRequest, Func<IControlSink, IControlSink>> Keep { get; init; } = _ => sink => sink;

    /// <summary>What is real here and what is not, as a phrase for people.</summary>
    public string Surroundings => world.Surroundings;

    /// <summary>Takes the rig over: opens its servers, then lets every key go, asks every relay how it is, and looks and listens from then on. Power is not touched.</summary>
    public void Start()
    {
        var left = Campaigns.State;
        resumed = left.UnderWay || left.HasVisits ? new CampaignPlanner(setup, Keep).Plan(left) : null;
        world.Loop.Post(() => network.Open(() =>
        {
            foreach (var station in stations.Values)
            {
                station.Start(new RigStarted(setup.Rig.Rig, setup.Rig.Simulated));
                if (scanned.TryGetValue(station.Name, out var label))
                {
                    station.Append(label);
                }
            }

            boards.Start();
        }));
    }

    /// <summary>Gives a supervisor signs of life, and says when the rig is ready. Where simulated time runs slowly, as often by the real clock.</summary>
    public void Supervise(ISupervisor one) => world.Loop.Post(() =>
    {
        supervisor = one;
        if (one.Within is { } within)
        {
            var lifeline = new Lifeline(world.Loop, within / 2 * Math.Min(1, setup.Speed), DeedGate.Patience, one, Summary);
            lifeline.Add("the network", answered => world.NetworkLoop.Post(() => world.Loop.Post(answered)));
            foreach (var station in stations.Values)
            {
                lifeline.Add($"{station.Name}'s hands", station.AskHands);
            }

            lifeline.Begin();
        }
    });

    /// <summary>Runs the rig's loop. On a fault of the loop itself every key is let go at once.</summary>
    /// <returns>False where nothing is left to happen, which only virtual time can tell.</returns>
    /// <exception cref="HardwareFaultException">The rig cannot serve its network; nothing was moved.</exception>
    public bool RunUntil(Func<bool> done)
    {
        try
        {
            return world.Loop.RunUntil(done);
        }
        catch
        {
            ReleaseAtOnce();
            throw;
        }
    }

    /// <summary>Lets every key go now, without the loop, which may not run any more. From any thread; never throws.</summary>
    public void ReleaseAtOnce()
    {
        foreach (var station in stations.Values)
        {
            station.ReleaseAtOnce();
        }
    }

    /// <inheritdoc/>
    public IDisposable Handle(ControlRequest request, IControlSink sink)
    {
        var reply = new Reply(sink, world.Loop);

        var planned = PlannedRequest.Of(request, setup, Keep);
        world.Loop.Post(() =>
        {
            open.Add(reply);
            reply.WhenOver(() => open.Remove(reply));
            if (closing)
            {
                reply.End(ControlOutcome.Stopped, "the rig is being shut down");
            }
            else if (ready || request is ControlRequest.Release)
            {
                requests.Take(planned, reply);
            }
            else
            {
                early.Enqueue(() => requests.Take(planned, reply));
            }
        });
        return reply;
    }

    /// <summary>Stops every run safely and lets every key go; power is left as it is. <see cref="Closed"/> tells when that is done. From any thread.</summary>
    /// <param name="by">Who asks: "ctrl-c", or a name.</param>
    public void Shutdown(string by) => world.Loop.Post(() =>
    {
        if (closing)
        {
            return;
        }

        closing = true;
        early.Clear();
        campaigns.Close();
        requests.Close(by);
        foreach (var station in stations.Values)
        {
            station.ReleaseKeys("the rig is shut down");
        }

        feed.Added += (_, _) => world.Loop.Post(CloseIfIdle);
        feed.Settled += () => world.Loop.Post(CloseIfIdle);
        world.Loop.Post(CloseIfIdle);
        world.Loop.Schedule(world.Loop.Uptime + ClosesWithin, Close);
    });

    public void Dispose()
    {
        rail?.Dispose();
        boards.Dispose();
        foreach (var station in stations.Values)
        {
            station.Dispose();
        }

        network.Dispose();
    }

    private void BeReady()
    {
        if (!ready && stations.Values.All(station => station.Adopted))
        {
            ready = true;
            RaiseRail();
            campaigns.TakeUp(setup.Rig.Rig, Campaigns, resumed);
            supervisor?.Ready(Summary());
        }

        while (ready && early.TryDequeue(out var request))
        {
            request();
        }
    }

    /// <summary>Only where no coil would move with it: what would cut a phone off, unasked and perhaps while it writes, leaves the rail down.</summary>
    private void RaiseRail()
    {
        var doubtful = stations.Values.Where(station => station is { OnRail: true, PowerOn: not true }).Select(station => station.Name).ToList();
        if (doubtful.Count == 0)
        {
            rail?.Start();
        }
        else
        {
            strangers.Append(new RigFault("rail", $"the relay of {string.Join(", ", doubtful)} could not be put to rest, and would cut its phone off as the rail comes; the rail stays down, so no phone can be switched off: mend the relay's board, and start again"));
        }
    }

    private string Summary() => $"rig {setup.Rig.Rig}: {stations.Count} {(stations.Count == 1 ? "station" : "stations")}, {stations.Values.Count(station => station.HeldBy is not null)} busy";

    private RigStatus Status() => new(
        setup.Rig.Rig, setup.Rig.Simulated, setup.Owner, world.Loop.Uptime, [.. stations.Values.Select(StatusOf)])
    {
        StuckPorts = [.. world.StuckPorts],
    };

    private StationStatus StatusOf(LiveStation station) =>
        attribution[station.Name] is { Mac: { } mac } known ? station.Status() with { Mac = mac, MacBy = known.By } : station.Status();

    private void Place(Segment segment, NetworkSighting sighting)
    {
        if (sighting is RivalDhcp or RivalDhcpGone)
        {
            strangers.Append(sighting);
            foreach (var station in segment.Stations)
            {
                stations[station].Append(sighting);
            }

            return;
        }

        var whose = attribution.Judge(new Heard(segment, sighting.Mac, world.Loop.Uptime) { Circuit = (sighting as DhcpAsked)?.Circuit });
        foreach (var (station, fact) in whose.Facts)
        {
            stations[station].Append(fact);
        }

        if (whose.Station is { } sender)
        {
            stations[sender].Append(sighting);
        }
        else
        {
            strangers.Append(sighting);
        }

        foreach (var possible in whose.Possible)
        {
            stations[possible].Append(new PossibleSighting(sighting));
        }
    }

    private void CloseIfIdle()
    {
        if (flushing || !stations.Values.All(station => station is { Idle: true, HeldBy: null }))
        {
            return;
        }

        flushing = true;
        journal.WhenDurable(_ => Close());
    }

    private void Close()
    {
        if (Closed)
        {
            return;
        }

        foreach (var reply in open.ToArray())
        {
            reply.End(ControlOutcome.Stopped, "the rig was shut down");
        }

        Closed = true;
    }
}
