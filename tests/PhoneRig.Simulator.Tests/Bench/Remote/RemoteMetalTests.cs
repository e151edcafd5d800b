using System.Device.Gpio;
using System.Device.I2c;
using PhoneRig.Simulator.Bench.Gpio;
using PhoneRig.Simulator.Bench.I2c;

namespace PhoneRig.Simulator.Tests.Bench.Remote;

/// <summary>A bench's metal from another process: it works as it does from its own, and outlives whoever drove it.</summary>
public sealed class RemoteMetalTests
{
    private const int Relay = 17;
    private const int Expander = 0x21;

    [Test]
    public void A_pin_is_driven_and_read_back_through_the_library_s_own_controller()
    {
        using var bench = new ServedBench();
        using var rig = bench.Rig();
        using var controller = new GpioController(rig.OpenHeader());

        controller.OpenPin(Relay, PinMode.Output, PinValue.High);
        Assert.That(bench.Metal.HeaderPins.Line(Relay), Is.EqualTo(new LineState(Driven: true, Level: true)));
        Assert.That((controller.GetPinMode(Relay), controller.Read(Relay)), Is.EqualTo((PinMode.Output, PinValue.High)));
        controller.Write(Relay, PinValue.Low);
        Assert.That(bench.Metal.HeaderPins.Line(Relay).Level, Is.False);
        bench.Metal.HeaderPins.SetInput(4, level: true);
        controller.OpenPin(4, PinMode.InputPullDown);
        Assert.That(controller.Read(4), Is.EqualTo(PinValue.High));
    }

    [TestCase(true)]
    [TestCase(false)]
    public void What_a_dead_rig_left_driven_stays_so_where_the_header_persists(bool persists)
    {
        using var bench = new ServedBench(persists);
        using var rig = bench.Rig();
        using var controller = new GpioController(rig.OpenHeader());
        controller.OpenPin(Relay, PinMode.Output, PinValue.High);

        bench.Break();

        Assert.That(bench.Metal.HeaderPins.Line(Relay), Is.EqualTo(persists ? new LineState(Driven: true, Level: true) : LineState.Released));
    }

    [Test]
    public void The_next_rig_finds_pins_and_chips_as_the_dead_one_left_them()
    {
        using var bench = new ServedBench();
        using var dead = bench.Rig();
        using var deadController = new GpioController(dead.OpenHeader());
        deadController.OpenPin(Relay, PinMode.Output, PinValue.High);
        using (var bus = dead.OpenBus(1))
        {
            bus.CreateDevice(Expander).Write([0x00, 0xFE]); // IODIRA: pin 0 is an output
            bus.RemoveDevice(Expander);
            bus.CreateDevice(Expander).Write([0x14, 0x01]); // OLATA: and high
        }

        bench.Break();
        using var next = bench.Rig(process: 2);
        using var controller = new GpioController(next.OpenHeader());
        using var nextBus = next.OpenBus(1);
        controller.OpenPin(Relay);

        Assert.That((controller.GetPinMode(Relay), controller.Read(Relay)), Is.EqualTo((PinMode.Output, PinValue.High)));
        Assert.That(Register(nextBus, 0x14), Is.EqualTo(0x01));
        Assert.That(((Mcp23017Chip)bench.Metal.Chip("taps")!).Line(0), Is.EqualTo(new LineState(Driven: true, Level: true)));
    }

    [Test]
    public void A_pin_of_two_rigs_is_let_go_with_the_second()
    {
        using var bench = new ServedBench(persistOutputs: false);
        using var first = bench.Rig();
        using var second = bench.Rig(process: 2);
        var one = new GpioController(first.OpenHeader());
        using var other = new GpioController(second.OpenHeader());
        one.OpenPin(Relay, PinMode.Output, PinValue.High);
        other.OpenPin(Relay);
        one.ClosePin(Relay);

        Assert.That(other.Read(Relay), Is.EqualTo(PinValue.High));
        other.ClosePin(Relay);
        Assert.That(bench.Metal.HeaderPins.Line(Relay), Is.EqualTo(LineState.Released));
        one.Dispose();
    }

    [Test]
    public void A_missing_chip_fails_as_it_does_on_a_bench_of_this_process()
    {
        using var bench = new ServedBench();
        using var rig = bench.Rig();
        using var bus = rig.OpenBus(1);
        using var here = bench.Metal.Bus(1).CreateDevice(0x50);
        var words = Assert.Throws<IOException>(() => here.WriteByte(1))!.Message;

        Assert.That(() => bus.CreateDevice(0x50).WriteByte(1), Throws.InstanceOf<IOException>().With.Message.EqualTo(words));
        Assert.That(Register(bus, 0x00), Is.EqualTo(0xFF), "and the next transfer works");
    }

    [Test]
    public void A_bus_has_the_manners_of_the_real_one()
    {
        using var bench = new ServedBench();
        using var rig = bench.Rig();
        using var bus = rig.OpenBus(1);
        var device = bus.CreateDevice(Expander);

        Assert.That(() => bus.CreateDevice(Expander), Throws.ArgumentException.With.Message.Contains("0x21"));
        Assert.That(() => device.Read([]), Throws.ArgumentException);
        device.Dispose();
        Assert.That(() => device.WriteByte(1), Throws.InstanceOf<ObjectDisposedException>());
        Assert.That(() => bus.CreateDevice(Expander), Throws.Nothing);
        Assert.That(() => bus.RemoveDevice(0x50), Throws.ArgumentException);
    }

    [Test]
    public void A_write_to_a_pin_that_is_not_open_is_refused_with_the_bench_s_words()
    {
        using var bench = new ServedBench();
        using var rig = bench.Rig();
        using var first = new GpioController(rig.OpenHeader());
        using var second = new GpioController(rig.OpenHeader());
        first.OpenPin(Relay, PinMode.Output);
        first.ClosePin(Relay);

        Assert.That(() => first.Write(Relay, PinValue.High), Throws.InvalidOperationException);
        Assert.That(() => first.OpenPin(54), Throws.InstanceOf<ArgumentException>());
    }

    private static byte Register(I2cBus bus, byte register)
    {
        using var device = bus.CreateDevice(Expander);
        Span<byte> value = stackalloc byte[1];
        device.WriteRead([register], value);
        return value[0];
    }
}
