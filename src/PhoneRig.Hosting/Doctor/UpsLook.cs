using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hosting.Doctor;

/// <summary>Whether the server that watches the uninterruptible power supply answers, and what it says. A contact on a pin is the header's or a board's matter.</summary>
internal sealed class UpsLook : ILook
{
    public IEnumerable<Finding> At(RigConfig rig, Machine machine) => rig.Ups?.Nut is { } supply ? [At(supply, machine)] : [];

    private static Finding At(NutAddress supply, Machine machine)
    {
        try
        {
            var reading = machine.AskUps(supply);
            return reading.Power == UpsPower.Mains
                ? new Finding(FindingGrade.InOrder, $"UPS: {supply} says {reading.Said}: the mains are there")
                : new Finding(FindingGrade.Warning, $"UPS: {supply} says {reading.Said}: nothing is begun that erases, formats or downloads until the mains are back");
        }
        catch (HardwareFaultException silent)
        {
            return new Finding(FindingGrade.Problem, $"UPS: {silent.Reason}; the rig would go on as on the mains", $"upsc {supply}");
        }
    }
}
