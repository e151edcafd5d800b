using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Simulator.Bench.Light;
using PhoneRig.Simulator.Bench.Serial;
using PhoneRig.Simulator.Bench.Solenoids;

namespace PhoneRig.Simulator.Bench;

/// <summary>
/// The metal of one station, between the pins and buses that the rig drives and the phone that stands on it. The rig may run on any
/// thread; whatever reaches the phone does so on the bench's loop, in the order in which the pins moved.
/// </summary>
public sealed class StationMetal : IDisposable
{
    private readonly IEventLoop loop;
    private readonly StationParts parts;
    private readonly BrickRelay relay;
    private readonly KeyContacts? fingers;
    private readonly StrayBytes? strays;
    private readonly List<IDisposable> wires = [];
    private readonly SortedSet<string> down = new(StringComparer.Ordinal);
    private ImmutableDictionary<string, LampColour> shown = ImmutableDictionary<string, LampColour>.Empty;
    private LampLight light;
    private IBenchPhone? phone;
    private TimeSpan chargedAt;
    private bool offHook;
    private bool brickOut;
    private bool driven;

    internal StationMetal(string name, IEventLoop loop, StationParts parts)
    {
        (Name, this.loop, this.parts) = (name, loop, parts);
        light = parts.Light;
        fingers = parts.Slips is { } slips ? new KeyContacts(loop, slips, parts.Chance("fingers"), (key, on) => phone?.SetKey(key, on)) : null;
        strays = parts.Strays is { } stray ? new StrayBytes(loop, stray, parts.Chance("strays"), bytes => phone?.ConsoleInput(bytes)) : null;
        relay = new BrickRelay(loop, parts.Contact, parts.Physics, _ => Feed(), OnContact);
        if (parts.Relay is { } coil)
        {
            wires.Add(coil.Watch(on => loop.Post(() => Coil(driven = on))));
            if (parts.Rail is { } rail)
            {
                rail.Changed += () => Coil(driven);
            }
        }

        foreach (var (key, wire) in parts.Keys)
        {
            wires.Add(wire.Watch(on => loop.Post(() => SetKey(key, on))));
        }

        if (parts.Hook is { } hook)
        {
            wires.Add(hook.Watch(on => loop.Post(() => SetHook(on))));
        }

        Solenoids = parts.Solenoids.ToImmutableDictionary(
            one => one.Key,
            one => new Solenoid(loop, one.Value.Coil, parts.SolenoidPhysics, one.Key == KeypadParts.Hook ? SetHook : one.Key == KeypadParts.Speaker ? PushSpeaker : down => SetKey(one.Key, down)));
        foreach (var (part, solenoid) in Solenoids)
        {
            wires.Add(parts.Solenoids[part].Wire.Watch(pulses => loop.Post(() => solenoid.Drive(pulses))));
        }

        if (parts.Console is { } cable)
        {
            cable.ToPhone += OnRigSent;
        }

        Shine();
        Measure();
    }

    /// <summary>The power, a finger or the receiver has moved. Raised on the loop.</summary>
    public event Action? Changed;

    /// <summary>The station's name.</summary>
    public string Name { get; }

    /// <summary>The console cable, to pull and replug; null where the station has none.</summary>
    public IConsoleCable? Console => parts.Console;

    /// <summary>The solenoids over the keys, and at the "hook"; none where keys are pressed otherwise. To be read on the loop.</summary>
    public ImmutableDictionary<string, Solenoid> Solenoids { get; }

    /// <summary>True while there are 48 V at the phone's power jack. To be read on the loop.</summary>
    public bool BrickPower => relay.Powered && !brickOut;

    /// <summary>The keys that a finger of the station's holds down. To be read on the loop.</summary>
    public ImmutableArray<string> KeysDown => [.. down];

    /// <summary>True while the station's finger lifts the receiver. To be read on the loop.</summary>
    public bool OffHook => offHook;

    /// <summary>A fault: the relay's contact is welded, it does not open any more. To be set on the loop.</summary>
    public bool RelayWelded
    {
        get => relay.Welded;
        set => relay.Welded = value;
    }

    /// <summary>A person plugs the brick in or out, where no relay stands in its line; else they leave it where it is. To be called on the loop.</summary>
    public void Plug(bool into)
    {
        if (parts.Relay is null)
        {
            relay.Energise(!into);
        }
    }

    /// <summary>A fault: the brick gives nothing for a while, whatever the relay does (facts 11a). To be called on the loop.</summary>
    public void DropBrick(TimeSpan duration)
    {
        if (brickOut)
        {
            return;
        }

        brickOut = true;
        loop.Schedule(loop.Uptime + duration, () =>
        {
            brickOut = false;
            Feed();
        });
        Feed();
    }

