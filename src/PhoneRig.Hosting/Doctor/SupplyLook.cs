using System.Globalization;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Doctor;

/// <summary>Whether the Raspberry Pi has, or had, too little voltage: its lines and its USB ports then drop out as they like.</summary>
internal sealed class SupplyLook : ILook
{
    /// <summary>As vcgencmd get_throttled: bit 0 now, bit 16 since the start (Raspberry Pi documentation, "vcgencmd").</summary>
    private const string Throttled = "/sys/devices/platform/soc/soc:firmware/get_throttled";

    public IEnumerable<Finding> At(RigConfig rig, Machine machine)
    {
        if (!uint.TryParse(machine.Read(Throttled)?.Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits))
        {
            yield break; // no Raspberry Pi
        }

        yield return (bits & 0x1) != 0 ? new Finding(FindingGrade.Problem, "supply: the controller has too little voltage now: give it its own power supply, and coils and relays another")
            : (bits & 0x10000) != 0 ? new Finding(FindingGrade.Warning, "supply: the controller had too little voltage since its start: give it its own power supply, and coils and relays another")
            : new Finding(FindingGrade.InOrder, "supply: no low voltage since the controller's start");
    }
}
