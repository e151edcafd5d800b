using System.Device.Gpio;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;
using PhoneRig.Hardware.Chips;
using PhoneRig.Simulator.Bench.Gpio;
using PhoneRig.Simulator.Bench.I2c;

namespace PhoneRig.Hardware.Tests.Chips;

/// <summary>What chips with pins tell of themselves against what they were told, the drivers on simulated chips that share no code with them.</summary>
internal sealed class DeviationTests
{
    private const int Address = 0x41;
    private SimulatedI2cBus bus = null!;

    /// <summary>Another program's, to the same chips.</summary>
    private SimulatedI2cBus elsewhere = null!;

    [SetUp]
    public void Make_buses() => (bus, elsewhere) = (new SimulatedI2cBus(), new SimulatedI2cBus());

    [TearDown]
    public void Close()
    {
        bus.Dispose();
        elsewhere.Dispose();
    }

    [TestCase("mcp23017")]
    [TestCase("pcf8574")]
    [TestCase("pca9685")]
    public void A_dip_of_the_supply_is_told_once_and_moves_nothing_again(string kind)
    {
        var (chip, driver) = Make(kind);
        using var controller = new GpioController(driver);
        controller.OpenPin(3, PinMode.Output, PinValue.Low);
        controller.OpenPin(4, PinMode.Output, PinValue.High);
        Assert.That(driver.Deviation(), Is.Null);
        controller.Write(4, PinValue.Low);
        controller.Write(3, PinValue.High);
        Assert.That((driver.Deviation(), driver.Deviation()), Is.EqualTo(((string?)null, (string?)null)));

        ((IForgetful)chip).PowerOnReset();
        var moved = 0;
        ((ISimulatedPins)chip).LineChanged += (_, _) => moved++;

        Assert.That(driver.Deviation(), Does.Contain("reset").And.Contain("dip of its supply"));
        Assert.That((driver.Deviation(), moved), Is.EqualTo(((string?)null, 0)));
    }

    [TestCase("mcp23017")]
    [TestCase("pcf8574")]
    [TestCase("pca9685")]
    public void After_new_orders_the_next_dip_is_told_too(string kind)
    {
        var (chip, driver) = Make(kind);
        using var controller = new GpioController(driver);
        controller.OpenPin(3, PinMode.Output, PinValue.Low);
        ((IForgetful)chip).PowerOnReset();
        Assert.That(driver.Deviation(), Is.Not.Null);

        controller.ClosePin(3);
        controller.OpenPin(3, PinMode.Output, PinValue.Low);
        Assert.That(driver.Deviation(), Is.Null);
        ((IForgetful)chip).PowerOnReset();
        Assert.That(driver.Deviation(), Is.Not.Null);
    }

    [TestCase("mcp23017")]
    [TestCase("pcf8574")]
    [TestCase("pca9685")]
    public void A_board_that_is_gone_is_told_by_its_name(string kind)
    {
        using var buses = new I2cBuses(_ => bus);
        var address = kind == "pca9685" ? Address : 0x20;
        bus.Attach(address, kind switch { "mcp23017" => new Mcp23017Chip(), "pcf8574" => new Pcf8574Chip(), _ => new Pca9685Chip() });
        using var rack = new BoardRack(new Dictionary<string, BoardConfig> { ["keys"] = new() { Chip = kind, Address = address } }, buses, () => throw new InvalidOperationException("nobody asked for the header"));
        Assert.That(rack.Checks(), Is.Empty);
        rack.Line(new PinRef("keys", 1));
        var check = rack.Checks().Single();
        Assert.That((check.Board, check.Bus, check.Deviation()), Is.EqualTo(("keys", 1, (string?)null)));

        bus.Detach(address);

        Assert.That(check.Deviation, Throws.TypeOf<HardwareFaultException>().With.Property("Part").EqualTo("board keys"));
    }

    [Test]
    public void A_fresh_board_is_asked_and_not_compared([Values("mcp23017", "pcf8574", "pca9685")] string kind)
    {
        var (chip, driver) = Make(kind);
        using var controller = new GpioController(driver);
        Assert.That(driver.Deviation(), Is.Null);
        ((IForgetful)chip).PowerOnReset();
        Assert.That(driver.Deviation(), Is.Null);
    }

