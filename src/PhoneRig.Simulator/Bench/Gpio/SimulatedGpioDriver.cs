using System.Device.Gpio;
using System.Runtime.CompilerServices;

namespace PhoneRig.Simulator.Bench.Gpio;

/// <summary>
/// The simulated header of a Raspberry Pi, below <see cref="GpioController"/>: 54 lines by BCM number. It is metal: a controller that
/// disposes it has only let its lines go, and the next controller finds them as they were left. Safe to use from any thread.
/// </summary>
/// <param name="persistOutputs">
/// What becomes of an output that is closed: true, it stays driven, as Raspberry Pi OS does by default; false, it falls back to an input,
/// as the kernel's own driver does, or with dtparam=strict_gpiod.
/// </param>
public sealed class SimulatedGpioDriver(bool persistOutputs = true) : GpioDriver, ISimulatedPins, IHeaderPins
{
    /// <summary>The lines of a BCM2835 to BCM2711: GPIO 0 to 53.</summary>
    public const int Lines = 54;

    private readonly Lock gate = new();
    private readonly OrderedNotices notices = new();
    private readonly HeaderLine[] lines = [.. Enumerable.Range(0, Lines).Select(pin => new HeaderLine(PulledUpAtPowerOn(pin)))];

    /// <inheritdoc/>
    public event Action<int, LineState>? LineChanged;

    /// <summary>Whether an output stays driven after its line is closed. May be changed at any time.</summary>
    public bool PersistOutputs { get; set; } = persistOutputs;

    /// <inheritdoc/>
    public int Count => Lines;

    /// <inheritdoc/>
    protected override int PinCount => Lines;

    /// <summary>The controller loses its power: every line is an input, whatever it was, and nothing is open any more.</summary>
    public void LosePower()
    {
        for (var pin = 0; pin < Lines; pin++)
        {
            Change(pin, line =>
            {
                line.Set(PinMode.Input);
                LetGo(line);
            });
        }
    }

    /// <inheritdoc/>
    public LineState Line(int pin)
    {
        lock (gate)
        {
            return At(pin).State;
        }
    }

    /// <summary>The bench drives a wire high or low, or with null lets it go, so that the pull decides. An output of the header wins over it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such pin.</exception>
    public void SetInput(int pin, bool? level) => Change(pin, line => line.Outside = level);

    void IHeaderPins.Open(int pin) => OpenPin(pin);

    void IHeaderPins.Close(int pin) => ClosePin(pin);

    bool IHeaderPins.Supports(int pin, PinMode mode) => IsPinModeSupported(pin, mode);

    PinMode IHeaderPins.Mode(int pin) => GetPinMode(pin);

    void IHeaderPins.SetMode(int pin, PinMode mode) => SetPinMode(pin, mode);

    void IHeaderPins.SetMode(int pin, PinMode mode, PinValue initialValue) => SetPinMode(pin, mode, initialValue);

    PinValue IHeaderPins.Read(int pin) => Read(pin);

    void IHeaderPins.Write(int pin, PinValue value) => Write(pin, value);

    /// <inheritdoc/>
    protected override void OpenPin(int pinNumber)
    {
        lock (gate)
        {
            At(pinNumber).Open = true;
        }
    }

    /// <inheritdoc/>
    protected override void ClosePin(int pinNumber) => Change(pinNumber, LetGo);

