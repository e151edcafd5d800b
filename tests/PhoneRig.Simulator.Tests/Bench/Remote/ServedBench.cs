using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Ports;
using PhoneRig.Simulator.Bench;
using PhoneRig.Simulator.Bench.Remote;

namespace PhoneRig.Simulator.Tests.Bench.Remote;

/// <summary>A bench that is served over real sockets, in this process.</summary>
internal sealed class ServedBench : IDisposable
{
    /// <summary>No step of these tests takes a tenth of it.</summary>
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    private readonly ConcurrentBag<Socket> ends = [];
    private readonly ConcurrentBag<Thread> threads = [];
    private readonly BlockingCollection<ImmutableSortedSet<int>> rigs = [];

    public ServedBench(bool persistOutputs = true)
    {
        Metal = new BenchMetal(Rigs.One, new EventLoop(new VirtualClock()), new BenchOptions { PersistOutputs = persistOutputs });
        Segment = new FakeSegment();
        Server = new BenchServer(
            Metal,
            Segment,
            (station, request) => Asked.Enqueue((station, request)),
            station => station == "s1" ? null : $"no phone at {station}",
            station => station == "s1" ? null : $"no button at {station}",
            ["s1"],
            () => new BenchWelcome(BenchHello.Version, "bench", 4711, 7, 20, TimeSpan.FromSeconds(3), ImmutableSortedDictionary<string, int>.Empty.Add("simulated", FakeSegment.Port), ImmutableSortedDictionary<string, string>.Empty.Add("s1", "/dev/pts/9")));
        Server.RigsChanged += rigs.Add;
    }

    public BenchMetal Metal { get; }

    public BenchServer Server { get; }

    public FakeSegment Segment { get; }

    public ConcurrentQueue<(string Station, PersonRequest Request)> Asked { get; } = new();

    /// <summary>What a server's thread threw; nothing must.</summary>
    public ConcurrentQueue<Exception> Thrown { get; } = new();

    /// <summary>A connection that the bench serves.</summary>
    public Stream Dial()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        var near = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        near.Connect(listener.LocalEndPoint!);
        var far = listener.Accept();
        far.NoDelay = true;
        ends.Add(near);
        ends.Add(far);
        var thread = new Thread(() =>
        {
            try
            {
                Server.Serve(new NetworkStream(far, ownsSocket: true));
            }
            catch (Exception thrown)
            {
                Thrown.Enqueue(thrown);
            }
        })
        { IsBackground = true };
        threads.Add(thread);
        thread.Start();
        return new NetworkStream(near, ownsSocket: true);
    }

    /// <summary>A rig that connects.</summary>
    public RemoteBench Rig(int process = 1) => new(Dial, new BenchHello(BenchHello.Version, "bench", process));

    /// <summary>Every connection breaks without a goodbye, as a killed process's do; returns when the bench has noticed.</summary>
    public void Break()
    {
        foreach (var end in ends)
        {
            end.Dispose();
        }

        Assert.That(threads.All(thread => thread.Join(Bound)), "the bench notices that a connection is broken");
    }

    /// <summary>The next change of who is connected.</summary>
    public ImmutableSortedSet<int> NextRigs() => rigs.TryTake(out var next, Bound) ? next : throw new TimeoutException("no rig came or went");

    public void Dispose()
    {
        Break();
        Metal.Dispose();
        rigs.Dispose();
        Assert.That(Thrown, Is.Empty);
    }

    internal sealed class FakeSegment : IBenchSegments
    {
        public ConcurrentDictionary<int, IPEndPoint> Plugged { get; } = new();

        public const int Port = 5000;

        public IPEndPoint Plug(int segmentPort, int socketPort, IPEndPoint host)
        {
            if (segmentPort != Port)
            {
                throw new HardwareFaultException($"udp {host}", "no such segment.");
            }

            if (Plugged.Values.Contains(host))
            {
                throw new HardwareFaultException($"udp {host}", "it is taken.");
            }

            var given = host.Port == 0 ? new IPEndPoint(host.Address, 49152) : host;
            Plugged[socketPort] = given;
            return given;
        }

        public void Unplug(int socketPort) => Plugged.TryRemove(socketPort, out _);

        public ConcurrentDictionary<int, IPEndPoint> Listening { get; } = new();

        public IPEndPoint Listen(int segmentPort, int socketPort, IPEndPoint host) => Listening[socketPort] = host;

        public void Unlisten(int socketPort) => Listening.TryRemove(socketPort, out _);

        public int? Find(int segmentPort, IPEndPoint host) => Listening.Where(one => one.Value.Equals(host)).Select(one => (int?)one.Key).FirstOrDefault();
    }
}
