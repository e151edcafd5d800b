using System.Collections.Immutable;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Stories;

/// <summary>A run in its parts: what came before the first attempt, the attempts, and what came after the end.</summary>
/// <param name="Prologue">Entries before the first attempt.</param>
/// <param name="Attempts">The attempts, each with what came between it and the next.</param>
/// <param name="Epilogue">Entries from the end on.</param>
internal sealed record Acts(ImmutableArray<Entry> Prologue, ImmutableArray<Act> Attempts, ImmutableArray<Entry> Epilogue)
{
    public static Acts Of(Recorded recorded)
    {
        var prologue = ImmutableArray.CreateBuilder<Entry>();
        var acts = new List<List<Entry>>();
        var epilogue = ImmutableArray.CreateBuilder<Entry>();
        foreach (var entry in recorded.Entries)
        {
            // A procedure that is run by itself has steps, and no attempts.
            if (entry.Fact is AttemptStarted || (acts.Count == 0 && entry.Fact is StepStarted))
            {
                acts.Add([]);
            }

            if (epilogue.Count > 0 || entry.Fact is VerdictReached)
            {
                epilogue.Add(entry);
            }
            else if (acts.Count > 0)
            {
                acts[^1].Add(entry);
            }
            else
            {
                prologue.Add(entry);
            }
        }

        return new Acts(prologue.ToImmutable(), [.. acts.Select(act => new Act([.. act]))], epilogue.ToImmutable());
    }
}
