using System.Collections.Frozen;
using System.Device.Gpio;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;

namespace PhoneRig.Hardware.Keypads;

/// <summary>An analog switch over each key's contacts, one pin a key (facts 9). Making one touches no pin.</summary>
public sealed class TapKeypad : IKeypad
{
    private readonly FrozenDictionary<Key, OutputLine> keys;
    private readonly OutputLine? hook;
    private readonly PinValue active;

    /// <summary>A keypad over its pins.</summary>
    /// <param name="keys">The pin of each key.</param>
    /// <param name="hook">The pin that lifts the receiver; null where none does.</param>
    /// <param name="active">The level that presses.</param>
    public TapKeypad(IReadOnlyDictionary<Key, PinLine> keys, PinLine? hook = null, ActiveLevel active = ActiveLevel.High)
    {
        this.keys = keys.ToFrozenDictionary(pair => pair.Key, pair => new OutputLine($"key {pair.Key} on {pair.Value.Name}", pair.Value));
        this.hook = hook is null ? null : new OutputLine($"hook on {hook.Name}", hook);
        this.active = active == ActiveLevel.High;
        Keys = this.keys.Keys.ToFrozenSet();
    }

    /// <inheritdoc/>
    public IReadOnlySet<Key> Keys { get; }

    /// <inheritdoc/>
    public bool HasHook => hook is not null;

    /// <inheritdoc/>
    public void SetDown(Key key, bool down)
    {
        if (!keys.TryGetValue(key, out var line))
        {
            throw new HardwareFaultException($"key {key}", $"no pin presses it; there are pins for {string.Join(' ', keys.Keys)}");
        }

        line.Drive(down ? active : !active);
    }

    /// <inheritdoc/>
    public void SetHook(bool offHook) =>
        (hook ?? throw new HardwareFaultException("hook", "no pin lifts the receiver at this station")).Drive(offHook ? active : !active);

    /// <inheritdoc/>
    public void ReleaseAll()
    {
        HardwareFaultException? first = null;
        foreach (var line in hook is null ? keys.Values : keys.Values.Append(hook))
        {
            try
            {
                line.Drive(!active);
            }
            catch (HardwareFaultException e)
            {
                first ??= e;
            }
        }

        if (first is not null)
        {
            throw first;
        }
    }
}
