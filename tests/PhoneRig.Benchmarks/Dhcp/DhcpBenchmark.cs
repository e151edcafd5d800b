using System.Globalization;

namespace PhoneRig.Benchmarks.Dhcp;

/// <summary>Many clients at once against the real server over real sockets: how many get their address, and how soon.</summary>
internal static class DhcpBenchmark
{
    public const string Usage = "dhcp [CLIENTS [ROUNDS]]";

    /// <summary>The mark: none lost, and 99 of 100 have their address within this time.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(0.5);

    /// <summary>Measures and prints a line a round and one for all, with date and machine.</summary>
    /// <returns>False where the mark is missed.</returns>
    public static bool Run(int clients = 200, int rounds = 5)
    {
        var results = new List<DhcpRound>();
        Console.WriteLine($"{clients} DHCP clients at once, over UDP on loopback, by way of a relay's address; ms from the first DISCOVER sent to the ACK read");
        Console.WriteLine($"{"round",5}{"lost",6}{"p50",9}{"p99",9}{"server CPU",12}{"load CPU",10}");

        // One round more, before the others: what the runtime compiles at first is not measured.
        DhcpLoad.Run(clients, rounds);
        for (var round = 0; round < rounds; round++)
        {
            var result = DhcpLoad.Run(clients, round);
            results.Add(result);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{round + 1,5}{result.Lost,6}{result.Of(0.5).TotalMilliseconds,9:0.0}{result.Of(0.99).TotalMilliseconds,9:0.0}{result.ServerCpu.TotalMilliseconds,12:0}{result.LoadCpu.TotalMilliseconds,10:0}"));
        }

        var lost = results.Sum(result => result.Lost);
        var (half, most) = (Median(results.Select(result => result.Of(0.5))), Median(results.Select(result => result.Of(0.99))));
        var met = lost == 0 && most <= Bound;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{DateTimeOffset.UtcNow:yyyy-MM-dd} on {Environment.MachineName} ({Environment.ProcessorCount} processors): {clients} DHCP clients at once, median of {rounds}: lost {lost}, p50 {half.TotalMilliseconds:0} ms, p99 {most.TotalMilliseconds:0} ms; mark: none lost, p99 {Bound.TotalMilliseconds:0} ms: {(met ? "met" : "MISSED")}"));
        return met;
    }

    private static TimeSpan Median(IEnumerable<TimeSpan> times)
    {
        var sorted = times.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
