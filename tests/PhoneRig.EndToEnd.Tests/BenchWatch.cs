using System.Text.Json;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>A bench in a process of its own, and what it has told of its phones and their metal: the truth that no rig can bend.</summary>
internal sealed class BenchWatch : IDisposable
{
    private readonly RunningPhonerig bench;

    /// <summary>Starts one, and returns when rigs can connect.</summary>
    /// <param name="state">The folder of what rigs keep.</param>
    /// <param name="speed">Times the clock's speed.</param>
    /// <param name="seed">The seed of its phones.</param>
    /// <param name="rigFile">The rig file; null: the built-in rig.</param>
    public BenchWatch(string state, int speed, int seed = 1, string? rigFile = null)
    {
        bench = new RunningPhonerig(state, ["bench", "--speed", $"{speed}", "--seed", $"{seed}", "--json", .. rigFile is null ? Array.Empty<string>() : ["--rig", rigFile]]);
        try
        {
            bench.Await("{\"bench\":");
        }
        catch
        {
            bench.Dispose();
            throw;
        }
    }

    /// <summary>What was told of the stations so far, in order.</summary>
    public List<BenchTruth> Truths { get; } = [];

    /// <summary>The last that was told of each station.</summary>
    public Dictionary<string, BenchTruth> Now { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads on to the first truth that is wanted.</summary>
    public BenchTruth Await(Func<BenchTruth, bool> wanted)
    {
        BenchTruth? found = null;
        bench.Await(line => (found = Take(line)) is not null && wanted(found));
        return found!;
    }

    /// <summary>Reads on until a process that had connected before is gone: all that it did is told then.</summary>
    /// <param name="process">The process.</param>
    public void AwaitGone(int process) => bench.Await(line =>
    {
        if (Take(line) is not null || !line.StartsWith("{\"rigs\":", StringComparison.Ordinal))
        {
            return false;
        }

        using var json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty("rigs").EnumerateArray().All(rig => rig.GetInt32() != process);
    });

    /// <summary>Reads on until a process that has connected is gone again: all that it and those before it did is told then.</summary>
    /// <param name="process">The process.</param>
    /// <returns>The keys that were down when it came.</returns>
    public List<string> AwaitVisit(int process)
    {
        List<string>? found = null;
        bench.Await(line =>
        {
            if (Take(line) is not null || !line.StartsWith("{\"rigs\":", StringComparison.Ordinal))
            {
                return false;
            }

            using var json = JsonDocument.Parse(line);
            var here = json.RootElement.GetProperty("rigs").EnumerateArray().Any(rig => rig.GetInt32() == process);
            found ??= here ? [.. KeysDown] : null;
            return found is not null && !here;
        });
        return found!;
    }

    /// <summary>The keys that are down, as "s1 #".</summary>
    public IEnumerable<string> KeysDown => Now.Values.SelectMany(truth => truth.KeysDown.Select(key => $"{truth.Station} {key}")).Order(StringComparer.Ordinal);

    /// <summary>What harm was done by cutting power, as sentences.</summary>
    public IEnumerable<string> Harm => Now.Values.Where(truth => truth.HarmfulCuts > 0).Select(truth => $"{truth.Station} lost power {truth.HarmfulCuts} times while it wrote: {string.Join("; ", truth.Phone.Mishaps)}");

    /// <summary>How often something was moved at a station that must be written down first: "s1 # down", "s1 power off".</summary>
    public Dictionary<string, int> Moves()
    {
        var moves = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var station in Truths.GroupBy(truth => truth.Station))
        {
            foreach (var (before, now) in station.Zip(station.Skip(1)))
            {
                foreach (var key in now.KeysDown.Except(before.KeysDown))
                {
                    Count(moves, $"{station.Key} {key} down");
                }

                if (before.BrickPower && !now.BrickPower)
                {
                    Count(moves, $"{station.Key} power off");
                }
            }
        }

        return moves;
    }

    public void Dispose() => bench.Dispose();

    /// <summary>One more of a kind.</summary>
    public static void Count(Dictionary<string, int> of, string what) => of[what] = of.GetValueOrDefault(what) + 1;

    private BenchTruth? Take(string line)
    {
        if (!line.StartsWith("{\"truth\":", StringComparison.Ordinal))
        {
            return null;
        }

        using var json = JsonDocument.Parse(line);
        var truth = json.RootElement.GetProperty("truth").Deserialize<BenchTruth>(FactJson.Options)!;
        Truths.Add(truth);
        Now[truth.Station] = truth;
        return truth;
    }
}
