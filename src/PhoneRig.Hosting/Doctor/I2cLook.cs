using System.Device.I2c;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;

namespace PhoneRig.Hosting.Doctor;

/// <summary>The buses that boards are on, and whether each board's chip answers at its address.</summary>
internal sealed class I2cLook : ILook
{
    public IEnumerable<Finding> At(RigConfig rig, Machine machine)
    {
        foreach (var bus in rig.Boards.GroupBy(board => board.Value.Bus).OrderBy(bus => bus.Key))
        {
            I2cBus? open = null;
            Finding? closed = null;
            try
            {
                open = machine.I2c(bus.Key);
            }
            catch (Exception fault) when (HardwareMissing.Knows(fault))
            {
                closed = Missing(bus.Key, HardwareMissing.Explain($"I2C bus {bus.Key}", fault), machine);
            }

            if (open is null)
            {
                yield return closed!;
                continue;
            }

            foreach (var finding in Others(bus.Key, machine))
            {
                yield return finding;
            }

            using (open)
            {
                if (Clock(rig, bus.Key, machine) is { } clock)
                {
                    yield return clock;
                }

                foreach (var (name, board) in bus.OrderBy(board => board.Value.Address))
                {
                    yield return Ask(open, name, board, machine);
                }
            }
        }
    }

    /// <summary>A slower clock than the rig file counts on; null where it is no slower, or the controller's device tree does not say (as on a USB adapter).</summary>
    private static Finding? Clock(RigConfig rig, int bus, Machine machine)
    {
        var counted = I2cLoad.ClockOf(rig, bus);
        return machine.Cell($"/sys/bus/i2c/devices/i2c-{bus}/of_node/clock-frequency") is { } clock && clock < counted.Hertz
            ? new Finding(
                FindingGrade.Problem,
                $"I2C bus {bus} runs at {new Frequency((int)clock)}, and the rig file counts on {counted}",
                bus == 1 ? $"echo dtparam=i2c_arm_baudrate={counted.Hertz} | sudo tee -a /boot/firmware/config.txt" : $"echo dtoverlay=i2c{bus},baudrate={counted.Hertz} | sudo tee -a /boot/firmware/config.txt")
            : null;
    }

    /// <summary>Two programs on one bus, each with its own idea of what the muxes let through, read each other's chips.</summary>
    private static IEnumerable<Finding> Others(int bus, Machine machine) =>
        from user in machine.Users(machine.PathOf($"/dev/i2c-{bus}"))
        where user.Id != Environment.ProcessId
        let ours = user.Name.StartsWith("phonerig", StringComparison.Ordinal)
        select new Finding(
            ours ? FindingGrade.Warning : FindingGrade.Problem,
            $"I2C bus {bus}: {user.Name} (process {user.Id}) uses it too{(ours ? "" : ": two programs on one bus mix up each other's muxes; give the rig a bus of its own")}",
            $"fuser -v /dev/i2c-{bus}");

    /// <summary>Reads a byte, which changes nothing in any chip that a board may be.</summary>
    private static Finding Ask(I2cBus bus, string name, BoardConfig board, Machine machine)
    {
        var where = $"board {name} ({board.Chip} at 0x{board.Address:x2} of I2C bus {board.Bus})";
        if (Path.GetFileName(machine.Target($"/sys/bus/i2c/devices/{board.Bus}-{board.Address:x4}/driver")) is var driver && driver != "driver")
        {
            return new Finding(FindingGrade.Problem, $"{where}: the kernel's driver {driver} has taken the chip: take its dtoverlay out of /boot/firmware/config.txt and reboot", "grep -n dtoverlay /boot/firmware/config.txt");
        }

        try
        {
            // Not disposed by itself: the bus closes with all its devices.
            bus.CreateDevice(board.Address).ReadByte();
            return new Finding(FindingGrade.InOrder, $"{where} answers");
        }
        catch (Exception fault) when (HardwareMissing.Knows(fault))
        {
            var missing = HardwareMissing.Explain(where, fault);
            return missing.Reason.Contains("does not answer", StringComparison.Ordinal)
                ? new Finding(FindingGrade.Problem, $"{where}: {missing.Reason}", $"i2cdetect -y {board.Bus}")
                : Missing(board.Bus, missing, machine);
        }
    }

    private static Finding Missing(int bus, HardwareFaultException fault, Machine machine) => new(
        FindingGrade.Problem,
        $"I2C bus {bus}: {fault.Reason}",
        fault.Reason.Contains("group i2c", StringComparison.Ordinal) ? $"sudo usermod -aG i2c {machine.User}"
        : bus == 1 ? "sudo raspi-config nonint do_i2c 0"
        : $"echo dtoverlay=i2c{bus} | sudo tee -a /boot/firmware/config.txt");
}
