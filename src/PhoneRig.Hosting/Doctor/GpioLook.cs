using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;

namespace PhoneRig.Hosting.Doctor;

/// <summary>The header, where anything hangs on it.</summary>
internal sealed class GpioLook : ILook
{
    public IEnumerable<Finding> At(RigConfig rig, Machine machine)
    {
        var used = PinPurpose.Of(rig).Where(one => one.Pin.Board == PinRef.Header).ToList();
        if (used.Count == 0)
        {
            yield break;
        }

        var header = Open(machine, used.Count);
        yield return header;
        if (header.Grade == FindingGrade.InOrder)
        {
            foreach (var (pin, holder) in used.Select(one => (one, machine.LineHolder(one.Pin.Number))))
            {
                if (holder is not null)
                {
                    yield return Held(pin, holder);
                }
            }
        }
    }

    private static Finding Held(PinPurpose pin, string holder) => holder.StartsWith("phonerig", StringComparison.Ordinal)
        ? new Finding(FindingGrade.Warning, $"GPIO: {pin.Pin}, {pin.Purpose}, is held by {holder}: a rig is being served", "phonerig status")
        : new Finding(FindingGrade.Problem, $"GPIO: {pin.Pin}, {pin.Purpose}, is held by {holder}: the rig cannot have it; end that, or wire it to another line", "gpioinfo");

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
