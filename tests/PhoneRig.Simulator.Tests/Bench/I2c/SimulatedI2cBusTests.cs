using PhoneRig.Simulator.Bench.I2c;

namespace PhoneRig.Simulator.Tests.Bench.I2c;

internal sealed class SimulatedI2cBusTests
{
    [Test]
    public void An_address_that_nobody_answers_fails_as_on_Linux()
    {
        using var bus = new SimulatedI2cBus(1);
        using var device = bus.CreateDevice(0x20);

        Assert.That(() => device.WriteByte(0), Throws.InstanceOf<IOException>().With.Message.EqualTo("Error 121 performing I2C data transfer."));
        Assert.That(() => device.ReadByte(), Throws.InstanceOf<IOException>());
        Assert.That(() => device.WriteRead([0], new byte[1]), Throws.InstanceOf<IOException>());
    }

    [Test]
    public void A_chip_that_is_pulled_off_stops_answering()
    {
        using var bus = new SimulatedI2cBus(1);
        bus.Attach(0x20, new Mcp23017Chip());
        using var device = bus.CreateDevice(0x20);
        device.WriteByte(0);

        Assert.That(bus.Detach(0x20), Is.True);
        Assert.That(() => device.WriteByte(0), Throws.InstanceOf<IOException>());
    }

    [Test]
    public void The_same_address_cannot_be_open_twice_and_is_free_again_once_disposed()
    {
        using var bus = new SimulatedI2cBus(1);
        var first = bus.CreateDevice(0x20);

        Assert.That(() => bus.CreateDevice(0x20), Throws.ArgumentException.With.Message.Contains("already open"));
        first.Dispose();
        using var second = bus.CreateDevice(0x20);
        first.Dispose();
        Assert.That(() => bus.CreateDevice(0x20), Throws.ArgumentException, "a second dispose of the old device freed the new one's address");
        Assert.That(second.ConnectionSettings.BusId, Is.EqualTo(1));
        Assert.That(second.ConnectionSettings.DeviceAddress, Is.EqualTo(0x20));
    }

    [Test]
    public void Removing_a_device_frees_its_address_and_an_unknown_one_is_an_error()
    {
        using var bus = new SimulatedI2cBus(1);
        using var first = bus.CreateDevice(0x20);

        bus.RemoveDevice(0x20);
        using var second = bus.CreateDevice(0x20);

        Assert.That(() => bus.RemoveDevice(0x21), Throws.ArgumentException);
    }

    [Test]
    public void A_disposed_bus_has_let_its_devices_go_and_serves_the_next_program()
    {
        var bus = new SimulatedI2cBus(1);
        var chip = new Mcp23017Chip();
        bus.Attach(0x20, chip);
        var before = bus.CreateDevice(0x20);
        before.Write([0x00, 0xFE]);
        bus.Dispose();

        Assert.That(() => before.WriteByte(0), Throws.InstanceOf<ObjectDisposedException>());
        using var after = bus.CreateDevice(0x20);
        var iodir = new byte[1];
        after.WriteRead([0x00], iodir);
        Assert.That(iodir[0], Is.EqualTo(0xFE), "the chip lost its registers with the program that wrote them");
    }

    [Test]
    public void A_stuck_bus_times_out_until_it_is_let_go()
    {
        using var bus = new SimulatedI2cBus(1);
        bus.Attach(0x20, new Mcp23017Chip());
        using var device = bus.CreateDevice(0x20);

        bus.Stuck = true;
        Assert.That(() => device.WriteByte(0), Throws.InstanceOf<IOException>().With.Message.Contains("Error 110"));
        bus.Stuck = false;
        Assert.That(() => device.WriteByte(0), Throws.Nothing);
    }

    [Test]
    public void Empty_transfers_fail_as_on_Linux()
    {
        using var bus = new SimulatedI2cBus(1);
        bus.Attach(0x20, new Mcp23017Chip());
        using var device = bus.CreateDevice(0x20);

        Assert.That(() => device.Write([]), Throws.InstanceOf<IOException>().With.Message.Contains("Error 22"));
        Assert.That(() => device.Read([]), Throws.ArgumentException);
        Assert.That(() => device.WriteRead([0], []), Throws.ArgumentException);
    }

    [TestCase(0x07)]
    [TestCase(0x78)]
    public void Reserved_addresses_take_no_chip(int address)
    {
        using var bus = new SimulatedI2cBus(1);

        Assert.That(() => bus.Attach(address, new Mcp23017Chip()), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Two_chips_cannot_have_one_address_on_one_bus()
    {
        using var bus = new SimulatedI2cBus(1);
        bus.Attach(0x20, new Mcp23017Chip());

        Assert.That(() => bus.Attach(0x20, new Mcp23017Chip()), Throws.ArgumentException.With.Message.Contains("0x20"));
    }
}
