using System.Globalization;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Doctor;

/// <summary>Whether this process may do what the rig's servers need.</summary>
internal sealed class CapabilitiesLook : ILook
{
    /// <summary>CAP_NET_BIND_SERVICE and CAP_NET_RAW (linux/capability.h).</summary>
    private static readonly (string Name, int Bit, string For)[] Needed =
    [
        ("CAP_NET_BIND_SERVICE", 10, "DHCP and TFTP have ports below 1024"),
        ("CAP_NET_RAW", 13, "what phones announce by CDP is heard with it, and servers stay on their interface"),
    ];

    public IEnumerable<Finding> At(RigConfig rig, Machine machine)
    {
        var line = machine.Read("/proc/self/status")?.Split('\n').FirstOrDefault(one => one.StartsWith("CapEff:", StringComparison.Ordinal));
        if (line is null || !ulong.TryParse(line["CapEff:".Length..].Trim(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var has))
        {
            yield break; // no Linux: opening a port tells
        }

        var missing = Needed.Where(one => (has >> one.Bit & 1) == 0).ToList();
        if (missing.Count == 0)
        {
            yield return new Finding(FindingGrade.InOrder, $"{machine.User} has CAP_NET_BIND_SERVICE and CAP_NET_RAW");
        }

        foreach (var (name, bit, why) in missing)
        {
            var (grade, more) = bit == 13 ? (FindingGrade.Warning, "") : (FindingGrade.Problem, ", or look again as the service's user");
            yield return new Finding(grade, $"{machine.User} has no {name} here: {why}{more}", "sudo setcap 'cap_net_bind_service,cap_net_raw=+ep' \"$(readlink -f \"$(command -v phonerig)\")\"");
        }
    }
}
