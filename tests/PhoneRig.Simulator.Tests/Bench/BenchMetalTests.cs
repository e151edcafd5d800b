using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Simulator.Bench;
using PhoneRig.Simulator.Bench.Light;

namespace PhoneRig.Simulator.Tests.Bench;

internal sealed class BenchMetalTests
{
    private readonly EventLoop loop = new(new VirtualClock());

    [Test]
    public void A_rig_file_is_wired_as_it_says()
    {
        using var bench = Build(Rigs.One);
        using var taps = bench.Bus(1).CreateDevice(0x21);
        using var eyes = bench.Bus(1).CreateDevice(0x70);
        using var sensor = bench.Bus(1).CreateDevice(0x29);
        eyes.WriteByte(0x80);
        var id = new byte[1];
        sensor.WriteRead([0x92], id);

        Assert.That(bench.Stations.Keys, Is.EqualTo(new[] { "s1" }));
        Assert.That(id[0], Is.EqualTo(0x44));
        Assert.That(taps.ReadByte(), Is.EqualTo(0xFF));
        Assert.That(bench.ConsolePort("s1")!.Name, Does.Contain("simulated").And.Contain("s1"));
        Assert.That(bench.ConsolePath("s1"), Is.Null);
    }

    [Test]
    public void A_bus_that_the_rig_has_no_board_on_is_there_and_empty()
    {
        using var bench = Build(Rigs.One);
        using var device = bench.Bus(7).CreateDevice(0x20);

        Assert.That(() => device.ReadByte(), Throws.InstanceOf<IOException>());
    }

    [Test]
    public void A_station_without_a_console_has_none()
    {
        using var bench = Build(Rigs.With(station => station with { Console = null }));

        Assert.That(bench.ConsolePort("s1"), Is.Null);
        Assert.That(bench.Stations["s1"].Console, Is.Null);
    }

    [Test]
    [Platform("Linux")]
    public void With_a_folder_the_consoles_are_pseudo_terminals_and_go_with_the_bench()
    {
        var folder = Directory.CreateTempSubdirectory("phonerig-bench-");
        try
        {
            string path;
            using (var bench = new BenchMetal(Rigs.One, loop, new BenchOptions { ConsoleFolder = folder.FullName }))
            {
                path = bench.ConsolePath("s1")!;
                Assert.That(path, Is.EqualTo(Path.Combine(folder.FullName, "s1")));
                Assert.That(File.Exists(path), Is.True);
                Assert.That(bench.ConsolePort("s1"), Is.Null);
            }

            Assert.That(File.Exists(path), Is.False);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public void The_same_seed_gives_the_same_noise_and_each_sensor_its_own()
    {
        var first = Sample(seed: 7, channel: 0x01);
        var again = Sample(seed: 7, channel: 0x01);

        Assert.That(again, Is.EqualTo(first));
        Assert.That(Sample(seed: 7, channel: 0x80), Is.Not.EqualTo(first));
        Assert.That(Sample(seed: 8, channel: 0x01), Is.Not.EqualTo(first));
    }

    [Test]
    public void Every_mistake_in_a_wiring_is_told_at_once_with_what_would_be_right()
    {
        var rig = Rigs.With(station => station with
        {
            Power = station.Power with { Relay = new PinRef("relays", 1) },
            Keypad = station.Keypad with
            {
                Keys = station.Keypad.Keys.Add("2", new PinRef("taps", 16)).Add("3", new PinRef("eyes", 1)),
                Hook = new PinRef("taps", 11),
            },
            Lamps = station.Lamps! with { Sensors = station.Lamps!.Sensors.Add("mute", new PinRef("eyes", 7)).Add("message", new PinRef("taps", 1)) },
        });

        var problems = ((BenchWiringException?)Assert.Throws<BenchWiringException>(() => Build(rig)))!.Problems;

        Assert.That(problems, Is.EquivalentTo(new[]
        {
            "relay of station s1: relays/1 is no pin: the rig has no board relays; it has eyes, taps, gpio",
            "key 2 of station s1: taps/16 is not there: taps has 0 to 15",
            "key 3 of station s1: eyes/1 is no pin: the board eyes is no mcp23017, pcf8574 or pca9685",
            "hook of station s1: taps/11 is taken by key # of station s1; give each its own",
            "sensor over mute of station s1: eyes/7 is taken by sensor over line8 of station s1; give each its own",
            "sensor over message of station s1: taps/1 is no mux channel: the board taps is no tca9548a",
        }));
    }

    [TestCase("pcf8575", 1, 0x20, "no chip \"pcf8575\"")]
    [TestCase("pcf8574a", 1, 0x20, "0x38 to 0x3F")]
    [TestCase("mcp23017", 1, 0x28, "0x20 to 0x27")]
    [TestCase("mcp23017", 1, 0x21, "another board has the address 0x21 on bus 1")]
    public void A_board_that_cannot_be_placed_is_told(string chip, int bus, int address, string expected)
    {
        var rig = Rigs.One with { Boards = Rigs.One.Boards.Add("zz", new BoardConfig { Chip = chip, Bus = bus, Address = address }) };

        Assert.That(() => Build(rig), Throws.InstanceOf<BenchWiringException>().With.Message.Contains(expected).And.Message.Contains("board zz"));
    }

    [Test]
    public void A_board_may_not_be_called_like_the_header()
    {
        var rig = Rigs.One with { Boards = Rigs.One.Boards.Add("gpio", new BoardConfig { Chip = "mcp23017", Address = 0x27 }) };

        Assert.That(() => Build(rig), Throws.InstanceOf<BenchWiringException>().With.Message.Contains("header"));
    }

    [Test]
    public void An_unknown_sensor_is_told()
    {
        var rig = Rigs.With(station => station with { Lamps = station.Lamps! with { Chip = "veml6040" } });

        Assert.That(() => Build(rig), Throws.InstanceOf<BenchWiringException>().With.Message.Contains("veml6040").And.Message.Contains("tcs34725"));
    }

    private static int[] Sample(int seed, byte channel)
    {
        var own = new EventLoop(new VirtualClock());
        using var bench = new BenchMetal(Rigs.One, own, new BenchOptions
        {
            Seed = new Seed(seed),
            Light = new LampLight { Ambient = LampLight.WarmRoom * 50 },
        });
        using var mux = bench.Bus(1).CreateDevice(0x70);
        using var sensor = bench.Bus(1).CreateDevice(0x29);
        mux.WriteByte(channel);
        sensor.Write([0xA0, 0x03, 0xC0]);
        sensor.Write([0x8F, 0x03]);
        var bytes = new byte[8];
        return [.. Enumerable.Range(1, 10).Select(look =>
        {
            var passed = false;
            own.Schedule(TimeSpan.FromSeconds(look), () => passed = true);
            own.RunUntil(() => passed);
            sensor.WriteRead([0xB4], bytes);
            return bytes[0] | (bytes[1] << 8);
        })];
    }

    private BenchMetal Build(RigConfig rig) => new(rig, loop, new BenchOptions());
}
