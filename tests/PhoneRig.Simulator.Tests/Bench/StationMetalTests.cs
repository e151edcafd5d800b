using System.Device.Gpio;
using System.Text;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Phones;
using PhoneRig.Simulator.Bench;
using PhoneRig.Simulator.Bench.Light;

namespace PhoneRig.Simulator.Tests.Bench;

/// <summary>One station in virtual time, driven by the bytes and pins that a rig would use.</summary>
internal sealed class StationMetalTests
{
    private EventLoop loop = new(new VirtualClock());
    private BenchMetal bench = null!;
    private RecordingPhone phone = null!;
    private GpioController controller = null!;

    [SetUp]
    public void Build() => Build(Rigs.One);

    [TearDown]
    public void TakeDown()
    {
        controller.Dispose();
        bench.Dispose();
    }

    [Test]
    public void A_phone_on_the_closed_contact_of_a_rig_that_does_nothing_has_power()
    {
        Assert.That(phone.Log, Is.EqualTo(new[] { "0 on hook", "0 power on" }));
        Assert.That(bench.Stations["s1"].BrickPower, Is.True);
    }

    [Test]
    public void An_energised_relay_cuts_the_power_after_it_has_moved_and_the_capacitors_are_empty()
    {
        Start();
        controller.OpenPin(17, PinMode.Output, PinValue.High);
        Wait(1000);
        controller.Write(17, PinValue.Low);
        Wait(1000);

        Assert.That(phone.Log, Is.EqualTo(new[] { "210 power off", "1010 power on" }));
    }

    [Test]
    public void A_cut_shorter_than_the_hold_up_is_not_noticed()
    {
        Start();
        controller.OpenPin(17, PinMode.Output, PinValue.High);
        Wait(150);
        controller.Write(17, PinValue.Low);
        Wait(1000);

        Assert.That(phone.Log, Is.Empty);
    }

    [Test]
    public void A_coil_pulse_shorter_than_the_operate_time_does_not_move_the_contact()
    {
        Start(new StationPhysics { HoldUp = TimeSpan.Zero });
        controller.OpenPin(17, PinMode.Output, PinValue.High);
        Wait(9);
        controller.Write(17, PinValue.Low);
        Wait(1000);

        Assert.That(phone.Log, Is.Empty);
    }

    [TestCase(RelayContact.NormallyClosed, ActiveLevel.High, false, true)]
    [TestCase(RelayContact.NormallyClosed, ActiveLevel.High, true, false)]
    [TestCase(RelayContact.NormallyClosed, ActiveLevel.Low, false, false)]
    [TestCase(RelayContact.NormallyClosed, ActiveLevel.Low, true, true)]
    [TestCase(RelayContact.NormallyOpen, ActiveLevel.High, false, false)]
    [TestCase(RelayContact.NormallyOpen, ActiveLevel.High, true, true)]
    [TestCase(RelayContact.NormallyOpen, ActiveLevel.Low, false, true)]
    [TestCase(RelayContact.NormallyOpen, ActiveLevel.Low, true, false)]
    public void Contact_and_active_level_decide_what_a_driven_level_means(RelayContact contact, ActiveLevel active, bool level, bool powered)
    {
        Build(Rigs.With(station => station with { Power = station.Power with { Contact = contact, Active = active } }));

        controller.OpenPin(17, PinMode.Output, level);
        Wait(1000);

        Assert.That(bench.Stations["s1"].BrickPower, Is.EqualTo(powered));
    }

    [Test]
    public void Where_no_relay_stands_in_the_line_the_brick_is_plugged_in_and_out_by_hand()
    {
        Build(Rigs.With(station => station with { Power = new PowerConfig { By = PowerBy.Manual } }));
        Assert.That(bench.Stations["s1"].BrickPower, Is.True);

        bench.Stations["s1"].Plug(into: false);
        Wait(1000);
        Assert.That(bench.Stations["s1"].BrickPower, Is.False);

        bench.Stations["s1"].Plug(into: true);
        Wait(1000);
        Assert.That(bench.Stations["s1"].BrickPower, Is.True);
    }

    [Test]
    public void On_a_PCF8574_only_a_low_moves_a_relay([Values] ActiveLevel active)
    {
        Build(Rigs.With(station => station with { Power = new PowerConfig { Relay = new PinRef("power", 2), Active = active } }) with
        {
            Boards = Rigs.One.Boards.Add("power", new BoardConfig { Chip = "pcf8574a", Address = 0x3F }),
        });
        using var device = bench.Bus(1).CreateDevice(0x3F);
        foreach (var port in new byte[] { 0x00, 0xFF })
        {
            device.Write([port]);
            Wait(1000);
            Assert.That(bench.Stations["s1"].BrickPower, Is.EqualTo(active == ActiveLevel.High || port == 0xFF), "0.1 mA moves no coil");
        }
    }

