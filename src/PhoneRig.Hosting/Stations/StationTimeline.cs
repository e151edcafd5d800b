using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Stations;

/// <summary>
/// A station's timeline: gives each fact its place, shows it to the observer and feeds it to the deciders, one after the other;
/// what they say and do comes after what is already waiting. Lives on the rig's loop.
/// </summary>
internal sealed class StationTimeline(IEventLoop loop, Action<Entry> observe, Action<long, Deed> execute)
{
    private readonly Queue<object> waiting = new();
    private readonly List<IFedDecider> deciders = [];
    private long sequence;
    private bool busy;

    public void Add<TState>(IDecider<TState> decider) => deciders.Add(new DeciderHost<TState>(decider, loop, Append, Do, Take));

    public void Append(Fact fact) => Take(fact);

    private void Do(Deed deed) => Take(deed);

    private void Take(object item)
    {
        waiting.Enqueue(item);
        if (busy)
        {
            return;
        }

        busy = true;
        try
        {
            while (waiting.TryDequeue(out var next))
            {
                if (next is IFedDecider woken)
                {
                    woken.Feed(Input.Tick(loop.Uptime));
                }
                else if (next is Deed deed)
                {
                    // On the timeline first, so that a deed without an end may have happened, but none happens unrecorded.
                    var entry = Record(new DeedIntended(deed));
                    execute(entry.Sequence, deed);
                }
                else
                {
                    Record((Fact)next);
                }
            }
        }
        finally
        {
            busy = false;
        }
    }

    private Entry Record(Fact fact)
    {
        var entry = new Entry(++sequence, loop.Now, loop.Uptime, fact);
        observe(entry);
        foreach (var decider in deciders)
        {
            decider.Feed(Input.Of(entry));
        }

        return entry;
    }
}
