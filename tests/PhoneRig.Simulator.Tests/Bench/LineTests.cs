using System.Buffers.Binary;
using System.Device.Gpio;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Simulator.Bench;

namespace PhoneRig.Simulator.Tests.Bench;

/// <summary>What a meter and an opto see of a station's 48 V line.</summary>
internal sealed class LineTests
{
    private readonly List<IDisposable> parts = [];
    private EventLoop loop = null!;
    private BenchMetal bench = null!;
    private RecordingPhone phone = null!;
    private GpioController header = null!;

    [TearDown]
    public void TakeDown()
    {
        parts.ForEach(part => part.Dispose());
        parts.Clear();
    }

    [Test]
    public void A_meter_sees_what_the_phone_draws_while_the_contact_is_closed_and_nothing_once_it_has_opened()
    {
        Build(new ProofConfig { Current = "meter" });
        phone.Draw(131);
        Wait(100);
        Assert.That((Milliamps, Volts), Is.EqualTo((131, 48)));

        header.OpenPin(17, PinMode.Output, PinValue.High);
        Wait(100);
        Assert.That((Milliamps, Volts), Is.EqualTo((0, 0)), "although the capacitors behind it still carry the phone");
        Assert.That(bench.Stations["s1"].BrickPower, Is.True);
    }

    [Test]
    public void A_power_on_draws_its_inrush_for_a_moment()
    {
        Build(new ProofConfig { Current = "meter" });
        phone.Draw(100);
        header.OpenPin(17, PinMode.Output, PinValue.High);
        Wait(1000);
        header.Write(17, PinValue.Low);
        Wait(24);
        Assert.That(Milliamps, Is.EqualTo(1600));
        Wait(100);
        Assert.That(Milliamps, Is.EqualTo(100));
    }

    [Test]
    public void A_welded_relay_carries_current_and_a_brick_that_is_out_none()
    {
        Build(new ProofConfig { Current = "meter" });
        phone.Draw(131);
        bench.Stations["s1"].RelayWelded = true;
        header.OpenPin(17, PinMode.Output, PinValue.High);
        Wait(1000);
        Assert.That(Milliamps, Is.EqualTo(131));

        bench.Stations["s1"].DropBrick(TimeSpan.FromSeconds(5));
        Wait(1000);
        Assert.That((Milliamps, Volts), Is.EqualTo((0, 0)));
    }

    [TestCase(ActiveLevel.Low)]
    [TestCase(ActiveLevel.High)]
    public void An_opto_pulls_its_pin_to_the_active_level_while_there_are_48_volts(ActiveLevel active)
    {
        Build(new ProofConfig { Presence = new PinRef("gpio", 5), Active = active });
        header.OpenPin(5, PinMode.Input);
        var fed = active == ActiveLevel.High ? PinValue.High : PinValue.Low;
        Assert.That(header.Read(5), Is.EqualTo(fed));

        header.OpenPin(17, PinMode.Output, PinValue.High);
        Wait(100);
        Assert.That(header.Read(5), Is.EqualTo(!fed));
    }

    [Test]
    public void A_board_that_is_no_meter_is_told_before_anything_is_built()
    {
        var rig = Rigs.With(station => station with { Power = station.Power with { Proof = new ProofConfig { Current = "taps" } } });
        Assert.That(() => new BenchMetal(rig, new EventLoop(new VirtualClock()), new BenchOptions()), Throws.TypeOf<BenchWiringException>().With.Message.Contains("the board taps is no ina228 or ina238"));
    }

    private int Milliamps => (int)Math.Round(Register(0x07) * 0.25);

    private int Volts => (int)Math.Round(Register(0x05) * 3.125e-3);

    private short Register(byte register)
    {
        using var device = bench.Bus(1).CreateDevice(0x40);
        Span<byte> bytes = stackalloc byte[2];
        device.WriteRead([register], bytes);
        return BinaryPrimitives.ReadInt16BigEndian(bytes);
    }

    private void Build(ProofConfig proof)
    {
        loop = new EventLoop(new VirtualClock());
        var rig = Rigs.With(station => station with { Power = station.Power with { Proof = proof } });
        rig = rig with { Boards = rig.Boards.Add("meter", new BoardConfig { Chip = "ina238", Address = 0x40 }) };
        parts.Add(bench = new BenchMetal(rig, loop, new BenchOptions()));
        parts.Add(header = new GpioController(bench.Header));
        phone = new RecordingPhone(loop);
        bench.Stations["s1"].Connect(phone);
        Wait(1);
    }

    private void Wait(double milliseconds)
    {
        var end = loop.Uptime + TimeSpan.FromMilliseconds(milliseconds);
        var reached = false;
        loop.Schedule(end, () => reached = true);
        loop.RunUntil(() => reached);
    }
}
