using System.Collections.Frozen;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hardware.Keypads;

/// <summary>A solenoid over each key (facts 9). Making one touches no output.</summary>
public sealed class SolenoidKeypad : IKeypad
{
    private readonly FrozenDictionary<Key, ISolenoid> keys;
    private readonly ISolenoid? hook;
    private readonly TimeSpan? pusher;

    /// <summary>A keypad over its solenoids.</summary>
    /// <param name="keys">The solenoid of each key.</param>
    /// <param name="hook">The solenoid that lifts the receiver or the hook switch; null where none does.</param>
    /// <param name="pusher">Where the hook's solenoid is a pusher on a key that toggles, which takes the phone off hook by a press: how long it stays down. Null: it stays on while the phone is off hook.</param>
    /// <param name="active">The level that switches one on, for pins that are on or off.</param>
    public SolenoidKeypad(IReadOnlyDictionary<Key, SolenoidWire> keys, SolenoidWire? hook = null, TimeSpan? pusher = null, ActiveLevel active = ActiveLevel.High)
    {
        this.keys = keys.ToFrozenDictionary(pair => pair.Key, pair => Make($"key {pair.Key} on {pair.Value.Pin.Name}", pair.Value, active));
        this.hook = hook is null ? null : Make($"hook on {hook.Pin.Name}", hook, active);
        this.pusher = pusher;
        Keys = this.keys.Keys.ToFrozenSet();
    }

    /// <inheritdoc/>
    public IReadOnlySet<Key> Keys { get; }

    /// <inheritdoc/>
    public bool HasHook => hook is not null;

    /// <inheritdoc/>
    public TimeSpan? EaseHookAfter => pusher ?? hook?.EaseAfter;

    /// <inheritdoc/>
    public TimeSpan? EaseAfter(Key key) => keys.GetValueOrDefault(key)?.EaseAfter;

    /// <inheritdoc/>
    public void SetDown(Key key, bool down) => Set(Of(key), down);

    /// <inheritdoc/>
    public void Ease(Key key) => Of(key).Ease();

    /// <summary>Takes the phone off hook or puts it back; a pusher only comes up, since a press would toggle.</summary>
    public void SetHook(bool offHook) => Set(OfHook(), offHook);

    /// <inheritdoc/>
    public void EaseHook()
    {
        if (pusher is null)
        {
            OfHook().Ease();
        }
        else
        {
            OfHook().LetGo();
        }
    }

    /// <inheritdoc/>
    public void ReleaseAll()
    {
        HardwareFaultException? first = null;
        ISolenoid[] all = hook is null ? [.. keys.Values] : [.. keys.Values, hook];
        foreach (var chip in all.OfType<DutySolenoid>().GroupBy(solenoid => solenoid.Chip))
        {
            Try(() => DutySolenoid.LetGo(chip.Key, [.. chip]));
        }

        foreach (var solenoid in all.OfType<PinSolenoid>())
        {
            Try(solenoid.LetGo);
        }

        if (first is not null)
        {
            throw first;
        }

        void Try(Action release)
        {
            try
            {
                release();
            }
            catch (HardwareFaultException e)
            {
                first ??= e;
            }
        }
    }

    private static ISolenoid Make(string part, SolenoidWire wire, ActiveLevel active) =>
        wire.Duty is { } duty ? new DutySolenoid(part, duty, wire.Coil) : new PinSolenoid(part, wire.Pin, active);

    private static void Set(ISolenoid solenoid, bool on)
    {
        if (on)
        {
            solenoid.PullIn();
        }
        else
        {
            solenoid.LetGo();
        }
    }

    private ISolenoid Of(Key key) => keys.GetValueOrDefault(key)
        ?? throw new HardwareFaultException($"key {key}", $"no solenoid presses it; there are some for {string.Join(' ', keys.Keys)}");

    private ISolenoid OfHook() => hook ?? throw new HardwareFaultException("hook", "no solenoid lifts the receiver at this station");
}
