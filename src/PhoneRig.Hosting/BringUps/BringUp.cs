using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Hosting.BringUps;

/// <summary>Goes through the steps of a bring-up, a calibration or a test, one at a time, and keeps what they measured. Lives on the rig's loop.</summary>
/// <param name="what">What it is, for people: "bring-up".</param>
/// <param name="bench">The station.</param>
/// <param name="steps">The steps, in order.</param>
/// <param name="measures">Whether what was measured is wanted.</param>
/// <param name="keep">Where what was measured goes; null in virtual time, where nothing outlives this process.</param>
/// <param name="clock">Tells what time it is.</param>
/// <param name="disk">Where the file is written.</param>
/// <param name="reply">Who asked.</param>
internal sealed class BringUp(string what, Workbench bench, IReadOnlyList<IBringUpStep> steps, bool measures, MeasuredStation? keep, IEventLoop clock, IEdgeExecutor disk, Reply reply)
{
    private readonly List<(string Name, StepEnd End)> ended = [];
    private string? gate;
    private bool over;

    /// <summary>Called once it is over: the station is free again.</summary>
    public event Action? Over;

    /// <summary>Begins with the first step.</summary>
    public void Begin() => Next(0);

    /// <summary>Ends it where it is: keys up, the power as it is. What was measured so far is not kept.</summary>
    public void Stop(string by) => Finish(ControlOutcome.Stopped, $"{what} stopped by {by}; the power is as it was");

    private void Next(int index)
    {
        if (over)
        {
            return;
        }

        if (index == steps.Count)
        {
            Keep();
            return;
        }

        var step = steps[index];
        if (gate is not null)
        {
            Tell(index, step, StepEnd.Skipped($"not before {gate} is in order"));
            Next(index + 1);
            return;
        }

        reply.Tell(new ControlEvent.Step(bench.Station.Name, step.Name, index + 1, steps.Count, null, step.ToDo, null));
        step.Begin(end =>
        {
            if (over)
            {
                return;
            }

            gate = step.Gates && end.Result == StepResult.Failed ? step.Name : null;
            Tell(index, step, end);
            Next(index + 1);
        });
    }

    private void Tell(int index, IBringUpStep step, StepEnd end)
    {
        ended.Add((step.Name, end));
        bench.Station.Append(new Notice($"{what}, {step.Name}: {end.Result.ToString().ToLowerInvariant()}: {end.Why}"));
        reply.Tell(new ControlEvent.Step(bench.Station.Name, step.Name, index + 1, steps.Count, end.Result, end.Why, end.LookAt));
    }

    private void Keep()
    {
        var lamps = bench.Lamps.Result();
        if (!measures || (lamps.All(one => one.Measure is null) && bench.Timings.Count == 0))
        {
            End(null);
            return;
        }

        if (keep is null)
        {
            End("kept nowhere, as nothing of a rig in virtual time");
            return;
        }

        disk.Run(() => keep.Write(lamps, bench.Timings, clock.Now), fault => End(fault is null ? $"kept in {keep.File}, and used when the rig is taken over next" : $"what was measured could not be kept in {keep.File}: {fault.Message}", fault is not null));
    }

    private void End(string? kept, bool lost = false)
    {
        var failed = ended.Where(one => one.End.Result == StepResult.Failed).ToList();
        var words = failed.Count == 0
            ? $"{what} of {bench.Station.Name}: in order"
            : $"{what} of {bench.Station.Name}: failed at {string.Join(", ", failed.Select(one => one.Name))}: {failed[0].End.Why}{(failed[0].End.LookAt is { } look ? $"; look at {look}" : "")}";
        Finish(
            lost ? ControlOutcome.RigFault : failed.Count == 0 ? ControlOutcome.Done : failed[0].End.Outcome,
            kept is null ? words : $"{words}. Measured: {kept}");
    }

    private void Finish(ControlOutcome outcome, string message)
    {
        if (over)
        {
            return;
        }

        over = true;
        bench.Dispose();
        bench.Station.ReleaseKeys($"the {what} is over");
        reply.End(outcome, message);
        Over?.Invoke();
    }
}
