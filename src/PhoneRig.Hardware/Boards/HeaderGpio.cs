using System.Device.Gpio;
using System.Device.Gpio.Drivers;
using System.Runtime.InteropServices;
using PhoneRig.Core.Ports;

namespace PhoneRig.Hardware.Boards;

/// <summary>
/// The controller's own 40-pin header. The chip is found by its label: its number changed between kernels (gpiochip4 to
/// gpiochip0 on a Pi 5 with kernel 6.6.45). Always libgpiod, never RaspberryPi3Driver: libgpiod refuses a line that another program holds.
/// </summary>
public static class HeaderGpio
{
    private const string Part = "gpio header";

    /// <summary>The labels of the header's chip: Pi 5, Pi 4, Pi 0 to 3 (kernel drivers pinctrl-rp1 and pinctrl-bcm2835).</summary>
    internal static readonly string[] Labels = ["pinctrl-rp1", "pinctrl-bcm2711", "pinctrl-bcm2835"];

    /// <summary>Opens the header's chip; no line is requested or moved.</summary>
    /// <param name="label">The label of the chip to use, as gpiodetect shows it; null: the first that is a Raspberry Pi's header.</param>
    /// <exception cref="HardwareFaultException">No libgpiod, no such chip, or no permission; the message says which.</exception>
    public static GpioController Open(string? label = null)
    {
        try
        {
            // libgpiod.so.3 is version 2, libgpiod.so.2 is version 1 (Debian's libgpiod3 and libgpiod2).
            if (Installed("libgpiod.so.3"))
            {
                return new GpioController(new LibGpiodV2Driver(Choose(LibGpiodV2Driver.GetAvailableChips(), label)));
            }

            if (Installed("libgpiod.so.2"))
            {
                return new GpioController(new LibGpiodDriver(Choose(LibGpiodDriver.GetAvailableChips(), label)));
            }
        }
        catch (Exception e) when (HardwareMissing.Knows(e))
        {
            throw HardwareMissing.Explain(Part, e);
        }

        throw HardwareMissing.Explain(Part, new DllNotFoundException("libgpiod"));
    }

    /// <summary>The header's chip among those that the kernel has.</summary>
    /// <exception cref="HardwareFaultException">None has that label; the message lists those there are.</exception>
    internal static GpioChipInfo Choose(IList<GpioChipInfo> chips, string? label)
    {
        string[] wanted = label is null ? Labels : [label];
        foreach (var name in wanted)
        {
            if (chips.FirstOrDefault(chip => chip.Label == name) is { } found)
            {
                return found;
            }
        }

        var present = chips.Count == 0 ? "there is none at all" : "there are: " + string.Join(", ", chips.Select(chip => chip.Label));
        throw new HardwareFaultException(Part, $"no GPIO chip is labelled {string.Join(" or ", wanted)}; {present} (gpiodetect)");
    }

    private static bool Installed(string library)
    {
        if (!NativeLibrary.TryLoad(library, out var handle))
        {
            return false;
        }

        NativeLibrary.Free(handle);
        return true;
    }
}
