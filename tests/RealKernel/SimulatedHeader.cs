using System.Device.Gpio;
using PhoneRig.Hardware.Boards;

namespace PhoneRig.Tests.RealKernel;

/// <summary>The header that scripts/uml-run.sh's kernel has at /dev/gpiochip0 (gpio-sim), from outside of whoever drives its lines.</summary>
internal static class SimulatedHeader
{
    /// <summary>Of the tests that scripts/uml-tests.sh runs.</summary>
    public const string Category = "RealKernel";

    private const string Chip = "/sys/devices/platform/gpio-sim.0/gpiochip0";

    private const string Persistence = "/sys/module/gpio_sim/parameters/persist_gpio_outputs";

    /// <summary>Whether outputs stay as they are when nobody holds them any more, as Raspberry Pi OS has it; else they become inputs at their pull.</summary>
    public static bool OutputsPersist
    {
        set => File.WriteAllText(Persistence, value ? "Y" : "N");
    }

    /// <summary>Every line that nobody holds is an input at its pull again, whatever a program left.</summary>
    public static void PutBack()
    {
        OutputsPersist = false;
        using var gpio = HeaderGpio.Open();
        for (var line = 9; line < 28; line++)
        {
            gpio.OpenPin(line, PinMode.Input);
        }
    }

    /// <summary>A test that has no such kernel under it is ignored.</summary>
    public static void Need()
    {
        if (!Directory.Exists(Chip))
        {
            Assert.Ignore("needs a kernel with a simulated header: scripts/uml-tests.sh runs it in one");
        }
    }

    /// <summary>Pulls a line high or low from outside.</summary>
    public static void Pull(int line, bool high) => File.WriteAllText($"{Chip}/sim_gpio{line}/pull", high ? "pull-up" : "pull-down");

    /// <summary>The level of a line.</summary>
    public static bool IsHigh(int line) => File.ReadAllText($"{Chip}/sim_gpio{line}/value")[0] == '1';
}
