using System.Threading.Channels;

namespace PhoneRig.Hosting.Control;

/// <summary>
/// What waits to be written to one client. The rig's loop puts in and never waits. A client that is too slow loses lamp frames first, since
/// the next one says it all; then entries, and is told how many.
/// </summary>
/// <param name="capacity">How many events wait at the most; questions, beginnings and the end come on top.</param>
/// <param name="ended">Called once, at the end of the answer.</param>
internal sealed class ClientQueue(int capacity, Action ended) : IControlSink
{
    private readonly Lock gate = new();
    private readonly LinkedList<ControlEvent> waiting = [];
    private readonly Channel<bool> something = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private ControlEnd? end;
    private bool deaf;

    /// <summary>True once the answer is over, though the client may not have read it yet.</summary>
    public bool HasEnded
    {
        get
        {
            lock (gate)
            {
                return end is not null;
            }
        }
    }

    public void Tell(ControlEvent told)
    {
        lock (gate)
        {
            if (deaf || end is not null)
            {
                return;
            }

            RemoveOutdated(told);
            if (MakeRoom(told))
            {
                waiting.AddLast(told);
            }
        }

        something.Writer.TryWrite(true);
    }

    public void End(ControlEnd end)
    {
        lock (gate)
        {
            if (this.end is not null)
            {
                return;
            }

            this.end = end;
        }

        ended();
        something.Writer.TryWrite(true);
    }

    /// <summary>Nobody reads any more: nothing is kept.</summary>
    public void Close()
    {
        lock (gate)
        {
            deaf = true;
            waiting.Clear();
        }
    }

    /// <summary>The next event; null after the last, and then there is an end.</summary>
    public async Task<(ControlEvent? Told, ControlEnd? End)> Next(CancellationToken cancelled)
    {
        while (true)
        {
            lock (gate)
            {
                if (waiting.First is { } first)
                {
                    waiting.RemoveFirst();
                    return (first.Value, null);
                }

                if (end is not null)
                {
                    return (null, end);
                }
            }

            await something.Reader.ReadAsync(cancelled);
        }
    }

    /// <summary>Of frames, of the rig's state and of the campaign's only the last counts.</summary>
    private void RemoveOutdated(ControlEvent told)
    {
        var outdated = told switch
        {
            ControlEvent.LampsSeen lamps => waiting.FirstOrDefault(other => other is ControlEvent.LampsSeen seen && seen.Station == lamps.Station),
            ControlEvent.Told => waiting.FirstOrDefault(other => other is ControlEvent.Told),
            ControlEvent.Accounted => waiting.FirstOrDefault(other => other is ControlEvent.Accounted),
            _ => null,
        };
        if (outdated is not null)
        {
            waiting.Remove(outdated);
        }
    }

    private bool MakeRoom(ControlEvent told)
    {
        if (waiting.Count < capacity || told is not (ControlEvent.Added or ControlEvent.Heard or ControlEvent.LampsSeen))
        {
            return true;
        }

        if (waiting.FirstOrDefault(other => other is ControlEvent.LampsSeen) is { } frame)
        {
            waiting.Remove(frame);
            return true;
        }

        if (told is ControlEvent.Added or ControlEvent.Heard)
        {
            var lost = waiting.Last?.Value is ControlEvent.Lost before ? before.Entries : 0;
            if (lost > 0)
            {
                waiting.RemoveLast();
            }

            waiting.AddLast(new ControlEvent.Lost(lost + 1));
        }

        return false;
    }
}
