using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Doctor;

/// <summary>Programs that write into any serial adapter they find: what they take for a modem or a Braille display is a phone.</summary>
internal sealed class TypistsLook : ILook
{
    public IEnumerable<Finding> At(RigConfig rig, Machine machine)
    {
        if (rig.Stations.Values.All(station => station.Console is null))
        {
            yield break;
        }

        foreach (var process in machine.Processes().Where(process => process.Name is "ModemManager" or "brltty"))
        {
            yield return new Finding(
                FindingGrade.Problem,
                $"{process.Name} runs (process {process.Id}) and types into every serial adapter that is plugged in, and so into phones",
                $"sudo systemctl disable --now {process.Name}");
        }
    }
}
