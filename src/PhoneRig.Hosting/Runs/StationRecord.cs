using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Runs;

/// <summary>Keeps what the summary of a station needs: its entries, and the verdict once there is one.</summary>
internal sealed class StationRecord(string station)
{
    private readonly List<Entry> entries = [];
    private readonly List<AttemptSummary> attempts = [];

    /// <summary>True once the verdict is reached.</summary>
    public bool HasVerdict => Verdict is not null;

    private VerdictReached? Verdict { get; set; }

    private TimeSpan? VerdictAt { get; set; }

    public void Add(Entry entry)
    {
        entries.Add(entry);
        switch (entry.Fact)
        {
            case AttemptEnded ended:
                attempts.Add(new AttemptSummary(ended.Procedure, ended.Outcome, ended.Why));
                break;
            case VerdictReached reached:
                Verdict = reached;
                VerdictAt = entry.Uptime;
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
            VerdictAt!.Value - entries[0].Uptime,
            verdict.Why,
            [.. verdict.Evidence.Select(Quote)],
            verdict.ToDo);
    }

    private EvidenceSummary Quote(long sequence)
    {
        // Sequences count from 1 without gaps.
        var entry = entries[(int)(sequence - entries[0].Sequence)];
        return new EvidenceSummary(sequence, entry.Uptime, FactWords.Describe(entry.Fact));
    }
}
