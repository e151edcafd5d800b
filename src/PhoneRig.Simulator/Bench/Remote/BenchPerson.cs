using System.Text;

namespace PhoneRig.Simulator.Bench.Remote;

/// <summary>A person at a bench in another process, who swaps its phones and presses its buttons.</summary>
public static class BenchPerson
{
    /// <summary>Takes the phone at a station away, and puts the next one of its pile there.</summary>
    /// <param name="connection">A connection to the bench; closed after.</param>
    /// <param name="hello">Which rig's bench is meant.</param>
    /// <param name="station">The station.</param>
    /// <returns>Null; or why nothing was done.</returns>
    /// <exception cref="Core.Ports.HardwareFaultException">The bench refuses: another rig's, another version.</exception>
    public static string? Swap(Stream connection, BenchHello hello, string station) => Do(BenchOperation.Swap, connection, hello, station);

    /// <summary>Presses the button of a station.</summary>
    /// <inheritdoc cref="Swap"/>
    public static string? Press(Stream connection, BenchHello hello, string station) => Do(BenchOperation.Press, connection, hello, station);

    private static string? Do(BenchOperation what, Stream connection, BenchHello hello, string station)
    {
        using var bench = new BenchConnection(connection, hello with { Person = true });
        try
        {
            bench.Exchange(what, Encoding.UTF8.GetBytes(station), []);
            return null;
        }
        catch (InvalidOperationException refused)
        {
            return refused.Message;
        }
    }
}
