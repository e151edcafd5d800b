using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.Views;

/// <summary>Keeps the story of each station in plain lines, for a report that is written when the run is over. Bounded: of a long story the middle is left out.</summary>
internal sealed class RunStory : IRunObserver
{
    /// <summary>How a story begins says what was set up; more than that nobody reads twice.</summary>
    private const int Beginning = 100;

    /// <summary>How it ends is what reports are read for.</summary>
    private const int End = 300;

    private readonly Dictionary<string, Lines> stations = new(StringComparer.Ordinal);
    private RunDisplay? display;
    private TimeSpan? began;
    private TimeSpan? last;

    /// <summary>What the run is about; null before it began.</summary>
    public RunInfo? Run { get; private set; }

    /// <summary>Wall clock of the first entry; null before it.</summary>
    public DateTimeOffset? At { get; private set; }

    /// <summary>How the procedure ended, where the run was one.</summary>
    public ProcedureEnded? Procedure { get; private set; }

    /// <summary>Rig time from the run's beginning to the last entry.</summary>
    public TimeSpan Elapsed => (last ?? TimeSpan.Zero) - (began ?? TimeSpan.Zero);

    /// <summary>A station's story.</summary>
    public ImmutableArray<string> Of(string station) => stations.TryGetValue(station, out var lines) ? lines.All : [];

    public void Started(RunInfo run)
    {
        Run = run;
        display = RunDisplay.Of(run);
    }

    public void Added(string station, Entry entry)
    {
        At ??= entry.At;
        began ??= entry.Uptime;
        last = entry.Uptime;
        Procedure = entry.Fact as ProcedureEnded ?? Procedure;
        var before = display?.Of(station)?.Stage;
        display = display?.With(station, entry);
        if (Notable.Is(entry.Fact, before))
        {
            var lines = stations.TryGetValue(station, out var known) ? known : stations[station] = new Lines();
            lines.Add($"{FactWords.Moment(entry.Uptime),9}  {FactWords.Describe(entry.Fact)}");
        }
    }

    /// <summary>What frames mean is told by the timeline.</summary>
    public void LampsSeen(string station, ImmutableArray<Lamp> lamps, ImmutableArray<LampColour?> colours)
    {
    }

    /// <summary>On the timeline too, as <c>person-asked</c>.</summary>
    public void Asked(string station, PersonRequest request)
    {
    }

    private sealed class Lines
    {
        private readonly List<string> first = [];
        private readonly Queue<string> last = [];
        private int dropped;

        public ImmutableArray<string> All => [.. first, .. dropped == 0 ? [] : new[] { $"... {dropped} lines left out ..." }, .. last];

        public void Add(string line)
        {
            if (first.Count < Beginning)
            {
                first.Add(line);
                return;
            }

            last.Enqueue(line);
            if (last.Count > End)
            {
                last.Dequeue();
                dropped++;
            }
        }
    }
}
