using PhoneRig.Core.Ports;
using PhoneRig.Core.Safety;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.Hosting.Simulations;

/// <summary>A process's journal on a simulated disk: group commit, as the real one, with a disk that takes its time, may be full, and loses what it was not given yet when the process dies.</summary>
internal sealed class SimulatedJournal : IJournal
{
    /// <summary>How long a commit takes: the order of magnitude of an SD card's, our choice.</summary>
    public static readonly TimeSpan Commit = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan Linger = new JournalLimits().Linger;

    private readonly SimulatedDisk disk;
    private readonly RigProcess process;
    private readonly int number;
    private readonly Dictionary<string, long> last = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RelayWear> wear = new(StringComparer.Ordinal);
    private readonly Queue<(long UpTo, Action<HardwareFaultException?> Then)> waiting = new();
    private readonly List<DiskEntry> pending = [];
    private readonly HashSet<string> runs = new(StringComparer.Ordinal);
    private long appended;
    private long durable;
    private TimeSpan? committing;

    /// <summary>Goes on where the disk's entries end.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="process">The process.</param>
    /// <param name="number">Which of the rig's it is.</param>
    public SimulatedJournal(SimulatedDisk disk, RigProcess process, int number)
    {
        (this.disk, this.process, this.number) = (disk, process, number);
        foreach (var entry in disk.Entries)
        {
            last[entry.Timeline] = entry.Entry.Sequence;
            wear[entry.Timeline] = wear.GetValueOrDefault(entry.Timeline).With(entry.Entry.Fact);
            if (entry.Entry.Fact is RunStarted { Run: { } run })
            {
                runs.Add(run);
            }
        }
    }

    /// <inheritdoc/>
    public long NextSequence(string station) => last.GetValueOrDefault(station) + 1;

    /// <inheritdoc/>
    public bool HasRun(string id) => runs.Contains(id);

    /// <inheritdoc/>
    public long RelayOpenings(string station) => wear.GetValueOrDefault(station).Openings;

    /// <inheritdoc/>
    public void Append(string station, Entry entry)
    {
        if (process.Over)
        {
            return;
        }

        last[station] = entry.Sequence;
        wear[station] = wear.GetValueOrDefault(station).With(entry.Fact);
        appended++;
        pending.Add(disk.Append(station, entry, number));
        CommitWithin(Linger);
        disk.Tell();
    }

    /// <inheritdoc/>
    public void WhenDurable(Action<HardwareFaultException?> then)
    {
        waiting.Enqueue((appended, then));
        CommitWithin(Commit);
    }

    /// <summary>The disk gets, at once, what it was not given yet: the process dies, and the system had it already.</summary>
    public void Flush()
    {
        if (!disk.Full)
        {
            disk.Write(pending);
            pending.Clear();
        }
    }

    private void CommitWithin(TimeSpan time)
    {
        var at = process.Loop.Uptime + time;
        if (!process.Over && (committing is not { } due || at < due))
        {
            committing = at;
            process.Loop.Schedule(at, () =>
            {
                if (committing == at)
                {
                    committing = null;
                    Write();
                }
            });
        }
    }

    private void Write()
    {
        HardwareFaultException? fault = null;
        if (disk.Full)
        {
            fault = new HardwareFaultException(JournalFaults.Part, "the disk is full: free some space; until then nothing is moved but to let go");
            CommitWithin(new JournalLimits().RetryAfter);
        }
        else
        {
            durable += pending.Count;
            disk.Write(pending);
            pending.Clear();
        }

        // Only those that wait now: who is called may ask again, and is answered in its turn.
        for (var left = waiting.Count; left > 0 && (fault is not null || waiting.Peek().UpTo <= durable); left--)
        {
            waiting.Dequeue().Then(fault);
        }
    }
}