    [TestCase(RelayContact.NormallyClosed, true)]
    [TestCase(RelayContact.NormallyOpen, false)]
    public void A_pin_that_lets_go_leaves_the_relay_at_rest(RelayContact contact, bool powered)
    {
        Build(Rigs.With(station => station with { Power = station.Power with { Contact = contact, Active = ActiveLevel.Low } }));
        controller.OpenPin(17, PinMode.Output, PinValue.Low);
        Wait(1000);
        Assert.That(bench.Stations["s1"].BrickPower, Is.EqualTo(!powered));

        controller.SetPinMode(17, PinMode.Input);
        Wait(1000);

        Assert.That(bench.Stations["s1"].BrickPower, Is.EqualTo(powered));
    }

    [Test]
    public void A_rig_that_ends_leaves_the_phone_off_or_on_as_the_kernel_keeps_its_outputs([Values] bool persist)
    {
        bench.HeaderPins.PersistOutputs = persist;
        controller.OpenPin(17, PinMode.Output, PinValue.High);
        Wait(1000);

        controller.Dispose();
        Wait(1000);

        Assert.That(bench.Stations["s1"].BrickPower, Is.EqualTo(!persist));
    }

    [Test]
    public void A_welded_relay_does_not_cut_the_power()
    {
        Start();
        bench.Stations["s1"].RelayWelded = true;

        controller.OpenPin(17, PinMode.Output, PinValue.High);
        Wait(1000);

        Assert.That(phone.Log, Is.Empty);
    }

    [Test]
    public void A_key_is_down_while_its_pin_is_driven_active()
    {
        Start();
        Expander([0x01, 0xF7]);
        Wait(0);
        Assert.That(phone.Log, Is.Empty, "an output at rest presses nothing");

        Expander([0x15, 0x08]);
        Wait(250);
        Expander([0x15, 0x00]);
        Wait(0);

        Assert.That(phone.Log, Is.EqualTo(new[] { "0 # down", "250 # up" }));
    }

    [Test]
    public void A_reset_of_the_expander_lets_the_keys_go()
    {
        Start();
        Expander([0x15, 0x08]);
        Expander([0x01, 0xF7]);

        ((PhoneRig.Simulator.Bench.I2c.Mcp23017Chip)bench.Chip("taps")!).PowerOnReset();
        Wait(0);

        Assert.That(phone.Log, Is.EqualTo(new[] { "0 # down", "0 # up" }));
    }

    [Test]
    public void Active_low_taps_press_at_a_low_level()
    {
        Build(Rigs.With(station => station with { Keypad = station.Keypad with { Active = ActiveLevel.Low } }));
        phone.Log.Clear();

        Expander([0x14, 0x01]);
        Expander([0x00, 0xFE]);
        Wait(0);
        Assert.That(phone.Log, Is.Empty);
        Expander([0x14, 0x00]);
        Wait(0);

        Assert.That(phone.Log, Is.EqualTo(new[] { "0 1 down" }));
    }

    [Test]
    public void The_hook_pin_lifts_the_receiver()
    {
        Start();
        Expander([0x15, 0x80]);
        Expander([0x01, 0x7F]);
        Wait(0);

        Assert.That(phone.Log, Is.EqualTo(new[] { "0 off hook" }));
    }

    [Test]
    public void What_another_thread_does_reaches_the_phone_on_the_loop_only()
    {
        Start();
        var rig = new Thread(() => Expander([0x00, 0xFE, 0xFF, 0x00]));
        Expander([0x14, 0x01]);
        rig.Start();
        rig.Join();

        Assert.That(phone.Log, Is.Empty);
        Wait(0);
        Assert.That(phone.Log, Is.EqualTo(new[] { "0 1 down" }));
    }

    [Test]
    public void A_lamp_is_seen_by_the_sensor_behind_its_own_channel()
    {
        phone.Show("line8", LampColour.Red);

        Assert.That(Look(channel: 0), Is.EqualTo(Counts(LampColour.Dark)));
        Assert.That(Look(channel: 7), Is.EqualTo(Counts(LampColour.Red)));
    }

