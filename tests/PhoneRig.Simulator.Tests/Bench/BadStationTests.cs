using System.Collections.Immutable;
using System.Device.I2c;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Simulator.Bench;

namespace PhoneRig.Simulator.Tests.Bench;

/// <summary>A station whose wires, fingers or brick are bad, as its rig file says.</summary>
internal sealed class BadStationTests
{
    private EventLoop loop = null!;
    private BenchMetal bench = null!;
    private RecordingPhone phone = null!;
    private I2cDevice taps = null!;

    [TearDown]
    public void TakeDown()
    {
        taps.Dispose();
        bench.Dispose();
    }

    [Test]
    public void A_press_that_misses_does_not_reach_the_key_and_the_others_do()
    {
        Build(new() { Ailment = "healthy", Mac = "00:1b:2c:3d:4e:5f", Keypad = new() { Misses = new(0.3) } });
        Press(times: 400);

        Assert.That(Down("1"), Is.InRange(240, 320));
        Assert.That(Up("1"), Is.EqualTo(Down("1")), "what did not go down does not come up");
    }

    [Test]
    public void A_press_that_bounces_goes_down_twice()
    {
        Build(new() { Ailment = "healthy", Mac = "00:1b:2c:3d:4e:5f", Keypad = new() { Doubles = new(1) } });
        Press(times: 1);

        Assert.That(phone.Log.Select(entry => entry.Split(' ', 2)[1]), Is.EqualTo(new[] { "1 down", "1 up", "1 down", "1 up" }));
    }

    [Test]
    public void A_press_that_slips_touches_the_key_beside()
    {
        Build(new() { Ailment = "healthy", Mac = "00:1b:2c:3d:4e:5f", Keypad = new() { Slips = new(1) } });
        Press(times: 1);

        Assert.That(phone.Log.Select(entry => entry.Split(' ', 2)[1]), Is.EqualTo(new[] { "1 down", "2 down", "1 up", "2 up" }));
    }

    [Test]
    public void A_line_end_reaches_the_phone_so_long_after_each_power_on()
    {
        Build(new() { Ailment = "healthy", Mac = "00:1b:2c:3d:4e:5f", Console = new() { EnterAfter = TimeSpan.FromSeconds(5) } });
        Wait(10_000);

        Assert.That(phone.Log, Is.EqualTo(new[] { "5000 console \r" }));
    }

    [Test]
    public void Noise_makes_as_many_stray_bytes_as_the_file_says_and_ends_in_time()
    {
        Build(new() { Ailment = "healthy", Mac = "00:1b:2c:3d:4e:5f", Console = new() { NoiseToPhone = 5 } });
        Wait(60_000);
        Assert.That(phone.Log, Has.Count.InRange(220, 380));

        Assert.That(loop.RunUntil(() => false), Is.False, "nothing is left to happen: virtual time must be able to end");
        Assert.That(loop.Uptime, Is.LessThan(TimeSpan.FromMinutes(16)));
    }

    [Test]
    public void At_another_speed_the_rig_and_the_phone_read_garbage_of_each_other()
    {
        Build(new() { Ailment = "healthy", Mac = "00:1b:2c:3d:4e:5f", Console = new() { Baud = 19_200 } });
        var heard = new List<byte>();
        using var line = bench.ConsolePort("s1")!.Open(bytes => heard.AddRange(bytes.Span), _ => { });
        phone.Print("INIT: Waiting");
        line.Write("enable\r"u8);
        Wait(10);

        Assert.That(heard, Is.Not.Empty.And.Not.EqualTo("INIT: Waiting"u8.ToArray()));
        Assert.That(phone.Log.Single(), Does.Contain("console ").And.Not.Contain("enable"));
    }

    [Test]
    public void A_brick_that_drops_out_takes_the_power_whatever_the_relay_does_and_gives_it_back()
    {
        Build(new() { Ailment = "healthy", Mac = "00:1b:2c:3d:4e:5f" });
        bench.Stations["s1"].DropBrick(TimeSpan.FromSeconds(2));
        Assert.That(bench.Stations["s1"].BrickPower, Is.False);
        Wait(5000);

        Assert.That(phone.Log, Is.EqualTo(new[] { "0 power off", "2000 power on" }));
        Assert.That(bench.Stations["s1"].BrickPower, Is.True);
    }

    [Test]
    public void Weak_lamps_in_a_bright_room_give_their_sensors_other_light()
    {
        Build(new() { Ailment = "healthy", Mac = "00:1b:2c:3d:4e:5f", Lamps = new() { Ambient = new(3), Brightness = new(0.5) } });

        Assert.That(bench.Stations["s1"].Light.Ambient.Clear, Is.EqualTo(0.3).Within(1e-9));
        Assert.That(bench.Stations["s1"].Light.Brightness, Is.EqualTo(0.5));
    }

    private void Build(SimulatedPhoneConfig config)
    {
        TestContext.Out.WriteLine("seed 7");
        loop = new EventLoop(new VirtualClock());
        bench = new BenchMetal(
            Rigs.One with { Bench = ImmutableDictionary<string, SimulatedPhoneConfig>.Empty.Add("s1", config) }, loop, new BenchOptions { Seed = new Seed(7) });
        phone = new RecordingPhone(loop);
        bench.Stations["s1"].Connect(phone);
        Wait(0);
        phone.Log.Clear();
        taps = bench.Bus(1).CreateDevice(0x21);
        taps.Write([0x00, 0x00]);
    }

    /// <summary>Key 1 is pin 0 of the expander: register OLATA (MCP23017 data sheet, table 3-3, IOCON.BANK = 0).</summary>
    private void Press(int times)
    {
        for (var i = 0; i < times; i++)
        {
            taps.Write([0x14, 0x01]);
            Wait(200);
            taps.Write([0x14, 0x00]);
            Wait(300);
        }
    }

    private int Down(string key) => phone.Log.Count(entry => entry.EndsWith($" {key} down", StringComparison.Ordinal));

    private int Up(string key) => phone.Log.Count(entry => entry.EndsWith($" {key} up", StringComparison.Ordinal));

    private void Wait(double milliseconds)
    {
        var due = false;
        loop.Schedule(loop.Uptime + TimeSpan.FromMilliseconds(milliseconds), () => due = true);
        loop.RunUntil(() => due);
    }
}
