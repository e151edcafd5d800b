using PhoneRig.Core.Evidence;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Hosting.Stations;

/// <summary>
/// Looks at what is in a station's 48 V line four times a second, in every world alike, and tells changes: a current that only rises or falls is none. After a
/// switching it tells what it finds even where nothing has changed, so that nobody takes an old word for a new one. A part that does not answer is a fault, told once, and what is
/// in the line is unknown until it answers again. Lives on the rig's loop; the part is read by the executor.
/// </summary>
internal sealed class MeterWatch(IPowerMeter meter, IEventLoop loop, IEdgeExecutor executor, Action<Fact> report) : IDisposable
{
    /// <summary>Four looks within the second in which a line settles; one is 0.5 ms of an I2C bus at 400 kHz.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a look, or the wait for a measurement of 51 ms, may take: eight looks. Our bound.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private IDisposable? next;
    private PowerSense? told;
    private TimeSpan? owedAt;
    private PowerSense expected = PowerSense.Unknown;
    private TimeSpan lookedAt;
    private TimeSpan answeredAt;
    private bool looking;
    private bool failing;
    private bool disposed;

    public void Start()
    {
        answeredAt = loop.Uptime;
        ScheduleLook();
    }

    /// <summary>The relay was switched, or said how it is.</summary>
    public void Switched(bool? on)
    {
        owedAt = loop.Uptime + LinePower.Settling;
        expected = on switch { true => PowerSense.On, false => PowerSense.Off, null => PowerSense.Unknown };
    }

    public void Dispose()
    {
        disposed = true;
        next?.Dispose();
    }

    private void ScheduleLook()
    {
        if (!disposed)
        {
            next = loop.Schedule(TimeSpan.FromTicks(((loop.Uptime.Ticks / Interval.Ticks) + 1) * Interval.Ticks), Look);
        }
    }

    private void Look()
    {
        ScheduleLook();
        if (looking)
        {
            if (loop.Uptime - lookedAt >= Patience)
            {
                Fail("meter", $"it has not answered for {Patience.TotalSeconds:0} s: check its bus, SDA and SCL");
            }

            return;
        }

        looking = true;
        lookedAt = loop.Uptime;
        LinePower? seen = null;
        executor.Run(() => seen = meter.Read(), fault =>
        {
            looking = false;
            if (!disposed)
            {
                Take(seen, fault);
            }
        });
    }

    private void Take(LinePower? seen, Exception? fault)
    {
        if (fault is not null)
        {
            var (part, reason) = fault is HardwareFaultException known ? (known.Part, known.Reason) : ("meter", fault.Message);
            Fail(part, reason);
        }
        else if (seen is { } line)
        {
            failing = false;
            answeredAt = loop.Uptime;
            Tell(new PowerMetered(line.On ? PowerSense.On : PowerSense.Off, line.Milliamps, line.Volts));
        }
        else if (loop.Uptime - answeredAt >= Patience)
        {
            Fail("meter", "it answers but finishes no measurement: its supply dips, or it is broken");
        }
    }

    /// <summary>A part that fails four times a second is one fault, not four.</summary>
    private void Fail(string part, string reason)
    {
        if (!failing)
        {
            failing = true;
            report(new RigFault(part, reason));
        }

        Tell(new PowerMetered(PowerSense.Unknown, null, null));
    }

    private void Tell(PowerMetered fact)
    {
        var owed = owedAt <= loop.Uptime;
        if (fact.Power == told && !owed)
        {
            return;
        }

        // What a switching was meant to bring, and did, need not be said twice.
        if (owed || fact.Power == expected)
        {
            owedAt = null;
        }

        told = fact.Power;
        report(fact);
    }
}
