using System.Device.Gpio;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;
using PhoneRig.Hardware.Chips;
using PhoneRig.Hardware.Power;
using PhoneRig.Hardware.Tests.Fakes;

namespace PhoneRig.Hardware.Tests.Power;

[TestFixture]
internal sealed class RelayPowerSwitchTests
{
    private FakeI2cBus bus = null!;
    private FakeMcp23017 chip = null!;
    private GpioController controller = null!;

    [SetUp]
    public void MakeABoard()
    {
        bus = new FakeI2cBus();
        bus.Chips[0x20] = chip = new FakeMcp23017();
        controller = new GpioController(new Mcp23017(bus.CreateDevice(0x20)));
    }

    [TearDown]
    public void Close()
    {
        controller.Dispose();
        bus.Dispose();
    }

    [Test]
    public void Making_it_sends_nothing()
    {
        Relay();
        Assert.That(bus.Transfers, Is.Zero);
    }

    [TestCase(RelayContact.NormallyClosed, ActiveLevel.High, 'L')]
    [TestCase(RelayContact.NormallyClosed, ActiveLevel.Low, 'H')]
    [TestCase(RelayContact.NormallyOpen, ActiveLevel.High, 'H')]
    [TestCase(RelayContact.NormallyOpen, ActiveLevel.Low, 'L')]
    public void It_feeds_and_cuts_by_contact_and_active_level(RelayContact contact, ActiveLevel active, char feeding)
    {
        var relay = Relay(contact, active);
        relay.Switch(on: true);
        Assert.That(relay.ReadBack(), Is.True);
        relay.Switch(on: false);
        Assert.That(relay.ReadBack(), Is.False);
        Assert.That(chip.Shown(3), Is.EqualTo($"Z{feeding}{(feeding == 'H' ? 'L' : 'H')}"));
    }

    [Test]
    public void A_relay_that_was_never_driven_reads_back_unknown_and_stays_so()
    {
        Assert.That(Relay().ReadBack(), Is.Null);
        Assert.That(chip.Shown(3), Is.EqualTo("Z"));
    }

    [Test]
    public void A_relay_left_by_an_earlier_program_is_adopted_and_does_not_click([Values] bool on)
    {
        chip.Leave(direction: 0, latch: (ushort)(on ? 0 : 0xFFFF));
        var relay = Relay();
        Assert.That(relay.ReadBack(), Is.EqualTo(on));
        relay.Switch(on);
        Assert.That(Enumerable.Range(0, 16).Select(chip.Shown), Is.All.EqualTo(on ? "L" : "H"));
    }

    [Test]
    public void A_board_that_was_reset_is_a_fault_and_can_still_be_driven()
    {
        var relay = Relay();
        relay.Switch(on: false);
        chip.PowerOn();
        Assert.That(() => relay.ReadBack(), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("reset"));
        relay.Switch(on: false);
        Assert.That(relay.ReadBack(), Is.False);
    }

    [Test]
    public void A_board_that_does_not_answer_is_named_with_what_to_check()
    {
        bus.Chips.Remove(0x20);
        Assert.That(
            () => Relay().Switch(on: true),
            Throws.TypeOf<HardwareFaultException>().With.Message.Contains("relay relays/3").And.Message.Contains("does not answer"));
        Assert.That(() => Relay().ReadBack(), Throws.TypeOf<HardwareFaultException>());
    }

    [Test]
    public void A_pin_the_board_does_not_have_is_a_fault()
    {
        var relay = new RelayPowerSwitch(new PinLine("relays/16", controller, 16), RelayContact.NormallyClosed, ActiveLevel.High);
        Assert.That(() => relay.Switch(on: true), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("0 to 15"));
    }

    [Test]
    public void On_the_header_an_output_that_was_left_high_is_switched_without_a_gap([Values] bool requestsOnOpen)
    {
        var driver = new FakeHeaderDriver(requestsOnOpen);
        driver.Lines[17] = true;
        using var header = new GpioController(driver);
        var relay = new RelayPowerSwitch(new PinLine("gpio/17", header, 17), RelayContact.NormallyClosed, ActiveLevel.High);
        Assert.That(relay.ReadBack(), requestsOnOpen ? Is.False : Is.Null, "libgpiod v1 cannot read a line that it has not requested");
        Assert.That(driver.Shown, Is.Empty);
        relay.Switch(on: false);
        relay.Switch(on: true);
        relay.Switch(on: false);
        Assert.That(driver.Shown, Is.EqualTo(new[] { "17:H", "17:L", "17:H" }));
        Assert.That(relay.ReadBack(), Is.False);
    }

    [Test]
    public void A_pin_that_cannot_become_an_output_is_a_fault_instead_of_silence()
    {
        var driver = new FakeHeaderDriver(requestsOnOpen: true);
        driver.Stubborn.Add(17);
        using var header = new GpioController(driver);
        var relay = new RelayPowerSwitch(new PinLine("gpio/17", header, 17), RelayContact.NormallyClosed, ActiveLevel.High);
        Assert.That(() => relay.Switch(on: false), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("cannot be made an output"));
    }

    [Test]
    public void A_pin_that_does_not_show_its_level_is_a_fault()
    {
        var driver = new FakeHeaderDriver(requestsOnOpen: true);
        driver.Shorted.Add(17);
        using var header = new GpioController(driver);
        var relay = new RelayPowerSwitch(new PinLine("gpio/17", header, 17), RelayContact.NormallyClosed, ActiveLevel.High);
        Assert.That(() => relay.Switch(on: false), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("shorted"));
    }

    private RelayPowerSwitch Relay(RelayContact contact = RelayContact.NormallyClosed, ActiveLevel active = ActiveLevel.High) =>
        new(new PinLine("relays/3", controller, 3), contact, active);
}
