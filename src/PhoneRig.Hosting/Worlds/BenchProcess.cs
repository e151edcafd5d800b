using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Network.Sockets;
using PhoneRig.Simulator.Bench;
using PhoneRig.Simulator.Bench.Remote;

namespace PhoneRig.Hosting.Worlds;

/// <summary>
/// A bench in a process of its own: simulated phones, metal and their network segment, for rigs in other processes. A rig that dies
/// leaves all of it as it is.
/// </summary>
/// <param name="request">What is asked for.</param>
/// <param name="observer">Watches it.</param>
public sealed class BenchProcess(BenchRequest request, IBenchObserver observer)
{
    /// <summary>How long a person's hands are waited for, by the real clock: a bench that lives takes milliseconds.</summary>
    private static readonly TimeSpan HandsWithin = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, BenchTruth> told = [];

    /// <summary>Serves until it is stopped. Observer callbacks come on this thread.</summary>
    /// <returns>Null; or why there can be no bench: another one serves this rig already.</returns>
    /// <exception cref="HardwareFaultException">The socket cannot be made.</exception>
    /// <exception cref="ArgumentException">The rig is a real one.</exception>
    public string? Run(CancellationToken stop)
    {
        if (!request.Rig.Simulated)
        {
            throw new ArgumentException("a bench is for simulated rigs", nameof(stop));
        }

        CreateFolder(request.State.Folder);
        BenchServer? server = null;
        using var ready = new ManualResetEventSlim();
        using var listener = LocalSocketListener.Listen(request.State.BenchSocket, connection =>
        {
            ready.Wait(CancellationToken.None);
            server!.Serve(connection);
        });
        if (listener is null)
        {
            return $"{Holder()} serves {request.State.BenchSocket} already: use that one, end it first, or choose another folder with --state";
        }

        // Only now: the consoles' links of a bench that lives must stay.
        using var loops = new RealTimeLoops(request.Speed);
        using var segments = new BenchSegments(Segments.Of(request.Rig));
        var consoles = Path.Combine(request.State.Folder, "consoles");
        Directory.CreateDirectory(consoles);
        using var bench = new Bench(request.Rig, loops.Rig, segment => segments.Of(segment).For(loops.Rig), segments.OfManagement().For(loops.Rig), new Seed(request.Seed), new BenchOptions { ConsoleFolder = consoles });
        var info = Describe(bench);
        server = new BenchServer(bench.Metal, segments, bench.Ask, station => On(loops.Rig, () => bench.Swap(station)), station => On(loops.Rig, () => bench.Press(station)), [.. info.Phones.Keys], () => Welcome(info, loops.Rig, segments));
        server.RigsChanged += processes => loops.Rig.Post(() => observer.RigsChanged(processes));
        Serve(bench, loops.Rig, () =>
        {
            ready.Set();
            observer.Started(info);
        }, stop);
        return null;
    }

    private static void CreateFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new HardwareFaultException($"state folder {folder}", $"it cannot be made ({refused.Message}); choose another with --state", refused);
        }
    }

    private static BenchWelcome Welcome(BenchInfo info, EventLoop loop, BenchSegments segments) =>
        new(BenchHello.Version, info.Rig, info.Process, info.Seed, info.Speed, loop.Uptime, segments.Ports, info.Consoles);

    /// <summary>From any thread but the bench's own; returns when it is done.</summary>
    private static string? On(EventLoop loop, Func<string?> hands)
    {
        using var done = new ManualResetEventSlim();
        string? refusal = null;
        loop.Post(() =>
        {
            refusal = hands();
            done.Set();
        });
        return done.Wait(HandsWithin) ? refusal : "the bench is too busy, or ends: look at it, then ask again";
    }

    private void Serve(Bench bench, EventLoop loop, Action started, CancellationToken stop)
    {
        loop.Post(started);
        loop.Post(() =>
        {
            foreach (var station in bench.Phones.Keys.Order(StringComparer.Ordinal))
            {
                var name = station;
                Listen(bench, name, loop);
                bench.Metal.Stations[name].Changed += () => Tell(bench, name, loop);
                Tell(bench, name, loop);
            }
        });
        bench.PhoneSwapped += station =>
        {
            Listen(bench, station, loop);
            Tell(bench, station, loop);
        };
        var stopped = false;
        using var stopping = stop.Register(() => loop.Post(() => stopped = true));
        loop.RunUntil(() => stopped);
    }

    private void Listen(Bench bench, string station, EventLoop loop) => bench.Phones[station].TruthChanged += () => Tell(bench, station, loop);

    private void Tell(Bench bench, string station, EventLoop loop)
    {
        var metal = bench.Metal.Stations[station];
        var now = new BenchTruth(loop.Uptime, station, metal.BrickPower, metal.KeysDown, metal.OffHook, bench.Phones[station].Truth) { Mac = bench.MacAt(station) };
        var before = told.GetValueOrDefault(station);
        if (before is null || !now.SaysTheSameAs(before))
        {
            told[station] = now;
            observer.Changed(before, now);
        }
    }

    private BenchInfo Describe(Bench bench) => new(
        request.Rig.Rig,
        Environment.ProcessId,
        request.Seed,
        request.Speed,
        request.State.BenchSocket,
        request.Rig.Bench.ToImmutableSortedDictionary(StringComparer.Ordinal),
        request.Rig.Stations.Keys
            .Select(station => (Station: station, Path: bench.Metal.ConsolePath(station)))
            .Where(console => console.Path is not null)
            .ToImmutableSortedDictionary(console => console.Station, console => console.Path!, StringComparer.Ordinal));

    /// <summary>Who serves the socket.</summary>
    private string Holder() =>
        LocalSocket.Dial(request.State.BenchSocket) is { } connection ? $"the {BenchGreeting.NameOf(connection)}" : "another bench";
}
