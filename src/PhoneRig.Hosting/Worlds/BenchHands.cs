using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Network.Sockets;
using PhoneRig.Simulator.Bench.Remote;

namespace PhoneRig.Hosting.Worlds;

/// <summary>A person's hands at the bench that serves a rig's socket.</summary>
public static class BenchHands
{
    /// <summary>Takes the phone at a station away, and puts the next one of its pile there.</summary>
    /// <param name="rig">The rig's name.</param>
    /// <param name="state">Where the bench's socket is.</param>
    /// <param name="station">The station.</param>
    /// <returns>Null; or why nothing was done, as a sentence.</returns>
    /// <exception cref="HardwareFaultException">The bench refuses: another rig's, another version.</exception>
    public static string? Swap(string rig, RigState state, string station) => LocalSocket.Dial(state.BenchSocket) is { } connection
        ? BenchPerson.Swap(connection, Person(rig), station)
        : Nobody(state);

    /// <summary>Presses the button of a station.</summary>
    /// <inheritdoc cref="Swap"/>
    public static string? Press(string rig, RigState state, string station) => LocalSocket.Dial(state.BenchSocket) is { } connection
        ? BenchPerson.Press(connection, Person(rig), station)
        : Nobody(state);

    private static BenchHello Person(string rig) => new(BenchHello.Version, rig, Environment.ProcessId);

    private static string Nobody(RigState state) => $"no bench serves {state.BenchSocket}: start phonerig bench, and the rig after it";
}
