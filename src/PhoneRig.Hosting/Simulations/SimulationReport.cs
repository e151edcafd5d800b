using System.Collections.Immutable;

namespace PhoneRig.Hosting.Simulations;

/// <summary>What simulated campaigns came to, all together.</summary>
/// <param name="Request">What was asked for.</param>
/// <param name="Campaigns">Each campaign, in the order of seeds.</param>
/// <param name="Took">How long the simulation took.</param>
/// <param name="Used">How much of the cores' time it used.</param>
/// <param name="FirmwareBytes">How large the firmware is that each phone fetches.</param>
public sealed record SimulationReport(SimulationRequest Request, ImmutableArray<CampaignFigures> Campaigns, TimeSpan Took, TimeSpan Used, long FirmwareBytes)
{
    /// <summary>Runs of phones that came to a verdict.</summary>
    public int Recoveries => Campaigns.Sum(one => one.Recoveries);

    /// <summary>What must never be, and was: by the seeds.</summary>
    public int Violations => Campaigns.Sum(one => one.Violations.Length);

    /// <summary>Phones whose last word was right.</summary>
    public int Right => Campaigns.Sum(one => one.Right);

    /// <summary>Phones whose last word was honest.</summary>
    public int Honest => Campaigns.Sum(one => one.Honest);

    /// <summary>Phones whose last word was wrong.</summary>
    public int Wrong => Campaigns.Sum(one => one.Wrong);

    /// <summary>Recoveries in a second.</summary>
    public double PerSecond => Recoveries / Took.TotalSeconds;

    /// <summary>Recoveries in a second of one core's time, whatever else it does.</summary>
    public double PerCoreSecond => Recoveries / Used.TotalSeconds;

    /// <summary>Virtual time of all campaigns.</summary>
    public TimeSpan Simulated => Sum(one => one.Took);

    /// <summary>What stations were at while they had a phone on them: the share of each in that time, 0 to 1.</summary>
    public ImmutableSortedDictionary<StationUse, double> LoadedShares
    {
        get
        {
            var loaded = Campaigns.SelectMany(one => one.Loaded).GroupBy(one => one.Key, (use, each) => (Use: use, Time: Total(each.Select(one => one.Value)))).ToArray();
            var all = Total(loaded.Select(one => one.Time));
            return loaded.ToImmutableSortedDictionary(one => one.Use, one => one.Time / all);
        }
    }

    /// <summary>The share of that time in which they were idle for the rig's own reasons: before a run began, at rests and at tests. What faults cost (its deaths, broken stations) is not its own.</summary>
    public double IdleShare => LoadedShares.Where(one => one.Key is StationUse.Begin or StationUse.Rest or StationUse.Test).Sum(one => one.Value);

    /// <summary>How long the campaigns took over their lower bounds.</summary>
    public double OverBound => Sum(one => one.AtLeast) is var least && least > TimeSpan.Zero ? Simulated / least : 0;

    /// <summary>How many phones lie in each bin.</summary>
    public ImmutableSortedDictionary<string, int> Bins => Total(one => one.Bins);

    /// <summary>How many faults of each kind there were.</summary>
    public ImmutableSortedDictionary<string, int> Faults => Total(one => one.Faults);

    /// <summary>The command line that runs one campaign again.</summary>
    /// <param name="request">What was asked for.</param>
    /// <param name="seed">The campaign's seed.</param>
    /// <param name="more">What else was given: options that change what is run.</param>
    public static string Replay(SimulationRequest request, int seed, string more) => FormattableString.Invariant(
        $"phonerig simulate --phones {request.Phones} --stations {request.Stations} --seeds 1 --from {seed} --faults {FaultKinds.Words(request.Faults)}{more}");

    private TimeSpan Sum(Func<CampaignFigures, TimeSpan> of) => Total(Campaigns.Select(of));

    private static TimeSpan Total(IEnumerable<TimeSpan> times) => times.Aggregate(TimeSpan.Zero, (sum, one) => sum + one);

    private ImmutableSortedDictionary<string, int> Total(Func<CampaignFigures, ImmutableSortedDictionary<string, int>> of) => Campaigns
        .SelectMany(one => of(one)).GroupBy(one => one.Key, StringComparer.Ordinal).ToImmutableSortedDictionary(one => one.Key, one => one.Sum(each => each.Value), StringComparer.Ordinal);
}