    [Test]
    public void Of_an_mcp23017_outputs_that_an_earlier_program_left_are_watched_too()
    {
        var (chip, driver) = Make("mcp23017");
        using var controller = new GpioController(driver);
        using (var earlier = new GpioController(new Mcp23017(elsewhere.CreateDevice(Address))))
        {
            earlier.OpenPin(9, PinMode.Output, PinValue.High);
        }

        controller.OpenPin(9);
        Assert.That(controller.Read(9), Is.EqualTo(PinValue.High));
        Assert.That(driver.Deviation(), Is.Null);
        ((IForgetful)chip).PowerOnReset();
        Assert.That(driver.Deviation(), Does.Contain("pin 9"));
    }

    [Test]
    public void Another_program_s_level_on_an_mcp23017_is_told_with_its_pin()
    {
        var (_, driver) = Make("mcp23017");
        using var controller = new GpioController(driver);
        controller.OpenPin(3, PinMode.Output, PinValue.High);
        controller.OpenPin(12, PinMode.Output, PinValue.Low);
        using var other = new GpioController(new Mcp23017(elsewhere.CreateDevice(Address)));
        other.OpenPin(3);
        other.Write(3, PinValue.Low);

        Assert.That(driver.Deviation(), Does.Contain("other levels").And.Contain("(pin 3)"));
        Assert.That(driver.Deviation(), Is.Null);
    }

    [Test]
    public void An_mcp23017_left_in_byte_mode_is_read_right()
    {
        var (chip, driver) = Make("mcp23017");
        using var controller = new GpioController(driver);
        chip.Write([0x0A, 0x20]);
        controller.OpenPin(3, PinMode.Output, PinValue.High);

        Assert.That((driver.Deviation(), driver.Deviation()), Is.EqualTo(((string?)null, (string?)null)));
    }

    [Test]
    public void A_high_of_a_pcf8574_that_something_pulls_down_is_no_reset()
    {
        var (chip, driver) = Make("pcf8574");
        using var controller = new GpioController(driver);
        controller.OpenPin(3, PinMode.Output, PinValue.High);
        controller.OpenPin(5, PinMode.InputPullUp);
        ((Pcf8574Chip)chip).SetInput(3, false);
        ((Pcf8574Chip)chip).SetInput(5, false);

        Assert.That(driver.Deviation(), Is.Null);
        ((Pcf8574Chip)chip).SetInput(5, null);
        Assert.That(driver.Deviation(), Is.Null);
    }

    [Test]
    public void A_pca9685_that_another_program_woke_after_a_reset_is_told()
    {
        var (chip, driver) = Make("pca9685");
        using var controller = new GpioController(driver);
        var dimmer = (Pca9685)driver;
        dimmer.SetDuty(0, 0.4);
        Assert.That(driver.Deviation(), Is.Null);
        dimmer.Lower(0, 0.2);
        dimmer.SwitchOff([1, 2]);
        Assert.That(driver.Deviation(), Is.Null);

        ((IForgetful)chip).PowerOnReset();
        chip.Write([0x00, 0x20]);

        Assert.That(driver.Deviation(), Does.Contain("divider"));
    }

    [Test]
    public void A_pca9685_s_duty_that_another_program_changed_is_told_with_its_channel()
    {
        var (_, driver) = Make("pca9685");
        using var controller = new GpioController(driver);
        ((Pca9685)driver).SetDuty(7, 1);
        using var other = new Pca9685(elsewhere.CreateDevice(Address));
        other.SwitchOff([7]);

        Assert.That(driver.Deviation(), Does.Contain("(channel 7)"));
    }

    private (ISimulatedI2cChip Chip, PinChip Driver) Make(string kind)
    {
        ISimulatedI2cChip chip = kind switch { "mcp23017" => new Mcp23017Chip(), "pcf8574" => new Pcf8574Chip(), _ => new Pca9685Chip() };
        bus.Attach(Address, chip);
        elsewhere.Attach(Address, chip);
        var device = bus.CreateDevice(Address);
        return (chip, kind switch { "mcp23017" => new Mcp23017(device), "pcf8574" => new Pcf8574(device), _ => new Pca9685(device) });
    }
}
