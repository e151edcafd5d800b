using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Simulator.Bench.Solenoids;

namespace PhoneRig.Simulator.Bench;

/// <summary>
/// What presses the keys of one station's phone and lifts its receiver: taps or solenoids, with what is wrong with them. It is where it is whether or not a phone lies under it.
/// Used on the loop only.
/// </summary>
internal sealed class BenchFingers
{
    private readonly IEventLoop loop;
    private readonly StationParts parts;
    private readonly Action moved;
    private readonly KeyContacts? contacts;
    private readonly SortedSet<string> down = new(StringComparer.Ordinal);
    private readonly SortedSet<string> stuck = new(StringComparer.Ordinal);
    private IBenchPhone? phone;

    /// <param name="loop">The loop.</param>
    /// <param name="parts">The station's parts.</param>
    /// <param name="moved">Told when a finger has moved, or the receiver.</param>
    public BenchFingers(IEventLoop loop, StationParts parts, Action moved)
    {
        (this.loop, this.parts, this.moved) = (loop, parts, moved);
        contacts = parts.Slips is { } slips ? new KeyContacts(loop, slips, parts.Chance("fingers"), (key, on) => phone?.SetKey(key, on)) : null;
        Solenoids = parts.Solenoids.ToImmutableDictionary(
            one => one.Key,
            one => new Solenoid(loop, one.Value.Coil, parts.SolenoidPhysics, one.Key == KeypadParts.Hook ? SetHook : one.Key == KeypadParts.Speaker ? PushSpeaker : down => SetKey(one.Key, down)));
    }

    /// <summary>The solenoids over the keys, and at the "hook"; none where keys are pressed otherwise.</summary>
    public ImmutableDictionary<string, Solenoid> Solenoids { get; }

    /// <summary>A fault: the keys that they never reach.</summary>
    public ImmutableHashSet<string> Dead { get; set; } = [];

    /// <summary>The keys that one of them holds down.</summary>
    public ImmutableArray<string> Down => [.. down];

    /// <summary>True while the receiver is lifted.</summary>
    public bool OffHook { get; private set; }

    /// <summary>Follows the rig's wires from now on, until what is given back is disposed of.</summary>
    public IReadOnlyList<IDisposable> Watch() =>
    [
        .. parts.Keys.Select(key => key.Value.Watch(on => loop.Post(() => SetKey(key.Key, on)))),
        .. parts.Hook is { } hook ? [hook.Watch(on => loop.Post(() => SetHook(on)))] : Array.Empty<IDisposable>(),
        .. Solenoids.Select(one => parts.Solenoids[one.Key].Wire.Watch(pulses => loop.Post(() => one.Value.Drive(pulses)))),
    ];

    /// <summary>A fault: the tap across a key has welded, so that the key is down whatever the rig does, or was exchanged.</summary>
    public void Stick(string key, bool down)
    {
        if (down ? stuck.Add(key) : stuck.Remove(key))
        {
            phone?.SetKey(key, down || this.down.Contains(key));
        }
    }

    /// <summary>A phone is laid under them: its keys and its receiver are as they are.</summary>
    public void LieOn(IBenchPhone newPhone)
    {
        phone = newPhone;
        newPhone.SetHook(OffHook);
        foreach (var key in down.Union(stuck, StringComparer.Ordinal))
        {
            newPhone.SetKey(key, down: true);
        }
    }

    /// <summary>The phone is taken from under them: its keys come up and its receiver is put back.</summary>
    public void Leave()
    {
        var old = phone;
        phone = null;
        foreach (var key in down.Union(stuck, StringComparer.Ordinal))
        {
            old?.SetKey(key, down: false);
        }

        old?.SetHook(offHook: false);
    }

    private void SetKey(string key, bool on)
    {
        _ = on ? down.Add(key) : down.Remove(key);
        if (stuck.Contains(key))
        {
            // It is closed already, and stays so.
        }
        else if (parts.Slips?.Dead.Contains(key) == true || Dead.Contains(key))
        {
            // The finger moves, and reaches nothing.
        }
        else if (contacts is null)
        {
            phone?.SetKey(key, on);
        }
        else
        {
            contacts.Move(key, on);
        }

        moved();
    }

    private void SetHook(bool on)
    {
        OffHook = on;
        phone?.SetHook(on);
        moved();
    }

    private void PushSpeaker(bool down)
    {
        if (down)
        {
            phone?.PressSpeaker();
        }
    }
}
