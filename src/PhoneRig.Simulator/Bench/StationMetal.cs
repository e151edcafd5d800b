using System.Collections.Immutable;
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
    private readonly BrickLine line;
    private readonly BenchFingers fingers;
    private readonly StrayBytes? strays;
    private readonly List<IDisposable> wires = [];
    private readonly Dictionary<string, (LightLevel Level, TimeSpan Since)> lit = new(StringComparer.Ordinal);
    private ImmutableDictionary<string, LampColour> shown = ImmutableDictionary<string, LampColour>.Empty;
    private LampLight light;
    private IBenchPhone? phone;

    internal StationMetal(string name, IEventLoop loop, StationParts parts)
    {
        (Name, this.loop, this.parts) = (name, loop, parts);
        light = parts.Light;
        fingers = new BenchFingers(loop, parts, () => Changed?.Invoke());
        strays = parts.Strays is { } stray ? new StrayBytes(loop, stray, parts.Chance("strays"), bytes => phone?.ConsoleInput(bytes)) : null;
        line = new BrickLine(loop, parts, Feed, () => phone?.Milliamps);
        if (parts.Relay is { } coil)
        {
            wires.Add(coil.Watch(on => loop.Post(() => Drive(on))));
        }

        wires.AddRange(fingers.Watch());
        if (parts.Console is { } cable)
        {
            cable.ToPhone += OnRigSent;
        }

        Shine();
        line.Measure();
    }

    /// <summary>The power, a finger or the receiver has moved. Raised on the loop.</summary>
    public event Action? Changed;

    /// <summary>Since when the light over a colour sensor is what it is, in uptime. To be read on the loop.</summary>
    /// <param name="lamp">The lamp that it sits over.</param>
    /// <exception cref="KeyNotFoundException">No colour sensor sits over it.</exception>
    public TimeSpan LitSince(string lamp) => lit[lamp].Since;

    /// <summary>The station's name.</summary>
    public string Name { get; }

    /// <summary>The console cable, to pull and replug; null where the station has none.</summary>
    public IConsoleCable? Console => parts.Console;

    /// <summary>The solenoids over the keys, and at the "hook"; none where keys are pressed otherwise. To be read on the loop.</summary>
    public ImmutableDictionary<string, Solenoid> Solenoids => fingers.Solenoids;

    /// <summary>True while there are 48 V at the phone's power jack. To be read on the loop.</summary>
    public bool BrickPower => line.Powered;

    /// <summary>True while the rig drives the relay's coil. To be read on the loop.</summary>
    public bool CoilDriven => line.Driven;

    /// <summary>True while the brick gives nothing, whatever the relay does. To be read on the loop.</summary>
    public bool BrickOut => line.Out;

    /// <summary>A fault: the keys that the station's fingers never reach. To be set on the loop.</summary>
    public ImmutableHashSet<string> DeadKeys
    {
        get => fingers.Dead;
        set => fingers.Dead = value;
    }

    /// <summary>The keys that a finger of the station's holds down. To be read on the loop.</summary>
    public ImmutableArray<string> KeysDown => fingers.Down;

    /// <summary>True while the station's finger lifts the receiver. To be read on the loop.</summary>
    public bool OffHook => fingers.OffHook;

    /// <summary>A fault: the relay's contact is welded, it does not open any more. To be set on the loop.</summary>
    public bool RelayWelded
    {
        get => line.Welded;
        set => line.Welded = value;
    }

    /// <summary>A fault: the tap across a key has welded, so that the key is down whatever the rig does, or was exchanged. To be called on the loop.</summary>
    public void StickKey(string key, bool down) => fingers.Stick(key, down);

    /// <summary>A person plugs the brick in or out, where no relay stands in its line; else they leave it where it is. To be called on the loop.</summary>
    public void Plug(bool into) => line.Plug(into);

    /// <summary>A fault: the brick gives nothing for a while, whatever the relay does (facts 11a). To be called on the loop.</summary>
    public void DropBrick(TimeSpan duration) => line.Drop(duration);

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
        newPhone.DrawChanged += line.Measure;
        fingers.LieOn(newPhone);
        newPhone.SetBrickPower(BrickPower);
        strays?.Power(BrickPower);
        OnLamps();
        line.Measure();
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
        old.DrawChanged -= line.Measure;
        fingers.Leave();
        old.SetBrickPower(on: false);
        strays?.Power(on: false);
        OnLamps();
        line.Measure();
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

    private void Drive(bool on)
    {
        line.Drive(on);
        Changed?.Invoke();
    }

    private void Feed()
    {
        phone?.SetBrickPower(BrickPower);
        strays?.Power(phone is not null && BrickPower);
        line.Measure();
        Changed?.Invoke();
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
            var level = light.On(lamp, shown.GetValueOrDefault(lamp, LampColour.Dark));
            if (!lit.TryGetValue(lamp, out var before) || level != before.Level)
            {
                lit[lamp] = (level, loop.Uptime);
                sensor.SetLight(level);
            }
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
