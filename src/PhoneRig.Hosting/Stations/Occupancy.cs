using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Hosting.Stations;

/// <summary>
/// Who has a station: one job at the most, or somebody who does several deeds by hand. A job has it from its first word until, after its last, nothing moves and every key is
/// up. Lives on the rig's loop.
/// </summary>
/// <param name="station">The station's name.</param>
/// <param name="loop">The rig's loop.</param>
/// <param name="timeline">The station's timeline.</param>
/// <param name="feed">Told when the station is free.</param>
/// <param name="gate">Where a job's deeds wait.</param>
/// <param name="releaseKeys">Calls off presses and lets every key go, for a reason.</param>
/// <param name="idle">Whether no deed is under way, nothing moves and no key is down.</param>
internal sealed class Occupancy(string station, IEventLoop loop, StationTimeline timeline, StationFeed feed, DeedGate gate, Action<string> releaseKeys, Func<bool> idle)
{
    private JobUnderWay? job;
    private string? handled;

    /// <summary>The job that has it; null for none.</summary>
    public JobUnderWay? Job => job;

    /// <summary>What is done by hand; null for nothing.</summary>
    public string? Handled => handled;

    /// <summary>Who has it, to be told to others: "run sim-1 (recover)"; null while it is free.</summary>
    public string? By => job is not null ? $"run {job.Run} ({job.What})" : handled;

    /// <summary>Begins a job; the station must be free.</summary>
    /// <param name="run">The run's id.</param>
    /// <param name="what">"recover", or "procedure factory-reset".</param>
    /// <param name="started">Its first word.</param>
    /// <param name="decider">Makes its decider from what is known of the station by then.</param>
    /// <param name="ended">Told its record once it is over.</param>
    public void Begin<TState>(string run, string what, RunStarted started, Func<IDecider<TState>> decider, Action<StationRecord> ended)
    {
        job = new JobUnderWay(run, what, ended) { Record = new StationRecord(station) };
        var begun = job;
        releaseKeys($"{what} began");
        timeline.InTurn(() =>
        {
            begun.Decider = timeline.Attach(decider());
            timeline.Append(started);
        });
    }

    /// <summary>Keeps jobs away while something is done by hand.</summary>
    public void Occupy(string what) => handled = what;

    /// <summary>The end of <see cref="Occupy"/>.</summary>
    public void Vacate()
    {
        handled = null;
        feed.Free();
    }

    /// <summary>Takes what the station's timeline got: it is told of in the job's record.</summary>
    public void Record(Entry entry) => job?.Record.Add(entry);

    /// <summary>The job under way, where there is one, has had its last word: nothing more is done for it.</summary>
    public void LastWord()
    {
        if (job is { Decider: not null } ending)
        {
            gate.CancelAll("the run has ended");

            // After what its decider still does itself: it lets go of the keys that it held.
            loop.Post(() => timeline.InTurn(() => Finish(ending)));
        }
    }

    /// <summary>A part has stopped moving, or a job has had its last word: that may have been the end of it.</summary>
    public void Settle()
    {
        if (job is { Released: true } && idle())
        {
            End();
        }

        feed.Settle();
    }

    private void Finish(JobUnderWay ending)
    {
        if (ending.Decider is not { } decider)
        {
            return;
        }

        ending.Decider = null;
        timeline.Detach(decider);
        releaseKeys("the run has ended");
        ending.Released = true;
        loop.Schedule(loop.Uptime + DeedGate.Patience + DeedGate.Patience, () =>
        {
            if (job == ending)
            {
                timeline.Append(new RigFault("hands", "a part still has not answered after the run's end and may have moved or not: check the wiring and the bus"));
                End();
            }
        });
        Settle();
    }

    private void End()
    {
        var ended = job!;
        job = null;
        ended.Ended(ended.Record);
        feed.Free();
    }
}
