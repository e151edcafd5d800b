using System.Collections.Immutable;
using System.Globalization;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.Benchmarks.Scale;

/// <summary>The process of the phones and the metal: says when it stands, and when a key went down or up.</summary>
internal static class ScaleBench
{
    /// <summary>The word for this process.</summary>
    public const string Command = "scale-bench";

    /// <summary>What it says once rigs can connect.</summary>
    public const string Ready = "ready";

    /// <summary>Serves until its input ends.</summary>
    public static int Run(ConfigFolder folder, int stations, string state)
    {
        using var stop = new CancellationTokenSource();
        new Thread(() =>
        {
            Console.In.ReadToEnd();
            stop.Cancel();
        })
        { IsBackground = true }.Start();
        var refused = new BenchProcess(new BenchRequest(ScaleRig.Of(folder, stations), new RigState(state)) { Speed = 1 }, new KeysOut()).Run(stop.Token);
        return refused is null ? 0 : throw new InvalidOperationException(refused);
    }

    private sealed class KeysOut : IBenchObserver
    {
        public void Started(BenchInfo bench) => Console.WriteLine(Ready);

        public void Changed(BenchTruth? before, BenchTruth now)
        {
            foreach (var key in now.KeysDown.Except(before?.KeysDown ?? []))
            {
                Say(now, key, "down");
            }

            foreach (var key in (before?.KeysDown ?? []).Except(now.KeysDown))
            {
                Say(now, key, "up");
            }
        }

        public void RigsChanged(ImmutableSortedSet<int> processes)
        {
        }

        private static void Say(BenchTruth now, string key, string how) =>
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{now.Uptime.TotalMilliseconds:0.000} {now.Station} {key} {how}"));
    }
}
