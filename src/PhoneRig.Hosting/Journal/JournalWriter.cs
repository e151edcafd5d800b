using System.Diagnostics;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hosting.Journal;

/// <summary>
/// The one thread that writes. Entries queue up behind the commit under way, and the next commit takes them all: the slower the
/// disk, the larger the groups. What a commit could not write stays first in line.
/// </summary>
internal sealed class JournalWriter
{
    /// <summary>How long a closing rig waits for a disk that does not answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly object gate = new();
    private readonly JournalDatabase database;
    private readonly JournalLimits limits;
    private readonly string file;
    private readonly Func<DateTimeOffset> now;
    private readonly Action<long, HardwareFaultException?> settled;
    private readonly Action<int>? committing;
    private readonly Thread thread;

    /// <summary>Only the thread's own: taken from the queue, not yet durable.</summary>
    private readonly List<PendingEntry> pending = [];

    // Under the gate.
    private List<PendingEntry> queue = [];
    private int held;
    private long taken;
    private long dropped;
    private long? waitingSince;
    private bool failing;
    private bool hurry;
    private bool stopping;
    private bool prune = true;

    /// <summary>Starts the thread.</summary>
    /// <param name="database">The open file; the thread's from here on, and closed by it.</param>
    /// <param name="file">Its name, for complaints.</param>
    /// <param name="limits">How much, and for how long.</param>
    /// <param name="now">The wall clock, for pruning.</param>
    /// <param name="settled">Called on the thread after each commit with how many entries have been taken up to it, and with what failed.</param>
    /// <param name="committing">Called on the thread in each commit with its size, before anything is durable.</param>
    public JournalWriter(
        JournalDatabase database, string file, JournalLimits limits, Func<DateTimeOffset> now, Action<long, HardwareFaultException?> settled, Action<int>? committing)
    {
        (this.database, this.file, this.limits, this.now, this.settled, this.committing) = (database, file, limits, now, settled, committing);
        thread = new Thread(Work) { Name = "journal", IsBackground = true };
        thread.Start();
    }

    /// <summary>Sightings that were dropped because the disk could not take them for too long.</summary>
    public long Dropped
    {
        get
        {
            lock (gate)
            {
                return dropped;
            }
        }
    }

    /// <summary>Takes an entry, or drops it where it is a sighting and too many wait.</summary>
    /// <returns>False where it was dropped.</returns>
    public bool Add(PendingEntry entry)
    {
        lock (gate)
        {
            if (held >= limits.HeldAtMost && entry.Sighting)
            {
                dropped++;
                return false;
            }

            queue.Add(entry);
            held++;
            taken++;
            waitingSince ??= Stopwatch.GetTimestamp();
            Monitor.Pulse(gate);
            return true;
        }
    }

    /// <summary>Someone waits for what was added: commit it now.</summary>
    public void Hasten()
    {
        lock (gate)
        {
            hurry = true;
            Monitor.Pulse(gate);
        }
    }

    /// <summary>Tries once more to write what is left, closes the file and ends the thread.</summary>
    public void Stop()
    {
        lock (gate)
        {
            stopping = true;
            Monitor.Pulse(gate);
        }

        thread.Join(Patience);
    }

    private void Work()
    {
        while (Next(out var upTo, out var last))
        {
            if (pending.Count == 0)
            {
                Prune();
            }
            else
            {
                Settle(upTo, Commit());
            }

            if (last)
            {
                break;
            }
        }

        database.Dispose();
    }

    /// <summary>Waits until there is something to write, or time to prune.</summary>
    private bool Next(out long upTo, out bool last)
    {
        lock (gate)
        {
            while (!stopping && Wait() is { } time && time != TimeSpan.Zero)
            {
                Monitor.Wait(gate, time);
            }

            pending.AddRange(queue);
            queue.Clear();
            (upTo, last) = (taken, stopping);
            hurry = false;
            waitingSince = null;
            return !stopping || pending.Count > 0;
        }
    }

    /// <summary>How long to wait from now on, as things stand.</summary>
    private TimeSpan Wait() =>
        held == 0 ? prune ? TimeSpan.Zero : Timeout.InfiniteTimeSpan
        : hurry ? TimeSpan.Zero
        : Positive((failing ? limits.RetryAfter : limits.Linger) - Stopwatch.GetElapsedTime(waitingSince ??= Stopwatch.GetTimestamp()));

    private static TimeSpan Positive(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;

    private HardwareFaultException? Commit()
    {
        try
        {
            database.Commit(pending, committing);
            return null;
        }
        catch (Exception thrown) // whatever the library throws: the rig must hear of it, and the thread must live to try again
        {
            if (JournalFaults.IsDamage(thrown))
            {
                new SuspectedDamage(file).Note(thrown);
            }

            return JournalFaults.Of(file, thrown);
        }
    }

    private void Settle(long upTo, HardwareFaultException? fault)
    {
        lock (gate)
        {
            failing = fault is not null;
            if (fault is null)
            {
                held -= pending.Count;
                prune |= pending.Exists(entry => entry.Place.Ends is not null);
                pending.Clear();
            }
        }

        settled(upTo, fault);
    }

    private void Prune()
    {
        bool more;
        try
        {
            more = database.Prune(limits, now());
        }
        catch (Microsoft.Data.Sqlite.SqliteException)
        {
            more = false; // a disk that fails is told of by the next commit; pruning is tried again after the next run
        }

        lock (gate)
        {
            prune = more;
        }
    }
}
