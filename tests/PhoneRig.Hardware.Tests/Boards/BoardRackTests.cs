using System.Device.Gpio;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Ports;
using PhoneRig.Hardware.Boards;
using PhoneRig.Hardware.Tests.Fakes;

namespace PhoneRig.Hardware.Tests.Boards;

[TestFixture]
internal sealed class BoardRackTests
{
    private readonly Dictionary<string, BoardConfig> boards = new()
    {
        ["relays"] = new BoardConfig { Chip = "mcp23017", Address = 0x20 },
        ["eyes"] = new BoardConfig { Chip = "tca9548a", Address = 0x70 },
        ["more-eyes"] = new BoardConfig { Chip = "tca9548a", Address = 0x71 },
    };

    private FakeI2cBus wire = null!;
    private FakeMcp23017 expander = null!;
    private I2cBuses buses = null!;
    private BoardRack rack = null!;
    private int headers;

    [SetUp]
    public void MakeARack()
    {
        wire = new FakeI2cBus();
        wire.Chips[0x20] = expander = new FakeMcp23017();
        foreach (var address in new[] { 0x70, 0x71 })
        {
            var mux = new FakeTca9548a { Control = 0xFF }; // as an earlier program may have left it
            mux.Channels[0][0x29] = new FakeTcs34725();
            wire.Chips[address] = mux;
            wire.Muxes.Add(mux);
        }

        headers = 0;
        buses = new I2cBuses(_ => wire);
        rack = new BoardRack(boards, buses, () =>
        {
            headers++;
            return new GpioController(new FakeHeaderDriver(requestsOnOpen: true));
        });
    }

    [TearDown]
    public void Close()
    {
        rack.Dispose();
        buses.Dispose();
        wire.Dispose();
    }

    [Test]
    public void All_pins_of_a_board_share_one_controller()
    {
        Assert.That(rack.Line(new PinRef("relays", 1)).Controller, Is.SameAs(rack.Line(new PinRef("relays", 2)).Controller));
        Assert.That(rack.Line(new PinRef("gpio", 17)).Controller, Is.SameAs(rack.Line(new PinRef("gpio", 18)).Controller));
        Assert.That(headers, Is.EqualTo(1));
    }

    [Test]
    public void A_line_carries_its_name_and_number() =>
        Assert.That(rack.Line(new PinRef("relays", 5)), Has.Property("Name").EqualTo("relays/5").And.Property("Pin").EqualTo(5));

    [Test]
    public void Both_kinds_of_PCF8574_have_pins([Values("pcf8574", "pcf8574a")] string chip)
    {
        using var other = new BoardRack(new Dictionary<string, BoardConfig> { ["p"] = new() { Chip = chip, Address = 0x38 } }, buses, () => throw new InvalidOperationException());
        wire.Chips[0x38] = new FakePcf8574();

        Assert.That(other.Line(new PinRef("p", 7)).Controller.OpenPin(7).Read(), Is.EqualTo(PinValue.High));
    }

    [Test]
    public void Finding_pins_and_disposing_the_rack_sends_nothing_to_an_expander()
    {
        rack.Line(new PinRef("relays", 1));
        rack.Dispose();
        Assert.That(wire.Transfers, Is.Zero);
        Assert.That(expander.Writes, Is.Zero);
    }

    [Test]
    public void Muxes_of_one_bus_are_switched_off_before_the_first_channel_is_used()
    {
        using var one = rack.Channel(new PinRef("eyes", 0)).CreateDevice(0x29);
        using var two = rack.Channel(new PinRef("more-eyes", 0)).CreateDevice(0x29);
        Assert.That(wire.Muxes.Select(mux => mux.Control), Is.All.Zero);
        Assert.That(() => one.WriteRead([0xB2], new byte[1]), Throws.Nothing);
        Assert.That(() => two.WriteRead([0xB2], new byte[1]), Throws.Nothing);
    }

    [Test]
    public void A_mux_that_does_not_answer_is_named()
    {
        wire.Chips.Remove(0x71);
        Assert.That(() => rack.Channel(new PinRef("eyes", 0)), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("more-eyes"));
    }

    [Test]
    public void A_mux_that_came_back_is_found_again()
    {
        wire.Chips.Remove(0x71, out var away);
        Assert.That(() => rack.Channel(new PinRef("more-eyes", 0)), Throws.TypeOf<HardwareFaultException>());
        wire.Chips[0x71] = away!;
        Assert.That(() => rack.Channel(new PinRef("more-eyes", 0)), Throws.Nothing);
    }

    [Test]
    public void A_board_that_the_rig_does_not_have_is_an_error_that_lists_those_it_has() =>
        Assert.That(() => rack.Line(new PinRef("rellays", 1)), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("eyes, more-eyes, relays"));

    [Test]
    public void A_board_of_the_wrong_kind_is_an_error()
    {
        Assert.That(() => rack.Line(new PinRef("eyes", 1)), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("it is a tca9548a").And.Message.Contains("mcp23017 or pcf8574 or pcf8574a or pca9685"));
        Assert.That(() => rack.Channel(new PinRef("relays", 1)), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("tca9548a is needed"));
        Assert.That(() => rack.Channel(new PinRef("eyes", 8)), Throws.TypeOf<HardwareFaultException>().With.Message.Contains("0 to 7"));
    }

    [Test]
    public void A_bus_is_opened_once()
    {
        var first = buses.Bus(1);
        Assert.That(buses.Bus(1), Is.SameAs(first));
    }
}
