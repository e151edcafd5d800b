using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Stations;

/// <summary>Has parts do their work on an executor, counts what is under way, and tells how it ended.</summary>
/// <param name="executor">Where it is done, unless somebody says otherwise.</param>
/// <param name="settled">Called whenever a part has stopped moving.</param>
/// <param name="report">Takes the ends of deeds, and faults outside any.</param>
internal sealed class PartWork(IEdgeExecutor executor, Action settled, Action<Fact> report)
{
    private int underWay;

    /// <summary>True while nothing is under way.</summary>
    public bool Idle => underWay == 0;

    /// <summary>Tells a fact.</summary>
    public void Report(Fact fact) => report(fact);

    /// <summary>Does a deed's work and tells its end.</summary>
    public void Do(long number, Action work, DeedEnded end, IEdgeExecutor? by = null) => Run(
        work,
        fault =>
        {
            if (fault is null)
            {
                Report(end);
            }
            else
            {
                Fail(number, fault);
            }
        },
        by);

    /// <summary>Does work and hands on how it ended, in the order of the calls.</summary>
    public void Run(Action work, Action<Exception?> done, IEdgeExecutor? by = null)
    {
        underWay++;
        (by ?? executor).Run(work, fault =>
        {
            underWay--;
            done(fault);
            settled();
        });
    }

    /// <summary>Tells that a deed failed.</summary>
    public void Fail(long number, Exception fault)
    {
        var (part, reason) = Describe(fault);
        Report(new DeedFailed(number, part, reason));
    }

    /// <summary>Tells a fault outside of any deed.</summary>
    public void ReportIf(Exception? fault)
    {
        if (fault is not null)
        {
            var (part, reason) = Describe(fault);
            Report(new RigFault(part, reason));
        }
    }

    private static (string Part, string Reason) Describe(Exception fault) =>
        fault is HardwareFaultException known ? (known.Part, known.Reason) : ("driver", $"{fault.GetType().Name}: {fault.Message}");
}
