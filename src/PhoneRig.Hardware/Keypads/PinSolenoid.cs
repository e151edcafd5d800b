using System.Device.Gpio;
using PhoneRig.Core.Configuration;
using PhoneRig.Hardware.Boards;

namespace PhoneRig.Hardware.Keypads;

/// <summary>A solenoid on a pin that is on or off: it always has full power.</summary>
internal sealed class PinSolenoid(string part, PinLine pin, ActiveLevel active) : ISolenoid
{
    private readonly OutputLine line = new(part, pin);
    private readonly PinValue on = active == ActiveLevel.High;

    public TimeSpan? EaseAfter => null;

    public void PullIn() => line.Drive(on);

    public void Ease()
    {
    }

    public void LetGo() => line.Drive(!on);
}
