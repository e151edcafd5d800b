using System.Collections.Immutable;
using PhoneRig.Core.Ports;
using PhoneRig.Simulator.Bench.I2c;

namespace PhoneRig.Simulator.Bench.Remote;

/// <summary>
/// Serves a bench's metal, segments and person to rigs in other processes, by the protocol of the README beside this file. It serves
/// whoever comes; who owns the rig is not its matter.
/// </summary>
/// <remarks>Safe to use from any thread.</remarks>
/// <param name="metal">The metal.</param>
/// <param name="segments">The network segments.</param>
/// <param name="ask">Hands a request to the simulated person; from any thread.</param>
/// <param name="swap">Has another phone put at a station; says why that cannot be. From any thread but the bench's own.</param>
/// <param name="press">Has a station's button pressed, as <paramref name="swap"/>.</param>
/// <param name="phones">The stations where a simulated phone stands: a person can be asked there.</param>
/// <param name="welcome">What the bench says of itself now.</param>
public sealed class BenchServer(
    BenchMetal metal,
    IBenchSegments segments,
    Action<string, PersonRequest> ask,
    Func<string, string?> swap,
    Func<string, string?> press,
    IReadOnlyCollection<string> phones,
    Func<BenchWelcome> welcome)
{
    private readonly Lock gate = new();
    private readonly Dictionary<int, int> connectionsOf = [];
    private readonly SharedHeader header = new(metal.HeaderPins);

    /// <summary>A rig's process has come, gone, or a second one has. Its argument is the processes that are connected. Raised on any thread, one at a time.</summary>
    public event Action<ImmutableSortedSet<int>>? RigsChanged;

    internal SharedHeader Header => header;

    internal IBenchSegments Segments => segments;

    internal IReadOnlyCollection<string> Phones => phones;

    /// <summary>Serves a connection until it ends, however it ends.</summary>
    /// <param name="connection">The connection; disposed of at its end.</param>
    public void Serve(Stream connection)
    {
        using var client = new BenchClient(this, new FrameStream(connection));
        client.Serve();
    }

    internal BenchWelcome Welcome() => welcome();

    internal void Ask(string station, PersonRequest request) => ask(station, request);

    internal string? Swap(string station) => swap(station);

    internal string? Press(string station) => press(station);

    internal SimulatedI2cBus Bus(int number)
    {
        lock (gate)
        {
            return metal.BusWires(number);
        }
    }

    internal void Came(int process) => Count(process, +1);

    internal void Left(int process) => Count(process, -1);

    private void Count(int process, int change)
    {
        lock (gate)
        {
            var before = connectionsOf.Count;
            connectionsOf[process] = connectionsOf.GetValueOrDefault(process) + change;
            if (connectionsOf[process] == 0)
            {
                connectionsOf.Remove(process);
            }

            if (connectionsOf.Count != before)
            {
                RigsChanged?.Invoke([.. connectionsOf.Keys]);
            }
        }
    }
}
