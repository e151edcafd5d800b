using PhoneRig.Core.Attribution;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.BringUps;
using PhoneRig.Hosting.Campaigns;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Panels;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Stations;
using PhoneRig.Hosting.Supervision;
using PhoneRig.Hosting.Supplies;
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

    private readonly RigSetup setup;
    private readonly IWorld world;
    private readonly SortedDictionary<string, LiveStation> stations = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, MacScanned> scanned;
    private readonly RigNetwork network;
    private readonly CampaignDesk campaigns;
    private readonly Announcers announcers;
    private readonly Caretaker caretaker;
    private readonly StatusDesk status;
    private readonly Reception reception;
    private readonly Closing closing;
    private Planned<CampaignPlan>? resumed;
    private bool ready;
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
        (this.setup, this.world) = (setup, world);
        this.scanned = scanned ?? new Dictionary<string, MacScanned>();
        var feed = new StationFeed();
        var strangers = new StationTimeline(Unattributed, world.Loop, journal, entry => feed.Add(Unattributed, entry), _ => { });
        var attribution = new AttributionDesk(new AttributionRules(setup.Rig, station => setup.Phones[station]));
        var sightings = new SightingDesk(setup.Rig, world.Loop, attribution, stations, strangers.Append, () => network!.LookAtSwitch(), station => network!.Knock(station));
        network = new RigNetwork(setup, world, attribution, sightings.Place, sightings.See, state, note => strangers.Append(new Notice(note)));
        foreach (var (name, model) in setup.Phones.OrderBy(phone => phone.Key, StringComparer.Ordinal))
        {
            stations.Add(name, new LiveStation(name, setup.Rig, model, world, journal, raw ?? new NoRawSamples(), feed, network.Serve));
        }

        var runs = new RunDesk(setup, world, journal, feed, stations);
        var bringUps = new BringUpDesk(world.Loop, feed, world.Executor("calibrations"), setup.Rig.Switch is not null, state?.Calibrations);
        campaigns = new CampaignDesk(world.Loop, journal, feed, stations, runs, bringUps, setup.Plan.Diagnoses, attribution, setup.Zone);
        var asked = new CampaignRequests(setup, world.Loop, campaigns, new PhoneSwaps(attribution, stations), stations);
        announcers = new Announcers(
            setup, world, journal, feed, stations, campaigns, new ButtonRequests(world.Loop, campaigns, asked).Press, state?.Labels, strangers.Append);
        caretaker = new Caretaker(setup.Rig, world, stations, strangers.Append, () => runs.Halt(stations.Values, UpsDesk.Name), OnSupply);
        status = new StatusDesk(setup, world, stations, attribution, caretaker, announcers);
        var requests = new RequestDesk(stations)
        {
            Runs = runs,
            Hands = new HandRequests(world.Loop, feed, stations.Values),
            Watches = new WatchRequests(world.Loop, feed, status.Status),
            Talks = new TalkRequests(feed),
            BringUps = bringUps,
            Identities = new IdentityRequests(attribution, stations.Values),
            Campaigns = asked,
        };
        reception = new Reception(world.Loop, request => PlannedRequest.Of(request, setup, Keep), requests);
        closing = new Closing(world.Loop, journal, feed, stations.Values) { Campaigns = campaigns, Announcers = announcers, Reception = reception, Requests = requests };
        feed.Added += (station, entry) =>
        {
            sightings.Take(station, entry);
            announcers.Take(station, entry);
            if (entry.Fact is PowerAdopted)
            {
                world.Loop.Post(BeReady);
            }
        };
    }

    /// <summary>True once it was shut down, nothing moves and the journal has everything, or does not answer.</summary>
    public bool Closed => closing.Done;

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

            caretaker.Start();
        }));
    }

    /// <summary>Gives a supervisor signs of life, and says when the rig is ready. Where simulated time runs slowly, as often by the real clock.</summary>
    public void Supervise(ISupervisor one) => world.Loop.Post(() =>
    {
        supervisor = one;
        if (one.Within is { } within)
        {
            var lifeline = new Lifeline(world.Loop, within / 2 * Math.Min(1, setup.Speed), DeedGate.Patience, one, status.Summary);
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
    public IDisposable Handle(ControlRequest request, IControlSink sink) => reception.Handle(request, sink);

    /// <summary>Stops every run safely and lets every key go; power is left as it is. <see cref="Closed"/> tells when that is done. From any thread.</summary>
    /// <param name="by">Who asks: "ctrl-c", or a name.</param>
    public void Shutdown(string by) => world.Loop.Post(() => closing.Begin(by));

    public void Dispose()
    {
        caretaker.Dispose();
        announcers.Dispose();
        foreach (var station in stations.Values)
        {
            station.Dispose();
        }

        network.Dispose();
    }

    private void BeReady()
    {
        if (ready || !caretaker.KnowsSupply || !stations.Values.All(station => station.Adopted))
        {
            return;
        }

        ready = true;
        caretaker.RaiseRail();
        announcers.TellNews(Campaigns.Entries);
        campaigns.TakeUp(setup.Rig.Rig, Campaigns, resumed);
        announcers.Show();
        supervisor?.Ready(status.Summary());
        reception.Open();
    }

    /// <summary>Before the supply was asked once nothing is begun, since it may say that the mains are away.</summary>
    private void OnSupply()
    {
        campaigns.Hold(caretaker.OnBattery);
        world.Loop.Post(BeReady);
    }
}
