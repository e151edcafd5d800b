using System.Globalization;
using System.Text.Json;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Journal;

/// <summary>
/// Tells which run each entry belongs to: a station's run goes from its <c>run-started</c> to its verdict or its procedure's end,
/// and takes the ends of its deeds and the releases right after with it.
/// </summary>
/// <param name="lastNumber">The highest run number in the journal.</param>
/// <param name="taken">The ids in the journal.</param>
internal sealed class RunBook(long lastNumber, HashSet<string> taken)
{
    private readonly Dictionary<string, StationRun> current = new(StringComparer.Ordinal);

    /// <summary>By the id that the facts give: a simulated run of the same seed gives the same one again.</summary>
    private readonly Dictionary<string, SharedRun> latest = new(StringComparer.Ordinal);

    private long number = lastNumber;

    /// <summary>Whether a run of this id is in the journal.</summary>
    public bool IsTaken(string id) => taken.Contains(id);

    /// <summary>The place of the next entry of a station.</summary>
    public RunPlace Place(string station, Entry entry)
    {
        if (entry.Fact is RunStarted started)
        {
            return Begin(station, entry.Sequence, started);
        }

        if (!current.TryGetValue(station, out var run))
        {
            return default;
        }

        var belongs = !run.Ended || BelongsAfterTheEnd(run, entry.Fact);
        if (!belongs)
        {
            return default;
        }

        if (entry.Fact is DeedIntended)
        {
            run.Deeds.Add(entry.Sequence);
        }

        if (run.Ended || EndingOf(entry.Fact) is not { } ending)
        {
            return new RunPlace(run.Shared.Number);
        }

        run.Ended = true;
        run.Shared.UnderWay--;
        return new RunPlace(run.Shared.Number, Ends: ending);
    }

    /// <summary>The run that a fact begins at a station, by the id that the fact gives it.</summary>
    public static RunBeginning BeginningOf(string station, long sequence, RunStarted started) => new(
        started.Run ?? string.Create(CultureInfo.InvariantCulture, $"{station}-{sequence}"), started.Job, started.Phone, started.Simulated, started.Seed);

    /// <summary>The end of a run at a station that a fact tells; null where it tells none.</summary>
    public static RunEnding? EndingOf(Fact fact) => fact switch
    {
        VerdictReached verdict => new RunEnding(JsonNamingPolicy.KebabCaseLower.ConvertName(verdict.Verdict.ToString()), verdict.Diagnosis),
        ProcedureEnded procedure => new RunEnding(procedure.Outcome, null),
        _ => null,
    };

    /// <summary>Asked for by the run itself, not by a person who moves something hours later.</summary>
    private static bool BelongsAfterTheEnd(StationRun run, Fact fact) => fact switch
    {
        DeedEnded ended => run.Deeds.Contains(ended.Deed),
        DeedIntended { By: null, Deed: Deed.ReleaseKey or Deed.MoveHook { OffHook: false } } => true,
        _ => false,
    };

    private RunPlace Begin(string station, long sequence, RunStarted started)
    {
        if (current.Remove(station, out var before) && !before.Ended)
        {
            before.Shared.UnderWay--; // cut short: no end was ever told
        }

        var told = BeginningOf(station, sequence, started);
        if (!latest.TryGetValue(told.Id, out var shared) || shared.UnderWay == 0 || !shared.Stations.Add(station))
        {
            shared = latest[told.Id] = new SharedRun(++number, Unused(told.Id), station);
        }

        shared.UnderWay++;
        current[station] = new StationRun(shared);
        return new RunPlace(shared.Number, told with { Id = shared.Id });
    }

    private string Unused(string told)
    {
        var id = told;
        for (var n = 2; !taken.Add(id); n++)
        {
            id = string.Create(CultureInfo.InvariantCulture, $"{told}.{n}");
        }

        return id;
    }

    private sealed class SharedRun(long own, string id, string station)
    {
        public long Number => own;

        public string Id => id;

        public HashSet<string> Stations { get; } = new([station], StringComparer.Ordinal);

        /// <summary>Stations that have begun and not ended.</summary>
        public int UnderWay { get; set; }
    }

    private sealed class StationRun(SharedRun shared)
    {
        public SharedRun Shared => shared;

        public bool Ended { get; set; }

        public HashSet<long> Deeds { get; } = [];
    }
}
