using System.Collections.Immutable;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Stories.Charts;

namespace PhoneRig.Hosting.Stories;

/// <summary>Tells what was done in a stretch of a run and what the phone did, phase by phase; phases that go alike are counted.</summary>
/// <param name="recorded">The run.</param>
/// <param name="transfers">Its transfers.</param>
/// <param name="evidence">Entries that are quoted somewhere.</param>
internal sealed class AttemptTeller(Recorded recorded, ImmutableArray<Transfer> transfers, IReadOnlySet<long> evidence)
{
    /// <summary>Shorter silences are told by the times of the sentences around them.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    private readonly Dictionary<long, Transfer> begun = transfers.ToDictionary(transfer => transfer.Entries[0]);
    private readonly BeatWords words = new(recorded);

    public ImmutableArray<Sentence> Tell(IEnumerable<Entry> entries)
    {
        var told = new List<Sentence>();
        var stretch = entries.ToList();
        var alike = new List<Phase>();
        foreach (var phase in Phases(stretch))
        {
            if (alike.Count > 0 && phase.Signature == alike[0].Signature && phase.Has(BeatKeys.Banner) && !phase.Has(BeatKeys.Power))
            {
                alike.Add(phase);
                continue;
            }

            TellAgain(alike, told);
            alike = [phase];
            told.AddRange(phase.Beats.Select(words.Say));
        }

        TellAgain(alike, told);
        told.AddRange(Silences(stretch));
        return [.. told.OrderBy(sentence => sentence.At)];
    }

    private void TellAgain(List<Phase> alike, List<Sentence> told)
    {
        if (alike.Count < 2)
        {
            return;
        }

        var starts = alike[1..].ConvertAll(phase => phase.Beats[0].First);
        told.Add(recorded.Say(starts[0], $"It started again in the same way {Spans.Times(starts.Count)}{(starts.Count > 1 ? $", the last time at {Spans.Moment(recorded.At(starts[^1]))}" : "")}.", starts));
    }

    private List<Phase> Phases(IEnumerable<Entry> entries)
    {
        var phases = new List<Phase> { new() };
        foreach (var entry in entries)
        {
            if (phases[^1].IsOverAt(entry))
            {
                phases.Add(new Phase());
            }

            phases[^1].Take(entry, evidence, begun.GetValueOrDefault(entry.Sequence));
        }

        return phases;
    }

    private IEnumerable<Sentence> Silences(List<Entry> stretch)
    {
        var heard = stretch.Where(entry => Sounds.Is(entry.Fact)).ToList();
        return heard.Zip(heard.Skip(1))
            .Where(pair => pair.Second.Uptime - pair.First.Uptime >= Silence)
            .Select(pair => recorded.Say(
                pair.First, $"Then nothing was heard from it, on wire or console, for {Spans.Words(pair.Second.Uptime - pair.First.Uptime)}.", pair.Second));
    }
}
