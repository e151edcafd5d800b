using Microsoft.Data.Sqlite;
using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.Hosting.Control;

/// <summary>
/// Reads one console's log along with the rig, at the reader's own pace. The rig never waits for it: what did not fit into the queue is
/// read again from the journal, in its place, and only what the journal has not either is told as lost.
/// </summary>
public sealed class ConsoleFollower : IControlSink, IDisposable
{
    /// <summary>Entries that wait for the reader; ten seconds of the fastest console (ConsoleReader).</summary>
    public const int Waiting = 1000;

    private static readonly ControlEnd Over = new(ControlOutcome.Done, null, null, []);

    /// <summary>How long the journal may take to have on disk what was told: twenty of its lingers (JournalLimits).</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly string journal;
    private readonly string station;
    private readonly Action<ControlEvent> show;
    private readonly TimeProvider time;
    private readonly ClientQueue queue;
    private readonly Thread thread;
    private long shown;

    /// <summary>Begins to read along.</summary>
    /// <param name="journal">The journal's file.</param>
    /// <param name="station">The station.</param>
    /// <param name="shown">The number of the last entry that the reader has already.</param>
    /// <param name="show">Takes what is told, in order, on the follower's own thread; it may take its time.</param>
    /// <param name="time">Measures how long the journal lets wait.</param>
    /// <param name="waiting">Entries that may wait for the reader. Default: <see cref="Waiting"/>.</param>
    public ConsoleFollower(string journal, string station, long shown, Action<ControlEvent> show, TimeProvider time, int waiting = Waiting)
    {
        (this.journal, this.station, this.shown, this.show, this.time) = (journal, station, shown, show, time);
        queue = new ClientQueue(waiting, () => { });
        thread = new Thread(Work) { Name = $"console {station}", IsBackground = true };
        thread.Start();
    }

    /// <summary>The number of the last entry that was shown.</summary>
    public long Shown => Interlocked.Read(ref shown);

    /// <inheritdoc/>
    public void Tell(ControlEvent told) => queue.Tell(told);

    /// <inheritdoc/>
    public void End(ControlEnd end) => queue.End(end);

    /// <summary>Waits until the reader has everything.</summary>
    public void Dispose()
    {
        queue.End(Over);
        thread.Join();
    }

    private void Work()
    {
        var missed = 0;
        while (queue.Next(CancellationToken.None).GetAwaiter().GetResult().Told is { } told)
        {
            switch (told)
            {
                case ControlEvent.Lost lost:
                    missed += lost.Entries;
                    break;
                case ControlEvent.Added { Entry: var entry } when entry.Sequence <= Shown:
                    break;
                case ControlEvent.Added { Entry: var entry }:
                    MakeUp(missed, entry.Sequence);
                    missed = 0;
                    Show(told, entry.Sequence);
                    break;
                default:
                    show(told);
                    break;
            }
        }

        MakeUp(missed, long.MaxValue);
    }

    /// <summary>Shows from the journal what was missed before an entry; where even that has too few of them, says how many.</summary>
    private void MakeUp(int missed, long before)
    {
        if (missed == 0)
        {
            return;
        }

        var began = time.GetTimestamp();
        while (missed > 0)
        {
            var complete = Reread(before, ref missed);
            if (complete || time.GetElapsedTime(began) >= Patience)
            {
                break;
            }

            Task.Delay(Pause, time).GetAwaiter().GetResult();
        }

        if (missed > 0)
        {
            show(new ControlEvent.Lost(missed));
        }
    }

    /// <returns>True where the journal will never have more of it.</returns>
    private bool Reread(long before, ref int missed)
    {
        try
        {
            using var reader = JournalReader.Open(journal);
            if (reader?.Console(station) is not { } log)
            {
                return true;
            }

            // Asked first: what is committed up to there is in the answer to the second question.
            var complete = log.Last >= before - 1;
            foreach (var entry in log.Between(Shown, before))
            {
                missed--;
                Show(new ControlEvent.Added(station, entry), entry.Sequence);
            }

            return complete;
        }
        catch (Exception fault) when (fault is SqliteException or HardwareFaultException)
        {
            return true;
        }
    }

    private void Show(ControlEvent told, long sequence)
    {
        show(told);
        Interlocked.Exchange(ref shown, sequence);
    }
}
