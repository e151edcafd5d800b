using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Stations;
using PhoneRig.Hosting.Worlds;
using PhoneRig.Network;
using PhoneRig.Network.PhoneFiles;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Hosting.Runs;

/// <summary>A run under way in a world: servers, stations, and the loop until every station has its verdict.</summary>
internal sealed class LiveRun : IDisposable
{
    /// <summary>Where packets go that belong to no station: a timeline of the rig itself.</summary>
    private const string Unattributed = "-";

    private readonly RunPlan plan;
    private readonly IWorld world;
    private readonly IRunObserver observer;
    private readonly List<LiveStation> stations;
    private readonly Attribution attribution;
    private readonly StationTimeline strangers;
    private SegmentServers? servers;

    public LiveRun(RunPlan plan, IWorld world, IRunObserver observer)
    {
        (this.plan, this.world, this.observer) = (plan, world, observer);
        stations = [.. plan.Stations.Select(station => new LiveStation(station.Station, station.Plan, world, observer))];
        attribution = new Attribution(plan.Rig.Stations.ToDictionary(station => station.Key, station => station.Value.Mac));
        strangers = new StationTimeline(world.Loop, entry => observer.Added(Unattributed, entry), (_, _) => { });
    }

    /// <summary>Runs to the end.</summary>
    /// <exception cref="Core.Ports.HardwareFaultException">The rig cannot serve its network; nothing was moved.</exception>
    public RunSummary Run(CancellationToken stop)
    {
        observer.Started(Describe());
        using var stopping = stop.Register(() => world.Loop.Post(() => Stop("ctrl-c")));
        world.Loop.Post(() => OpenServers(StartStations));
        try
        {
            if (!world.Loop.RunUntil(() => stations.All(station => station.Finished)))
            {
                throw new InvalidOperationException($"nothing is left to happen, but not every station has its verdict (seed {plan.Seed})");
            }
        }
        catch
        {
            stations.ForEach(station => station.ReleaseAtOnce());
            throw;
        }

        return new RunSummary(
            plan.Rig.Simulated,
            plan.Rig.Simulated ? plan.Seed : null,
            [.. stations.Select(station => station.Summarise())]);
    }

    public void Dispose()
    {
        stations.ForEach(station => station.Dispose());
        using var closed = new ManualResetEventSlim(servers is null || ReferenceEquals(world.NetworkLoop, world.Loop));
        if (closed.IsSet)
        {
            servers?.Dispose();
            return;
        }

        world.NetworkLoop.Post(() =>
        {
            servers!.Dispose();
            closed.Set();
        });
        closed.Wait();
    }

    private RunInfo Describe() => new(
        plan.Run,
        plan.Rig.Rig,
        plan.Rig.Simulated,
        plan.Rig.Simulated ? plan.Seed : null,
        world.Surroundings,
        plan.Firmware.LoadId,
        plan.Firmware.DefaultLoads.Values.SelectMany(archives => archives).Distinct(StringComparer.OrdinalIgnoreCase)
            .Sum(archive => (long)plan.Firmware.Files[archive].Length),
        [.. plan.Stations.Select(station => (station.Station, station.Plan.Model))]);

    private void StartStations()
    {
        // A station that was stopped before it began has its verdict already.
        foreach (var station in stations.Where(station => !station.HasVerdict))
        {
            station.Start(new RunStarted(
                plan.Rig.Rig, plan.Rig.Stations[station.Name].Phone, plan.Rig.Simulated, plan.Rig.Simulated ? plan.Seed : null));
        }
    }

    private void Stop(string by)
    {
        foreach (var station in stations)
        {
            station.Append(new StopRequested(by));
        }
    }

    /// <summary>Opens the servers on their own loop, then goes on here; a port that cannot be had ends the run here.</summary>
    private void OpenServers(Action then) => world.NetworkLoop.Post(() =>
    {
        try
        {
            servers = new SegmentServers(
                SegmentServersOptions.From(plan.Rig.Network),
                world.Network,
                world.NetworkLoop,
                Files(),
                sighting => world.Loop.Post(() => Place(sighting)));
            world.Loop.Post(then);
        }
        catch (Core.Ports.HardwareFaultException fault)
        {
            world.Loop.Post(() => System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(fault));
        }
    });

    private TftpFileTable Files()
    {
        var files = new TftpFileTable(plan.Firmware.Files.Select(file => new TftpFile(file.Key, file.Value)));
        var callManager = new CallManager(plan.Rig.Network.CallManager ?? plan.Rig.Network.Address.Split('/')[0]);
        files.Put(ConfigurationFiles.Default(
            callManager,
            plan.Stations.Select(station => station.Plan.Model).DistinctBy(model => model.LoadInformation)
                .Select(model => new PhoneLoad(model.LoadInformation, model.Title, plan.Firmware.LoadId))));
        foreach (var mac in plan.Stations.Select(station => plan.Rig.Stations[station.Station].Mac).OfType<string>())
        {
            files.Put(ConfigurationFiles.Device(mac, callManager, plan.Firmware.LoadId));
        }

        return files;
    }

    private void Place(NetworkSighting sighting)
    {
        var station = attribution.StationOf(sighting);
        var timeline = stations.Find(live => live.Name == station);
        if (timeline is null)
        {
            strangers.Append(sighting);
        }
        else
        {
            timeline.Append(sighting);
        }
    }
}
