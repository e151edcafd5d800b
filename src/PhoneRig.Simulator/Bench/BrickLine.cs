using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Bench;

/// <summary>The 48 V of one station, from the brick over the relay to the phone's power jack, and what meter and opto see of them. Used on the loop only.</summary>
internal sealed class BrickLine
{
    private readonly IEventLoop loop;
    private readonly StationParts parts;
    private readonly BrickRelay relay;
    private readonly Action changed;
    private readonly Func<int?> draw;
    private TimeSpan chargedAt;

    /// <param name="loop">The loop.</param>
    /// <param name="parts">The station's parts.</param>
    /// <param name="changed">Told when the power at the jack may have come or gone.</param>
    /// <param name="draw">What the phone draws, in milliamps; null: no phone is plugged in.</param>
    public BrickLine(IEventLoop loop, StationParts parts, Action changed, Func<int?> draw)
    {
        (this.loop, this.parts, this.changed, this.draw) = (loop, parts, changed, draw);
        relay = new BrickRelay(loop, parts.Contact, parts.Physics, _ => changed(), OnContact);
        if (parts is { Relay: not null, Rail: { } rail })
        {
            rail.Changed += () => Energise(Driven);
        }
    }

    /// <summary>True while there are 48 V at the phone's power jack.</summary>
    public bool Powered => relay.Powered && !Out;

    /// <summary>True while the rig drives the relay's coil.</summary>
    public bool Driven { get; private set; }

    /// <summary>True while the brick gives nothing, whatever the relay does.</summary>
    public bool Out { get; private set; }

    /// <summary>The relay's contact does not open any more.</summary>
    public bool Welded
    {
        get => relay.Welded;
        set => relay.Welded = value;
    }

    /// <summary>The rig drives the coil, which moves only while its rail is up.</summary>
    public void Drive(bool on)
    {
        Driven = on;
        Energise(on);
    }

    /// <summary>A person plugs the brick in or out, where no relay stands in its line; else they leave it where it is.</summary>
    public void Plug(bool into)
    {
        if (parts.Relay is null)
        {
            relay.Energise(!into);
        }
    }

    /// <summary>The brick gives nothing for a while.</summary>
    public void Drop(TimeSpan duration)
    {
        if (Out)
        {
            return;
        }

        Out = true;
        loop.Schedule(loop.Uptime + duration, () =>
        {
            Out = false;
            changed();
        });
        changed();
    }

    /// <summary>What meter and opto see of the line: its voltage behind the contact, and what flows to the phone.</summary>
    public void Measure()
    {
        var live = relay.Closed && !Out;
        parts.Presence?.Invoke(live);
        var charging = loop.Uptime < chargedAt ? parts.Physics.InrushMilliamps : 0;
        parts.Meter?.SetLine(live ? parts.Physics.BrickVolts : 0, live && draw() is { } drawn ? drawn + charging : 0);
    }

    private void Energise(bool on) => relay.Energise(on && parts.Rail is not { Up: false });

    /// <summary>The relay's contact has moved: its meter sees that before the capacitors behind it are empty.</summary>
    private void OnContact()
    {
        if (relay.Closed)
        {
            // Not from within: a phone that loses its power meanwhile takes none any more.
            chargedAt = loop.Uptime + parts.Physics.InrushTime;
            loop.Schedule(chargedAt, Measure);
        }

        Measure();
    }
}
