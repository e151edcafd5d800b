using System.Collections.Concurrent;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Hosting.Simulations;

/// <summary>Simulates campaigns, each seed's on one core, and judges them.</summary>
public sealed class SimulationRun
{
    private readonly SimulationRequest request;
    private readonly RigPlan plan;
    private readonly PhoneMix mix;

    /// <summary>Reads and checks everything; nothing runs yet.</summary>
    /// <exception cref="RigRefusedException">Something in the files is wrong, or they cannot be simulated.</exception>
    public SimulationRun(SimulationRequest request)
    {
        this.request = request;
        mix = new PhoneMix(request.Mix ?? PhoneMix.Usual);
        plan = Plan(request);
    }

    /// <summary>How large the firmware is that each phone fetches, in bytes.</summary>
    public long FirmwareBytes => plan.Firmware.Goal.DefaultLoads.Values.SelectMany(archives => archives).Distinct(StringComparer.OrdinalIgnoreCase).Sum(archive => (long)plan.Firmware.Goal.Files[archive].Length);

    /// <summary>Runs them all.</summary>
    /// <param name="done">Told of each as it ends, in any order and one at a time.</param>
    /// <param name="stop">Ends it after the campaigns that are under way.</param>
    /// <returns>What they came to, in the order of their seeds.</returns>
    public SimulationReport Run(Action<CampaignFigures> done, CancellationToken stop = default)
    {
        var figures = new ConcurrentDictionary<int, CampaignFigures>();
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var before = Environment.CpuUsage.TotalTime;
        var gate = new Lock();
        var seeds = Partitioner.Create(Enumerable.Range(0, request.Seeds), EnumerablePartitionerOptions.NoBuffering);
        Parallel.ForEach(seeds, new ParallelOptions { MaxDegreeOfParallelism = request.Cores }, (index, state) =>
        {
            if (stop.IsCancellationRequested)
            {
                state.Stop();
                return;
            }

            var one = One(unchecked(request.From + index));
            figures[index] = one;
            lock (gate)
            {
                done(one);
            }
        });
        return new SimulationReport(request, [.. figures.OrderBy(one => one.Key).Select(one => one.Value)], clock.Elapsed, Environment.CpuUsage.TotalTime - before, FirmwareBytes);
    }

    /// <summary>Runs the campaign of a seed.</summary>
    internal CampaignStory Story(int seed)
    {
        using var campaign = Campaign(seed);
        return campaign.Run();
    }

    /// <summary>The campaign of a seed; it has not begun.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="deaths">How often the rig's process dies; null: as often as its faults say.</param>
    internal SimulatedCampaign Campaign(int seed, int? deaths = null) => new(plan, mix, request with { Deaths = deaths }, seed);

    private CampaignFigures One(int seed)
    {
        var story = Story(seed);
        if (request.Journal is { } file)
        {
            StoryText.Write(story, file);
        }

        return CampaignFigures.Of(story, request.Digests);
    }

    private static RigPlan Plan(SimulationRequest request)
    {
        // All its campaigns go by the files as they are now.
        var folder = new ConfigFolder(request.Folder.Shipped, request.Folder.Overrides) { ReadsOnce = true };
        var read = folder.Rig(request.RigFile);
        if (read.Value is not { } like)
        {
            throw new RigRefusedException(read.Problems, null);
        }

        RigConfig rig;
        try
        {
            rig = SimulatedRig.Of(like, request.Stations);
        }
        catch (FormatException wrong)
        {
            throw new RigRefusedException([], wrong.Message);
        }

        var planned = RigPlanner.Plan(request.RigFile, folder, request.From, speed: null, rig);
        return planned.Plan ?? throw new RigRefusedException(planned.Problems, planned.Refusal);
    }
}
