using System.Device.Gpio;
using System.Device.Gpio.Drivers;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;

namespace PhoneRig.Hardware.Tests.Boards;

[TestFixture]
internal sealed class HardwareMissingTests
{
    private static readonly TestCaseData[] Faults =
    [
        new TestCaseData(new IOException("Error 2. Can not open I2C device file '/dev/i2c-1'."), "dtparam=i2c_arm=on").SetArgDisplayNames("no bus"),
        new TestCaseData(new IOException("Error 13. Can not open I2C device file '/dev/i2c-1'."), "group i2c").SetArgDisplayNames("no permission for a bus"),
        new TestCaseData(new IOException("Error 121. Cannot perform I2C data transfer."), "does not answer").SetArgDisplayNames("absent chip"),
        new TestCaseData(new IOException("Error 6. Cannot perform I2C data transfer."), "does not answer").SetArgDisplayNames("absent chip, other adapter"),
        new TestCaseData(new IOException("Unable to find a chip"), "gpiodetect").SetArgDisplayNames("no gpiochip"),
        new TestCaseData(new GpiodException("Could not open chip"), "gpiodetect").SetArgDisplayNames("no gpiochip, v2"),
        new TestCaseData(new GpiodException("Could not request line/s: Error: 'Device or resource busy'"), "another program").SetArgDisplayNames("a line that is taken, v2"),
        new TestCaseData(new GpiodException("Could not open chip: Error: 'Permission denied'"), "group gpio").SetArgDisplayNames("no permission for the chip, v2"),
        new TestCaseData(new PlatformNotSupportedException("Libgpiod driver not installed."), "libgpiod3").SetArgDisplayNames("no library, v1"),
        new TestCaseData(new DllNotFoundException("libgpiod.so.3"), "libgpiod3").SetArgDisplayNames("no library, v2"),
        new TestCaseData(new PlatformNotSupportedException("Not a supported Raspberry Pi type"), "simulated rig").SetArgDisplayNames("no Pi"),
        new TestCaseData(new DirectoryNotFoundException("/sys/class/gpio"), "simulated rig").SetArgDisplayNames("no sysfs"),
        new TestCaseData(new UnauthorizedAccessException("/dev/gpiochip0"), "group gpio").SetArgDisplayNames("no permission for the chip"),
    ];

    [TestCaseSource(nameof(Faults))]
    public void Each_way_to_have_no_hardware_becomes_one_fault_with_the_next_step(Exception error, string step)
    {
        Assert.That(HardwareMissing.Knows(error));
        var fault = HardwareMissing.Explain("relay gpio/17", error);
        Assert.That(fault.Message, Does.StartWith("relay gpio/17: ").And.Contain(step));
        Assert.That(fault.InnerException, Is.SameAs(error));
    }

    [Test]
    public void A_bug_is_no_hardware_fault() => Assert.That(HardwareMissing.Knows(new KeyNotFoundException()), Is.False);

    [Test]
    public void This_machines_missing_bus_is_explained()
    {
        if (File.Exists("/dev/i2c-250"))
        {
            Assert.Ignore("needs a machine without an I2C bus 250");
        }

        using var buses = new I2cBuses();
        Assert.That(() => buses.Bus(250), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("dtparam=i2c_arm=on"));
    }

    [Test]
    public void A_header_is_chosen_by_its_label_not_its_number()
    {
        GpioChipInfo[] chips = [new(0, "gpiochip0", "gpio-brcmstb@107d508500", 32), new(4, "gpiochip4", "pinctrl-rp1", 54)];
        Assert.That(HeaderGpio.Choose(chips, label: null).Id, Is.EqualTo(4));
        Assert.That(HeaderGpio.Choose(chips, "gpio-brcmstb@107d508500").Id, Is.Zero);
        Assert.That(
            () => HeaderGpio.Choose(chips, "gpio-sim.0"),
            Throws.TypeOf<HardwareFaultException>().With.Message.Contains("gpio-sim.0").And.Message.Contains("pinctrl-rp1"));
        Assert.That(() => HeaderGpio.Choose([], label: null), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("none at all"));
    }

    [Test]
    public void A_machine_without_a_header_says_what_is_missing()
    {
        if (Directory.GetFiles("/dev", "gpiochip*").Length > 0)
        {
            Assert.Ignore("needs a machine without GPIO chips");
        }

        Assert.That(() => HeaderGpio.Open(), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("gpio header"));
    }
}