    /// <summary>The light that the sensors see: another ambient, weaker lamps. To be set on the loop.</summary>
    public LampLight Light
    {
        get => light;
        set
        {
            light = value;
            Shine();
        }
    }

    /// <summary>Puts a phone on the station, in place of the one that stands there. It gets the power, keys and hook as they are.</summary>
    public void Connect(IBenchPhone newPhone) => loop.Post(() =>
    {
        TakeOff();
        phone = newPhone;
        newPhone.LampsChanged += OnLamps;
        newPhone.ConsoleOutput += OnPrinted;
        newPhone.DrawChanged += Measure;
        newPhone.SetHook(offHook);
        foreach (var key in down)
        {
            newPhone.SetKey(key, down: true);
        }

        newPhone.SetBrickPower(BrickPower);
        strays?.Power(BrickPower);
        OnLamps();
        Measure();
    });

    /// <summary>Takes the phone off the station, at once: it loses its power, its keys come up and its receiver is put back. To be called on the loop.</summary>
    public void TakeOff()
    {
        if (phone is not { } old)
        {
            return;
        }

        phone = null;
        old.LampsChanged -= OnLamps;
        old.ConsoleOutput -= OnPrinted;
        old.DrawChanged -= Measure;
        foreach (var key in down)
        {
            old.SetKey(key, down: false);
        }

        old.SetHook(offHook: false);
        old.SetBrickPower(on: false);
        strays?.Power(on: false);
        OnLamps();
        Measure();
    }

    /// <summary>As <see cref="TakeOff"/>, from any thread.</summary>
    public void Disconnect() => loop.Post(TakeOff);

    /// <summary>Cuts the station's wires and its cable. The phone stays as it is.</summary>
    public void Dispose()
    {
        foreach (var wire in wires)
        {
            wire.Dispose();
        }

        if (parts.Console is { } cable)
        {
            cable.ToPhone -= OnRigSent;
            cable.Dispose();
        }
    }

    private void Coil(bool on) => relay.Energise(on && parts.Rail is not { Up: false });

    private void Feed()
    {
        phone?.SetBrickPower(BrickPower);
        strays?.Power(phone is not null && BrickPower);
        Measure();
        Changed?.Invoke();
    }

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

    /// <summary>What meter and opto see of the line: its voltage behind the contact, and what flows to the phone.</summary>
    private void Measure()
    {
        var live = relay.Closed && !brickOut;
        parts.Presence?.Invoke(live);
        var charging = loop.Uptime < chargedAt ? parts.Physics.InrushMilliamps : 0;
        parts.Meter?.SetLine(live ? parts.Physics.BrickVolts : 0, live && phone is not null ? phone.Milliamps + charging : 0);
    }

    private void SetKey(string key, bool on)
    {
        _ = on ? down.Add(key) : down.Remove(key);
        if (parts.Slips?.Dead.Contains(key) == true)
        {
            // The finger moves, and reaches nothing.
        }
        else if (fingers is null)
        {
            phone?.SetKey(key, on);
        }
        else
        {
            fingers.Move(key, on);
        }

        Changed?.Invoke();
    }

    private void SetHook(bool on)
    {
        offHook = on;
        phone?.SetHook(on);
        Changed?.Invoke();
    }

    private void PushSpeaker(bool down)
    {
        if (down)
        {
            phone?.PressSpeaker();
        }
    }

    private void OnLamps()
    {
        shown = phone?.Lamps ?? ImmutableDictionary<string, LampColour>.Empty;
        Shine();
    }

    private void Shine()
    {
        foreach (var (lamp, sensor) in parts.Sensors)
        {
            sensor.SetLight(light.On(lamp, shown.GetValueOrDefault(lamp, LampColour.Dark)));
        }

        foreach (var (lamp, photodiode) in parts.Photodiodes)
        {
            photodiode.SetLight(light.On(lamp, shown.GetValueOrDefault(lamp, LampColour.Dark)));
        }
    }

    private void OnPrinted(ReadOnlyMemory<byte> bytes) => parts.Console?.FromPhone(parts.Wire.FromPhone(bytes, parts.Console.RigBaud));

    private void OnRigSent(ReadOnlyMemory<byte> bytes)
    {
        if (parts.Transmit)
        {
            var baud = parts.Console!.RigBaud;
            loop.Post(() => phone?.ConsoleInput(parts.Wire.ToPhone(bytes, baud)));
        }
    }
}
