using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;

namespace PhoneRig.Simulator.Bench;

/// <summary>The relay in a brick's 48 V line, from its coil to the phone's power jack. Used on the loop only.</summary>
internal sealed class BrickRelay(IEventLoop loop, RelayContact contact, StationPhysics physics, Action<bool> powered, Action moved)
{
    private bool closed = contact == RelayContact.NormallyClosed;
    private IDisposable? moving;
    private IDisposable? fading;

    /// <summary>True while the phone has power: the contact is closed, or the capacitors still carry it.</summary>
    public bool Powered { get; private set; } = contact == RelayContact.NormallyClosed;

    /// <summary>True while the contact is closed: then there are 48 V behind it, and current may flow over it.</summary>
    public bool Closed => closed;

    /// <summary>The contact has welded: once closed it never opens again.</summary>
    public bool Welded { get; set; }

    /// <summary>The coil's current comes or goes. A change that is taken back before the contact has moved has no effect.</summary>
    public void Energise(bool on)
    {
        moving?.Dispose();
        moving = loop.Schedule(loop.Uptime + physics.RelayOperate, () => Move(on == (contact == RelayContact.NormallyOpen)));
    }

    private void Move(bool close)
    {
        if (close == closed || (Welded && !close))
        {
            return;
        }

        closed = close;
        fading?.Dispose();
        if (close)
        {
            Power(on: true);
        }
        else
        {
            fading = loop.Schedule(loop.Uptime + physics.HoldUp, () => Power(on: false));
        }

        moved();
    }

    private void Power(bool on)
    {
        if (on != Powered)
        {
            Powered = on;
            powered(on);
        }
    }
}
