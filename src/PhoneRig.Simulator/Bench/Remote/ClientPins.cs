using System.Device.Gpio;

namespace PhoneRig.Simulator.Bench.Remote;

/// <summary>The header's lines as one connection uses them. Those it opened are let go with it; what they drove stays as the metal has it.</summary>
/// <param name="header">The header.</param>
/// <param name="answer">Takes what is read.</param>
internal sealed class ClientPins(SharedHeader header, BenchAnswer answer) : IDisposable
{
    /// <summary>Does something at a pin.</summary>
    /// <exception cref="InvalidOperationException">There is no such operation, or its request has another length.</exception>
    public void Do(BenchOperation operation, ref MessageReader message)
    {
        var pin = message.Byte();
        switch (operation)
        {
            case BenchOperation.OpenPin:
                message.CheckWhole();
                header.Open(this, pin);
                break;
            case BenchOperation.ClosePin:
                message.CheckWhole();
                header.Close(this, pin);
                break;
            case BenchOperation.SetMode:
                var mode = (PinMode)message.Byte();
                message.CheckWhole();
                header.Pins.SetMode(pin, mode);
                break;
            case BenchOperation.SetModeAndLevel:
                var (to, level) = ((PinMode)message.Byte(), message.Byte());
                message.CheckWhole();
                header.Pins.SetMode(pin, to, level != 0);
                break;
            case BenchOperation.Mode:
                message.CheckWhole();
                answer.Put([(byte)header.Pins.Mode(pin)]);
                break;
            case BenchOperation.Read:
                message.CheckWhole();
                answer.Put([(bool)header.Pins.Read(pin) ? (byte)1 : (byte)0]);
                break;
            case BenchOperation.Write:
                var value = message.Byte();
                message.CheckWhole();
                header.Pins.Write(pin, value != 0);
                break;
            default:
                throw new InvalidOperationException($"the bench knows no operation {(byte)operation}");
        }
    }

    public void Dispose() => header.Leave(this);
}