    [Test]
    public void Another_light_is_seen_at_once()
    {
        bench.Stations["s1"].Light = new LampLight { Ambient = LampLight.WarmRoom * 50 };

        Assert.That(Look(channel: 0)[0], Is.EqualTo(800));
    }

    [Test]
    public void The_console_goes_both_ways()
    {
        List<string> read = [];
        using var line = bench.ConsolePort("s1")!.Open(bytes => read.Add(Encoding.ASCII.GetString(bytes.Span)), _ => { });
        Start();

        phone.Print("login: ");
        line.Write("\r"u8);
        Wait(0);

        Assert.That(read, Is.EqualTo(new[] { "login: " }));
        Assert.That(phone.Log, Is.EqualTo(new[] { "0 console \r" }));
    }

    [Test]
    public void Without_the_transmit_wire_nothing_reaches_the_phone()
    {
        Build(Rigs.With(station => station with { Console = station.Console! with { Transmit = false } }));
        using var line = bench.ConsolePort("s1")!.Open(_ => { }, _ => { });
        phone.Log.Clear();

        line.Write("\r"u8);
        Wait(0);

        Assert.That(phone.Log, Is.Empty);
    }

    [Test]
    public void A_phone_put_on_later_finds_power_keys_and_hook_as_they_are_and_the_old_one_is_off()
    {
        Expander([0x14, 0x01, 0x80]);
        Expander([0x00, 0xFE, 0x7F]);
        Wait(0);
        phone.Log.Clear();
        var next = new RecordingPhone(loop);

        bench.Stations["s1"].Connect(next);
        Wait(0);

        Assert.That(phone.Log, Is.EqualTo(new[] { "0 1 up", "0 on hook", "0 power off" }));
        Assert.That(next.Log, Is.EqualTo(new[] { "0 off hook", "0 1 down", "0 power on" }));
        phone.Log.Clear();
        phone.Show("line1", LampColour.Green);
        Expander([0x14, 0x00]);
        Wait(0);
        Assert.That(phone.Log, Is.Empty);
        Assert.That(Look(channel: 0), Is.EqualTo(Counts(LampColour.Dark)));
    }

    [Test]
    public void An_empty_station_shows_dark_lamps()
    {
        phone.Show("line1", LampColour.Amber);

        bench.Stations["s1"].Disconnect();
        Wait(0);

        Assert.That(Look(channel: 0), Is.EqualTo(Counts(LampColour.Dark)));
        Assert.That(phone.Log[^1], Is.EqualTo("0 power off"));
    }

    private static int[] Counts(LampColour colour)
    {
        // ATIME 0xF6 is ten cycles, gain 16.
        var light = new LampLight().Of(colour) * 160;
        return [.. new[] { light.Clear, light.Red, light.Green, light.Blue }.Select(counts => (int)Math.Round(counts))];
    }

    private void Build(RigConfig rig, StationPhysics? physics = null)
    {
        controller?.Dispose();
        bench?.Dispose();
        loop = new EventLoop(new VirtualClock());
        bench = new BenchMetal(rig, loop, new BenchOptions { SensorNoise = 0, Physics = physics ?? new StationPhysics() });
        controller = new GpioController(bench.Header);
        phone = new RecordingPhone(loop);
        bench.Stations["s1"].Connect(phone);
        Wait(0);
    }

    private void Start(StationPhysics? physics = null)
    {
        if (physics is not null)
        {
            Build(Rigs.One, physics);
        }

        phone.Log.Clear();
    }

    private void Wait(double milliseconds)
    {
        var until = loop.Uptime + TimeSpan.FromMilliseconds(milliseconds);
        var passed = false;
        loop.Post(() => loop.Schedule(until, () => loop.Post(() => passed = true)));
        Assert.That(loop.RunUntil(() => passed), Is.True);
    }

    private void Expander(byte[] bytes)
    {
        using var taps = bench.Bus(1).CreateDevice(0x21);
        taps.Write(bytes);
    }

    private int[] Look(int channel)
    {
        using var mux = bench.Bus(1).CreateDevice(0x70);
        using var sensor = bench.Bus(1).CreateDevice(0x29);
        mux.WriteByte((byte)(1 << channel));
        sensor.Write([0x81, 0xF6]);
        sensor.Write([0x8F, 0x02]);
        sensor.Write([0x80, 0x03]);
        Wait(100);
        var bytes = new byte[8];
        sensor.WriteRead([0xB4], bytes);
        return [.. Enumerable.Range(0, 4).Select(i => bytes[2 * i] | (bytes[(2 * i) + 1] << 8))];
    }
}
