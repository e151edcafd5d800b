using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Runs;

/// <summary>Keeps what the end of a station's run is told from: its attempts, its verdict, and the entries that evidence may name.</summary>
internal sealed class StationRecord(string station)
{
    /// <summary>Entries of the kinds that come in masses and hardly ever are evidence: the newest are kept. A transfer of 8 MB tells about 100 of them.</summary>
    private const int CommonKept = 2000;

    private readonly Dictionary<long, Entry> entries = [];
    private readonly Queue<long> common = [];
    private readonly List<AttemptSummary> attempts = [];
    private TimeSpan? startedAt;
    private TimeSpan verdictAt;

    /// <summary>True once the verdict is reached.</summary>
    public bool HasVerdict => Verdict is not null;

    /// <summary>How the procedure that was the whole run ended; null while it goes on, and for others.</summary>
    public ProcedureEnded? Procedure { get; private set; }

    private VerdictReached? Verdict { get; set; }

    public void Add(Entry entry)
    {
        startedAt ??= entry.Uptime;
        entries[entry.Sequence] = entry;
        switch (entry.Fact)
        {
            case TftpProgress or ConsoleLine { Rule: null }:
                common.Enqueue(entry.Sequence);
                if (common.Count > CommonKept)
                {
                    entries.Remove(common.Dequeue());
                }

                break;
            case RunStarted:
                startedAt = entry.Uptime;
                break;
            case AttemptEnded ended:
                attempts.Add(new AttemptSummary(ended.Procedure, ended.Outcome, ended.Why));
                break;
            case VerdictReached reached:
                Verdict = reached;
                verdictAt = entry.Uptime;
                break;
            case ProcedureEnded ended:
                Procedure = ended;
                break;
        }
    }

    public StationSummary Summarise()
    {
        var verdict = Verdict ?? throw new InvalidOperationException($"station {station} has no verdict yet");
        return new StationSummary(
            station,
            verdict.Verdict,
            verdict.Owner,
            verdict.Diagnosis,
            verdict.Load,
            verdict.Proof,
            [.. attempts],
            verdictAt - startedAt!.Value,
            verdict.Why,
            [.. verdict.Evidence.Select(Quote)],
            verdict.ToDo,
            verdict.Lacks);
    }

    /// <summary>An entry of before the run, or one of very many, is named without its words.</summary>
    private EvidenceSummary Quote(long sequence) => entries.TryGetValue(sequence, out var entry)
        ? new EvidenceSummary(sequence, entry.Uptime, FactWords.Describe(entry.Fact))
        : new EvidenceSummary(sequence, startedAt!.Value, "not kept in memory; see the journal");
}
