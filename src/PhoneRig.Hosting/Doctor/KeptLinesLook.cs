using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Doctor;

/// <summary>
/// Whether the kernel leaves a line as it is after the process that drove it has ended, however it ended: Raspberry Pi OS does, unless it is told not to
/// (Raspberry Pi documentation, "strict_gpiod"). A key that hangs on the header then stays down until somebody lets it go. Relays are to stay as they are, and expanders keep their
/// outputs in any case.
/// </summary>
internal sealed class KeptLinesLook : ILook
{
    private const string Parameter = "/sys/module/pinctrl_bcm2835/parameters/persist_gpio_outputs";
    private const string Line = "dtparam=strict_gpiod";
    private const string File = "/boot/firmware/config.txt";

    /// <summary>Why a rig is not taken over on a machine; null where nothing stands against it.</summary>
    public static string? Refusal(RigConfig rig, Machine machine) => Kept(machine) == true && Key(rig) is { } key
        ? $"{key.Purpose} hangs on {key.Pin}, and this kernel leaves a line driven after its process has died: the key would stay down. Write the line `{Line}` into {File} and reboot, or put the keys on an expander"
        : null;

    public IEnumerable<Finding> At(RigConfig rig, Machine machine)
    {
        if (Key(rig) is { } key)
        {
            yield return Kept(machine) switch
            {
                true => new Finding(FindingGrade.Problem, $"kept lines: {Refusal(rig, machine)}", $"echo {Line} | sudo tee -a {File} && sudo reboot"),
                false => new Finding(FindingGrade.InOrder, "kept lines: a line of the header falls back to its resistor when its process dies"),
                null => new Finding(
                    FindingGrade.Warning,
                    $"kept lines: this kernel does not tell whether a line stays driven after its process has died, and {key.Purpose} hangs on {key.Pin}: kill a rig that holds a key, and look whether it goes up by itself"),
            };
        }
    }

    /// <summary>The kernel's parameter is Y or N; null where it has none, as of the Raspberry Pi 5's header.</summary>
    private static bool? Kept(Machine machine) => machine.Read(Parameter)?.Trim() switch
    {
        "Y" or "1" => true,
        "N" or "0" => false,
        _ => null,
    };

    private static PinPurpose? Key(RigConfig rig) => PinPurpose.Of(rig).FirstOrDefault(one => one.Pin.Board == PinRef.Header && one.Place.Contains("keypad"));
}
