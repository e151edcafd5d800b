using System.Collections.Concurrent;
using System.Net.Sockets;

namespace PhoneRig.Conformance;

/// <summary>Every check against a server, many at once: most of their time is waiting.</summary>
internal static class ConformanceRun
{
    private const int AtOnce = 12;

    /// <summary>Every check there is.</summary>
    public static IReadOnlyList<Check> Checks { get; } = [.. ReadingChecks.All, .. RefusalChecks.All, .. TransferChecks.All, .. OptionChecks.All];

    /// <summary>Runs those checks that harm no server. One that fails among others is tried once more alone: a busy machine is late, a fault stays.</summary>
    /// <returns>What each saw; null where the server did as it should.</returns>
    public static IReadOnlyDictionary<Check, string?> Run(Probe probe, IEnumerable<Check> checks)
    {
        var seen = new ConcurrentDictionary<Check, string?>();
        var left = new ConcurrentQueue<Check>(checks.Where(check => !check.MayKill).OrderByDescending(check => check.Slow));
        var threads = Enumerable.Range(0, AtOnce).Select(_ => new Thread(() =>
        {
            while (left.TryDequeue(out var check))
            {
                seen[check] = Try(check, probe);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        foreach (var failed in seen.Where(one => one.Value is not null).Select(one => one.Key).ToList())
        {
            seen[failed] = Try(failed, probe);
        }

        return seen;
    }

    /// <summary>Runs one.</summary>
    public static string? Try(Check check, Probe probe)
    {
        try
        {
            return check.Run(probe);
        }
        catch (Exception silence) when (silence is SilenceException or SocketException)
        {
            return silence.Message;
        }
    }
}
