using System.Text.RegularExpressions;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Doctor;

/// <summary>Whether the machine starts itself again by night, in the middle of a run.</summary>
internal sealed partial class RebootsLook : ILook
{
    private const string Folder = "/etc/apt/apt.conf.d";

    public IEnumerable<Finding> At(RigConfig rig, Machine machine)
    {
        if (machine.Names(Folder).FirstOrDefault(name => machine.Read($"{Folder}/{name}") is { } text && Reboots().IsMatch(text)) is { } name)
        {
            yield return new Finding(
                FindingGrade.Warning,
                $"reboots: {Folder}/{name} lets the machine start itself again after updates, in the middle of a run",
                "echo 'Unattended-Upgrade::Automatic-Reboot \"false\";' | sudo tee /etc/apt/apt.conf.d/99phonerig");
        }
    }

    /// <summary>A line that is no comment (apt.conf(5)).</summary>
    [GeneratedRegex("""^\s*Unattended-Upgrade::Automatic-Reboot\s+"true"\s*;""", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Reboots();
}
