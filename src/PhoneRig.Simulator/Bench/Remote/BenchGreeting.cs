using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Bench.Remote;

/// <summary>Asks who serves a bench's socket, without becoming one of its rigs.</summary>
public static class BenchGreeting
{
    /// <summary>Asks.</summary>
    /// <param name="connection">A connection to the bench; closed after.</param>
    /// <returns>What to call it: "bench in process 4711".</returns>
    public static string NameOf(Stream connection)
    {
        try
        {
            // No rig has this name, so the bench refuses, and says who does.
            using var greeted = new BenchConnection(connection, new BenchHello(BenchHello.Version, Rig: "", Environment.ProcessId));
            return $"bench in process {greeted.Welcome.Process}";
        }
        catch (HardwareFaultException refused)
        {
            return refused.Part;
        }
    }
}
