using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Simulator.Bench.Gpio;

namespace PhoneRig.Simulator.Bench.Solenoids;

/// <summary>One solenoid of the bench, from the pulses at its coil to the plunger on the key. Used on the loop only.</summary>
public sealed class Solenoid
{
    private readonly IEventLoop loop;
    private readonly CoilConfig coil;
    private readonly SolenoidPhysics physics;
    private readonly WindingHeat heat;
    private readonly Action<bool> moved;
    private CoilCurrent current;
    private TimeSpan asOf;
    private IDisposable? moving;
    private bool pulled;
    private bool down;

    internal Solenoid(IEventLoop loop, CoilConfig coil, SolenoidPhysics physics, Action<bool> moved)
    {
        (this.loop, this.coil, this.physics, this.moved) = (loop, coil, physics, moved);
        heat = new WindingHeat(coil, physics.Ambient);
        asOf = loop.Uptime;
    }

    /// <summary>What the winding stands, in degrees Celsius.</summary>
    public double Rated => coil.Rated;

    /// <summary>The winding's temperature now, in degrees Celsius.</summary>
    public double Degrees
    {
        get
        {
            Pass();
            return heat.Degrees;
        }
    }

    /// <summary>The hottest that the winding ever was, in degrees Celsius.</summary>
    public double Hottest
    {
        get
        {
            Pass();
            return heat.Hottest;
        }
    }

    /// <summary>True once the winding was hotter than it stands.</summary>
    public bool Overheated => Hottest > Rated;

    /// <summary>True while the plunger is down.</summary>
    public bool IsDown => down;

    /// <summary>The output at the coil does something else from now on.</summary>
    internal void Drive(PulseTrain pulses)
    {
        Pass();
        var before = current.Mean;
        current = CoilCurrent.Of(pulses, coil.Volts, coil.Ohms);
        var full = (double)coil.Volts / coil.Ohms;
        if (!pulled && current.Mean >= physics.PullIn * full)
        {
            Pull(down: true, after: Until(before, physics.PullIn * full));
        }
        else if (pulled && current.Mean < physics.DropOut * full)
        {
            Pull(down: false, after: Until(before, physics.DropOut * full));
        }
    }

    private void Pull(bool down, TimeSpan after)
    {
        pulled = down;
        moving?.Dispose();
        moving = loop.Schedule(loop.Uptime + after + physics.Travel, () =>
        {
            if (this.down != down)
            {
                this.down = down;
                moved(down);
            }
        });
    }

    /// <summary>When the current passes a value on its way to where it settles.</summary>
    private TimeSpan Until(double before, double value) =>
        Math.Abs(current.Mean - value) < 1e-9 || (before - value) * (current.Mean - value) >= 0
            ? TimeSpan.Zero
            : TimeSpan.FromSeconds(CoilCurrent.Lag(coil.Ohms) * Math.Log((current.Mean - before) / (current.Mean - value)));

    private void Pass()
    {
        var now = loop.Uptime;
        heat.Pass(now - asOf, current.MeanSquare);
        asOf = now;
    }
}
