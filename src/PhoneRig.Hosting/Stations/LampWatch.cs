using System.Collections.Immutable;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Stations;

/// <summary>
/// Looks at a station's lamps 20 times a second; in virtual time at the same instants, but only for a while after a change. Lives
/// on the rig's loop; the sensors are read by the executor, and a look that is still under way is not doubled.
/// </summary>
internal sealed class LampWatch(
    ILampSensor sensor,
    LampPatternRecogniser recogniser,
    WalkCheck check,
    IEventLoop loop,
    IEdgeExecutor executor,
    bool onChange,
    Action<LampLook> seen,
    Action<Fact> report) : IDisposable
{
    /// <summary>20 Hz: at least five looks per step of a walk (facts 9).</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>How long looks go on after a change: two integrations of 43.2 ms may still have light of before in them (data sheet TCS3472, and <c>Tcs34725.DefaultCycles</c>), and the third look comes after both.</summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(150);

    private readonly HashSet<string> failing = [];
    private LampState state = recogniser.Start;
    private WalkCheck check = check;
    private IDisposable? wakeUp;
    private IDisposable? nextLook;
    private TimeSpan lookUntil = TimeSpan.Zero;
    private bool looking;
    private bool disposed;

    public void Start() => Changed();

    /// <summary>In virtual time: a lamp has changed.</summary>
    public void Changed()
    {
        lookUntil = loop.Uptime + Settling;
        if (nextLook is null && !disposed)
        {
            ScheduleLook();
        }
    }

    public void Dispose()
    {
        disposed = true;
        nextLook?.Dispose();
        wakeUp?.Dispose();
    }

    private void ScheduleLook()
    {
        var next = TimeSpan.FromTicks(((loop.Uptime.Ticks / Interval.Ticks) + 1) * Interval.Ticks);
        nextLook = loop.Schedule(next, Look);
    }

    private void Look()
    {
        nextLook = null;
        if (disposed)
        {
            return;
        }

        if (!onChange || loop.Uptime < lookUntil || failing.Count > 0)
        {
            ScheduleLook();
        }

        if (looking)
        {
            return;
        }

        looking = true;
        ImmutableArray<LampColour?> colours = default;
        ImmutableArray<LampCounts?> counts = [];
        executor.Run(Read, fault =>
        {
            looking = false;
            if (disposed)
            {
                return;
            }

            if (fault is null)
            {
                failing.Clear();
                check = check.See(loop.Uptime, colours);
                seen(new LampLook(loop.Uptime, colours, counts));
                Apply(recogniser.Step(state, new LampFrame(loop.Uptime, colours)));
            }
            else
            {
                ReportFault(fault);

                // What is not seen is unknown: without this, the last colour would hold and turn into "steady".
                Apply(recogniser.Step(state, new LampFrame(loop.Uptime, [])));
            }
        });

        void Read()
        {
            colours = sensor.Read();
            counts = (sensor as ILampCounter)?.Counts ?? [];
        }
    }

    private void Apply(Sensed<LampState> step)
    {
        state = step.State;
        wakeUp?.Dispose();
        wakeUp = step.WakeAt is { } at ? loop.Schedule(at, () => Apply(recogniser.Step(state, loop.Uptime))) : null;
        foreach (var fact in step.Facts)
        {
            report(fact);
            var faults = new List<Fact>();
            check = check.Take(fact, faults);
            faults.ForEach(report);
        }
    }

    /// <summary>A sensor that fails 20 times a second is one fault, not twenty.</summary>
    private void ReportFault(Exception fault)
    {
        var (part, reason) = fault is HardwareFaultException known ? (known.Part, known.Reason) : ("lamps", fault.Message);
        if (failing.Add(part))
        {
            report(new RigFault(part, reason));
        }
    }
}
