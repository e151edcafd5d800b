using System.Net;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Worlds;
using PhoneRig.Simulator.Lan;

namespace PhoneRig.Hosting.Tests.Support;

/// <summary>Virtual time, an empty LAN, and for each station hands that only note what they are told.</summary>
internal sealed class FakeWorld : IWorld
{
    private readonly Dictionary<string, InMemoryLan> lans = [];

    public FakeWorld()
    {
        Loop = new EventLoop(new VirtualClock());
        Lan = new InMemoryLan(Loop);
    }

    public event Action<string>? LampsChanged
    {
        add { }
        remove { }
    }

    public EventLoop Loop { get; }

    IRunLoop IWorld.Loop => Loop;

    public IEventLoop NetworkLoop => Loop;

    public InMemoryLan Lan { get; }

    public bool MayHaveRivals { get; init; }

    public string Surroundings => "nothing is real";

    public bool LampsOnChange => true;

    /// <summary>Whether stations have a console.</summary>
    public bool HasConsoles { get; init; }

    public Dictionary<string, FakeSerialPort> Consoles { get; } = [];

    public Dictionary<string, FakeHands> Hands { get; } = [];

    public Dictionary<string, QueuedExecutor> Executors { get; } = [];

    public ISegment NetworkOf(Segment segment) => LanOf(segment.Own);

    public IFrameTap FramesOf(Segment segment) => new SimulatedFrames(NetworkOf(segment));

    public IDatagramPort OpenManagement(DatagramReceived received) => Lan.Open(new IPEndPoint(IPAddress.Parse("192.0.2.1"), 0), received);

    /// <summary>The LAN of the station that has one for itself; null: the one that stations share.</summary>
    public InMemoryLan LanOf(string? own)
    {
        if (own is null)
        {
            return Lan;
        }

        if (!lans.TryGetValue(own, out var lan))
        {
            lans.Add(own, lan = new InMemoryLan(Loop));
        }

        return lan;
    }

    public StationEdges Edges(string station, PhoneModel phone)
    {
        var hands = Hands[station] = new FakeHands(Loop);
        return new StationEdges(hands, hands, null, HasConsoles ? Consoles[station] = new FakeSerialPort(Loop) : null);
    }

    public IKeypad? Fingers(string station) => Hands.GetValueOrDefault(station);

    public IEdgeExecutor Executor(string name) => Executors[name] = new QueuedExecutor(Loop);

    public void Ask(string station, PersonRequest request)
    {
    }

    public void Dispose()
    {
    }
}
