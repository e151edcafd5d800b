using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;

namespace PhoneRig.Hosting.Doctor;

/// <summary>The header, where anything hangs on it.</summary>
internal sealed class GpioLook : ILook
{
    public IEnumerable<Finding> At(RigConfig rig, Machine machine)
    {
        var used = PinPurpose.Of(rig).Count(one => one.Pin.Board == PinRef.Header);
        if (used > 0)
        {
            yield return Open(machine, used);
        }
    }

    private static Finding Open(Machine machine, int used)
    {
        try
        {
            using var header = machine.Gpio();
            return new Finding(FindingGrade.InOrder, $"GPIO: the header is there, for {used} {(used == 1 ? "line" : "lines")} of the rig");
        }
        catch (Exception fault) when (HardwareMissing.Knows(fault) || fault is HardwareFaultException)
        {
            var reason = HardwareMissing.Explain("GPIO", fault).Reason;
            return new Finding(FindingGrade.Problem, $"GPIO: {reason}", Mend(reason, machine));
        }
    }

    private static string? Mend(string reason, Machine machine) =>
        reason.Contains("libgpiod", StringComparison.Ordinal) ? "sudo apt install libgpiod3 || sudo apt install libgpiod2"
        : reason.Contains("group gpio", StringComparison.Ordinal) ? $"sudo usermod -aG gpio {machine.User}"
        : null;
}
