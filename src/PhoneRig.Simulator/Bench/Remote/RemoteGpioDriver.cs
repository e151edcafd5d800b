using System.Device.Gpio;
using PhoneRig.Core.Ports;
using PhoneRig.Simulator.Bench.Gpio;

namespace PhoneRig.Simulator.Bench.Remote;

/// <summary>The simulated header of a bench in another process, below <see cref="GpioController"/>. Safe to use from any thread; it tells of no edges, which no part of a rig asks for.</summary>
internal sealed class RemoteGpioDriver(BenchConnection bench) : GpioDriver
{
    protected override int PinCount => SimulatedGpioDriver.Lines;

    protected override void OpenPin(int pinNumber) => Do(BenchOperation.OpenPin, pinNumber);

    protected override void ClosePin(int pinNumber)
    {
        try
        {
            Do(BenchOperation.ClosePin, pinNumber);
        }
        catch (HardwareFaultException)
        {
            // A bench that is gone has no open lines; and a controller closes its lines when it is disposed of, which must not fail.
        }
    }

    protected override bool IsPinModeSupported(int pinNumber, PinMode mode) =>
        mode is PinMode.Input or PinMode.InputPullUp or PinMode.InputPullDown or PinMode.Output;

    protected override PinMode GetPinMode(int pinNumber) => (PinMode)Get(BenchOperation.Mode, pinNumber);

    protected override void SetPinMode(int pinNumber, PinMode mode) => Do(BenchOperation.SetMode, pinNumber, (byte)mode);

    protected override void SetPinMode(int pinNumber, PinMode mode, PinValue initialValue) =>
        Do(BenchOperation.SetModeAndLevel, pinNumber, (byte)mode, Level(initialValue));

    protected override PinValue Read(int pinNumber) => Get(BenchOperation.Read, pinNumber) != 0;

    protected override void Write(int pinNumber, PinValue value) => Do(BenchOperation.Write, pinNumber, Level(value));

    protected override void AddCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback) => throw NoEdges();

    protected override void RemoveCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback) => throw NoEdges();

    protected override WaitForEventResult WaitForEvent(int pinNumber, PinEventTypes eventTypes, CancellationToken cancellationToken) => throw NoEdges();

    /// <summary>The end of the connection is the end of the program: the bench closes every line that was opened through it.</summary>
    protected override void Dispose(bool disposing)
    {
        bench.Dispose();
        base.Dispose(disposing);
    }

    private static NotSupportedException NoEdges() => new("the header of a bench in another process tells of no edges");

    private static byte Level(PinValue value) => (bool)value ? (byte)1 : (byte)0;

    private static byte Pin(int pin) => pin is >= 0 and < SimulatedGpioDriver.Lines
        ? (byte)pin
        : throw new ArgumentOutOfRangeException(nameof(pin), pin, $"the simulated header has the pins 0 to {SimulatedGpioDriver.Lines - 1}");

    private byte Get(BenchOperation operation, int pin)
    {
        Span<byte> answer = stackalloc byte[1];
        bench.Exchange(operation, [Pin(pin)], answer);
        return answer[0];
    }

    private void Do(BenchOperation operation, int pin) => bench.Exchange(operation, [Pin(pin)], []);

    private void Do(BenchOperation operation, int pin, byte argument) => bench.Exchange(operation, [Pin(pin), argument], []);

    private void Do(BenchOperation operation, int pin, byte first, byte second) => bench.Exchange(operation, [Pin(pin), first, second], []);
}