    /// <inheritdoc/>
    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) =>
        mode is PinMode.Input or PinMode.InputPullUp or PinMode.InputPullDown or PinMode.Output;

    /// <inheritdoc/>
    protected override PinMode GetPinMode(int pinNumber)
    {
        lock (gate)
        {
            return OpenLine(pinNumber).Mode;
        }
    }

    /// <inheritdoc/>
    protected override void SetPinMode(int pinNumber, PinMode mode)
    {
        Support(pinNumber, mode);
        Change(pinNumber, line => Opened(line, pinNumber).Set(mode));
    }

    /// <inheritdoc/>
    protected override void SetPinMode(int pinNumber, PinMode mode, PinValue initialValue)
    {
        Support(pinNumber, mode);
        Change(pinNumber, line =>
        {
            Opened(line, pinNumber).Latch = (bool)initialValue;
            line.Set(mode);
        });
    }

    /// <inheritdoc/>
    protected override PinValue Read(int pinNumber)
    {
        lock (gate)
        {
            return OpenLine(pinNumber).Level;
        }
    }

    /// <summary>Sets the output latch. On an input nothing is driven, and the latch keeps the value: so do the real drivers, without an error.</summary>
    protected override void Write(int pinNumber, PinValue value) =>
        Change(pinNumber, line => Opened(line, pinNumber).Latch = (bool)value);

    /// <inheritdoc/>
    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback)
    {
        lock (gate)
        {
            OpenLine(pinNumber).Callbacks.Add((eventTypes, callback));
        }
    }

    /// <inheritdoc/>
    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback)
    {
        lock (gate)
        {
            if (OpenLine(pinNumber).Callbacks.RemoveAll(listener => listener.Call == callback) == 0)
            {
                throw new InvalidOperationException($"pin {pinNumber} of the simulated header has no such callback");
            }
        }
    }

    /// <inheritdoc/>
    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken)
    {
        using var seen = new ManualResetEventSlim();
        var edge = PinEventTypes.None;
        void OnEdge(object sender, PinValueChangedEventArgs change)
        {
            edge = change.ChangeType;
            seen.Set();
        }

        AddCallbackForPinValueChangedEvent(pinNumber, eventTypes, OnEdge);
        try
        {
            seen.Wait(cancellationToken);
            return new WaitForEventResult { EventTypes = edge };
        }
        catch (OperationCanceledException)
        {
            return new WaitForEventResult { TimedOut = true };
        }
        finally
        {
            RemoveCallbackForPinValueChangedEvent(pinNumber, OnEdge);
        }
    }

    /// <summary>Closes every line, as the end of a program does. The driver can be used again: the metal lives on.</summary>
    protected override void Dispose(bool disposing)
    {
        for (var pin = 0; pin < Lines; pin++)
        {
            Change(pin, LetGo);
        }

        base.Dispose(disposing);
    }

    /// <summary>Source: BCM2835 ARM Peripherals, table 6-31, column "pull". Lines 28, 29, 44 and 45 have none; they read low here.</summary>
    private static bool PulledUpAtPowerOn(int pin) => pin is <= 8 or (>= 34 and <= 36) or >= 46;

    private static HeaderLine Opened(HeaderLine line, int pin) =>
        line.Open ? line : throw new InvalidOperationException($"pin {pin} of the simulated header is not open");

    private void LetGo(HeaderLine line)
    {
        if (line.Open && !PersistOutputs)
        {
            line.Set(PinMode.Input);
        }

        line.Open = false;
        line.Callbacks.Clear();
    }

    private void Support(int pin, PinMode mode)
    {
        if (!IsPinModeSupported(pin, mode))
        {
            throw new InvalidOperationException($"pin {pin} of the simulated header does not support mode {mode}");
        }
    }

    private HeaderLine OpenLine(int pin) => Opened(At(pin), pin);

    private HeaderLine At(int pin, [CallerArgumentExpression(nameof(pin))] string? parameter = null) =>
        pin is >= 0 and < Lines
            ? lines[pin]
            : throw new ArgumentOutOfRangeException(parameter, pin, $"the simulated header has the pins 0 to {Lines - 1}");

    private void Change(int pin, Action<HeaderLine> change)
    {
        lock (gate)
        {
            var line = At(pin);
            var (before, level) = (line.State, line.Level);
            change(line);
            var after = line.State;
            if (after != before)
            {
                notices.Add(() => LineChanged?.Invoke(pin, after));
            }

            if (line.Level != level)
            {
                Announce(pin, line);
            }
        }

        notices.Run();
    }

    private void Announce(int pin, HeaderLine line)
    {
        var edge = line.Level ? PinEventTypes.Rising : PinEventTypes.Falling;
        foreach (var (edges, call) in line.Callbacks.Where(listener => listener.Edges.HasFlag(edge)))
        {
            notices.Add(() => call(this, new PinValueChangedEventArgs(edge, pin)));
        }
    }
}
