using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Doctor;

/// <summary>The serial ports of phones' consoles and of USB relay boards: there, allowed, free, and by a name that stays.</summary>
internal sealed class SerialPortsLook : ILook
{
    private const string StableNames = "/dev/serial/by-id";

    public IEnumerable<Finding> At(RigConfig rig, Machine machine)
    {
        foreach (var (name, station) in rig.Stations.OrderBy(station => station.Key, StringComparer.Ordinal))
        {
            if (station.Console is { } console)
            {
                foreach (var finding in At($"console of {name}", console.Port, machine))
                {
                    yield return finding;
                }
            }
        }

        var boards = rig.Stations.Where(station => station.Value.Power.UsbRelay is not null).ToLookup(station => station.Value.Power.UsbRelay!.Port, station => station.Key, StringComparer.Ordinal);
        foreach (var board in boards.OrderBy(board => board.Key, StringComparer.Ordinal))
        {
            foreach (var finding in At($"USB relay board of {string.Join(", ", board.Order(StringComparer.Ordinal))}", board.Key, machine))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<Finding> At(string part, string port, Machine machine)
    {
        var what = $"{part}, {port}";
        if (!machine.Exists(port))
        {
            var there = machine.Names(StableNames);
            yield return new Finding(
                FindingGrade.Problem,
                $"{what}: there is no such port; {(there.Count == 0 ? "no USB serial adapter is plugged in" : $"there are {string.Join(", ", there.Select(one => $"{StableNames}/{one}"))}")}",
                $"ls -l {StableNames}/");
            yield break;
        }

        var target = machine.Target(port);
        var device = Path.GetFileName(target);
        var found = false;
        foreach (var finding in Findings(what, target, device, machine))
        {
            found = true;
            yield return finding;
        }

        if (!port.StartsWith("/dev/serial/", StringComparison.Ordinal) && (device.StartsWith("ttyUSB", StringComparison.Ordinal) || device.StartsWith("ttyACM", StringComparison.Ordinal)))
        {
            found = true;
            var stable = machine.Names(StableNames).FirstOrDefault(one => machine.Target($"{StableNames}/{one}") == target);
            yield return new Finding(
                FindingGrade.Warning,
                $"{what}: the name may lead to another adapter after the next start{(stable is null ? "" : $"; write {StableNames}/{stable} in the rig file")}",
                stable is null ? $"ls -l {StableNames}/" : null);
        }

        if (!found)
        {
            yield return new Finding(FindingGrade.InOrder, $"{what}: there, and free");
        }
    }

    private static IEnumerable<Finding> Findings(string what, string target, string device, Machine machine)
    {
        if (!machine.MayOpen(target))
        {
            yield return new Finding(FindingGrade.Problem, $"{what}: {machine.User} may not open it", $"sudo usermod -aG dialout {machine.User}");
        }

        // What types there goes into the phone, where at "loader>" or "#" it is obeyed (facts 5), or to the relays, which take it for commands.
        if (machine.Read("/proc/cmdline")?.Split(' ', StringSplitOptions.TrimEntries).Any(word => IsConsole(word, device)) == true)
        {
            yield return new Finding(
                FindingGrade.Problem,
                $"{what}: the kernel writes its messages there (console={device}), into what hangs on it",
                $"sudo sed -i 's/console={device},\\?[^ ]* *//' /boot/firmware/cmdline.txt && sudo reboot");
        }

        if (machine.Processes().FirstOrDefault(process => process.Name == "agetty" && process.Arguments.Any(word => word == device || word == $"/dev/{device}")) is { } getty)
        {
            yield return new Finding(FindingGrade.Problem, $"{what}: a login prompt runs there (process {getty.Id})", $"sudo systemctl disable --now serial-getty@{device}.service");
        }
        else if (machine.Users(target).FirstOrDefault(process => process.Id != Environment.ProcessId) is { } user)
        {
            yield return new Finding(
                user.Name.StartsWith("phonerig", StringComparison.Ordinal) ? FindingGrade.Warning : FindingGrade.Problem,
                $"{what}: {user.Name} (process {user.Id}) has it open",
                $"fuser -v {target}");
        }
    }

    /// <summary>The kernel's parameter is console=DEVICE, or console=DEVICE,OPTIONS.</summary>
    private static bool IsConsole(string word, string device) => word == $"console={device}" || word.StartsWith($"console={device},", StringComparison.Ordinal);
}
