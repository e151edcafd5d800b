using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Stations;

/// <summary>
/// A station's timeline: gives each fact its place, puts it in the journal, shows it to the observer and feeds it to the deciders, one
/// after the other; what they say and do comes after what is already waiting. Lives on the rig's loop.
/// </summary>
/// <param name="station">The station's name in the journal.</param>
/// <param name="loop">The loop.</param>
/// <param name="journal">Gets every entry before anybody sees it.</param>
/// <param name="observe">Sees every entry before the deciders do.</param>
/// <param name="intend">Takes every deed, right after its intent was recorded.</param>
internal sealed class StationTimeline(string station, IEventLoop loop, IJournal journal, Action<Entry> observe, Action<Intent> intend)
{
    private readonly Queue<Action> waiting = new();
    private readonly List<IFedDecider> deciders = [];
    private bool busy;

    /// <summary>Adds a decider, which is fed all that comes from now on. Before the first entry, or within a turn.</summary>
    public DeciderHost<TState> Attach<TState>(IDecider<TState> decider)
    {
        var host = new DeciderHost<TState>(decider, loop, Append, deed => Do(deed), woken => InTurn(() => woken.Feed(Input.Tick(loop.Uptime))));
        deciders.Add(host);
        return host;
    }

    /// <summary>Takes a decider off: it is not fed or woken any more. Within a turn.</summary>
    public void Detach(IFedDecider decider)
    {
        deciders.Remove(decider);
        decider.Retire();
    }

    public void Append(Fact fact) => InTurn(() => Record(fact));

    /// <summary>Has something done.</summary>
    /// <param name="deed">What.</param>
    /// <param name="by">Who asked for it; null for the run under way.</param>
    /// <param name="forcedBy">Who answers for doing it against an interlock; null for nobody.</param>
    /// <param name="numbered">Told the deed's number before it goes on its way.</param>
    public void Do(Deed deed, string? by = null, string? forcedBy = null, Action<long>? numbered = null) => InTurn(() =>
    {
        // On the timeline first, so that a deed without an end may have happened, but none happens unrecorded.
        var entry = Record(new DeedIntended(deed, by, forcedBy));
        numbered?.Invoke(entry.Sequence);
        intend(new Intent(entry.Sequence, deed, forcedBy));
    });

    /// <summary>Runs something alone, once all that was told before is recorded and the deciders know it.</summary>
    public void InTurn(Action turn)
    {
        waiting.Enqueue(turn);
        if (busy)
        {
            return;
        }

        busy = true;
        try
        {
            while (waiting.TryDequeue(out var next))
            {
                next();
            }
        }
        finally
        {
            busy = false;
        }
    }

    private Entry Record(Fact fact)
    {
        var entry = new Entry(journal.NextSequence(station), loop.Now, loop.Uptime, fact);
        journal.Append(station, entry);
        observe(entry);
        foreach (var decider in deciders)
        {
            decider.Feed(Input.Of(entry));
        }

        return entry;
    }
}
