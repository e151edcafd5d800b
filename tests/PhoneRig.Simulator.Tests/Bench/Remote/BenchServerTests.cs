using System.Device.Gpio;
using System.Diagnostics;
using System.Net;
using PhoneRig.Core.Ports;
using PhoneRig.Simulator.Bench.Remote;

namespace PhoneRig.Simulator.Tests.Bench.Remote;

/// <summary>Who is served, what they hear of the bench, and what becomes of it when they talk nonsense or die.</summary>
public sealed class BenchServerTests
{
    [Test]
    public void A_rig_hears_seed_speed_and_consoles()
    {
        using var bench = new ServedBench();
        using var rig = bench.Rig();

        Assert.That((rig.Welcome.Process, rig.Welcome.Seed, rig.Welcome.Speed, rig.Welcome.Uptime), Is.EqualTo((4711, 7, 20d, TimeSpan.FromSeconds(3))));
        Assert.That(rig.Welcome.Consoles["s1"], Is.EqualTo("/dev/pts/9"));
    }

    [Test]
    public void A_person_has_phones_swapped_and_buttons_pressed_and_is_counted_among_no_rigs()
    {
        using var bench = new ServedBench();
        var hello = new BenchHello(BenchHello.Version, "bench", 12);

        Assert.That(BenchPerson.Swap(bench.Dial(), hello, "s1"), Is.Null);
        Assert.That(BenchPerson.Swap(bench.Dial(), hello, "s7"), Is.EqualTo("no phone at s7"));
        Assert.That(BenchPerson.Press(bench.Dial(), hello, "s1"), Is.Null);
        Assert.That(BenchPerson.Press(bench.Dial(), hello, "s7"), Is.EqualTo("no button at s7"));
        using var rig = bench.Rig(process: 13);
        Assert.That(bench.NextRigs(), Is.EqualTo(new[] { 13 }), "the first that is told");
    }

    [Test]
    public void Another_rig_is_refused_with_both_names()
    {
        using var bench = new ServedBench();

        Assert.That(
            () => new RemoteBench(bench.Dial, new BenchHello(BenchHello.Version, "lab", 1)),
            Throws.InstanceOf<HardwareFaultException>().With.Message.Contains("\"bench\"").And.Message.Contains("\"lab\"").And.Message.Contains("4711"));
    }

    [Test]
    public void Another_version_is_refused_with_both_numbers()
    {
        using var bench = new ServedBench();

        Assert.That(
            () => new RemoteBench(bench.Dial, new BenchHello(BenchHello.Version + 1, "bench", 1)),
            Throws.InstanceOf<HardwareFaultException>().With.Message.Contains("version 3").And.Message.Contains("version 4").And.Message.Contains("same build"));
    }

    [Test]
    public void Nothing_is_done_for_who_has_not_greeted()
    {
        using var bench = new ServedBench();
        using var stream = bench.Dial();
        stream.Write([2, 0, (byte)BenchOperation.OpenPin, 17]);

        Assert.That(Reply(stream)[0], Is.EqualTo((byte)BenchReply.Refused));
        Assert.That(stream.ReadByte(), Is.EqualTo(-1), "and the connection is closed");
    }

    [Test]
    public void Two_rigs_at_once_are_both_served_and_both_named()
    {
        using var bench = new ServedBench();
        var first = bench.Rig(process: 10);
        Assert.That(bench.NextRigs(), Is.EqualTo(new[] { 10 }));
        using var second = bench.Rig(process: 11);
        Assert.That(bench.NextRigs(), Is.EqualTo(new[] { 10, 11 }));
        first.Dispose();
        Assert.That(bench.NextRigs(), Is.EqualTo(new[] { 11 }));
    }

    [Test]
    public void Asking_who_serves_makes_nobody_a_rig()
    {
        using var bench = new ServedBench();

        Assert.That(BenchGreeting.NameOf(bench.Dial()), Is.EqualTo("bench in process 4711"));
        using var rig = bench.Rig(process: 10);
        Assert.That(bench.NextRigs(), Is.EqualTo(new[] { 10 }));
    }

    [Test]
    public void A_bench_that_dies_is_named_to_who_watches_and_to_who_asks()
    {
        using var bench = new ServedBench();
        using var rig = bench.Rig();
        using var controller = new GpioController(rig.OpenHeader());
        controller.OpenPin(17, PinMode.Output);
        var lost = new TaskCompletionSource<HardwareFaultException>();
        rig.Watch(lost.SetResult);

        bench.Break();

        Assert.That(lost.Task.Wait(ServedBench.Bound), Is.True);
        Assert.That(lost.Task.Result.Part, Is.EqualTo("bench in process 4711"));
        Assert.That(() => controller.Write(17, PinValue.High), Throws.InstanceOf<HardwareFaultException>().With.Message.Contains("4711").And.Message.Contains("phonerig bench"));
    }

    [Test]
    public void A_rig_that_leaves_is_told_nothing()
    {
        using var bench = new ServedBench();
        var rig = bench.Rig();
        var told = 0;
        rig.Watch(_ => told++);
        rig.Dispose();

        Assert.That(told, Is.Zero);
    }

    [Test]
    public void The_segment_s_ports_of_a_dead_rig_are_free_again()
    {
        using var bench = new ServedBench();
        using var rig = bench.Rig();
        var dhcp = new IPEndPoint(IPAddress.Parse("10.70.0.1"), 67);
        var segment = rig.Welcome.SegmentPorts["simulated"];

        Assert.That(rig.Plug(segment, 40001, dhcp), Is.EqualTo(dhcp));
        Assert.That(rig.Plug(segment, 40002, new IPEndPoint(dhcp.Address, 0)).Port, Is.EqualTo(49152), "a port that the segment chose");
        Assert.That(() => rig.Plug(segment, 40003, dhcp), Throws.InstanceOf<HardwareFaultException>().With.Message.EqualTo("udp 10.70.0.1:67: it is taken."));
        Assert.That(() => rig.Plug(segment + 1, 40003, dhcp), Throws.InstanceOf<HardwareFaultException>(), "a segment that the bench does not have");
        rig.Unplug(40002);
        Assert.That(bench.Segment.Plugged.Keys, Is.EqualTo(new[] { 40001 }));

        bench.Break();

        Assert.That(bench.Segment.Plugged, Is.Empty);
        using var next = bench.Rig();
        Assert.That(next.Plug(segment, 40004, dhcp), Is.EqualTo(dhcp));
    }

    [Test]
    public void A_person_is_asked_only_what_a_phone_can_take()
    {
        using var bench = new ServedBench();
        using var rig = bench.Rig();
        var request = new PersonRequest(PersonRequestKind.Type, "123*#", "type it");
        rig.Ask("s1", request);

        Assert.That(bench.Asked, Is.EqualTo(new[] { ("s1", request) }));
        Assert.That(() => rig.Ask("s2", request), Throws.InvalidOperationException.With.Message.Contains("s2").And.Message.Contains("s1"));
        Assert.That(() => rig.Ask("s1", request with { Keys = "12x" }), Throws.InvalidOperationException.With.Message.Contains("12x"));
        Assert.That(bench.Asked, Has.Count.EqualTo(1));
    }

    [Test]
    public void Nonsense_harms_nobody([Values(1, 2, 3, 4)] int seed)
    {
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        using var bench = new ServedBench();
        for (var round = 0; round < 40; round++)
        {
            using var stream = bench.Dial();
            if (random.Next(4) > 0)
            {
                Greet(stream);
            }

            for (var frame = 0; frame < 50 && Talk(stream, random); frame++)
            {
            }
        }

        using var rig = bench.Rig();
        using var controller = new GpioController(rig.OpenHeader());
        controller.OpenPin(17, PinMode.Output, PinValue.High);
        Assert.That(bench.Metal.HeaderPins.Line(17).Level, Is.True);
        Assert.That(bench.Thrown, Is.Empty);
        Assert.That(bench.Asked.All(asked => asked.Station == "s1"));
    }

    [Test]
    public void A_transfer_is_quick_enough_for_a_station_s_lamps()
    {
        using var bench = new ServedBench();
        using var rig = bench.Rig();
        using var bus = rig.OpenBus(1);
        using var device = bus.CreateDevice(0x21);
        var value = new byte[8];
        device.WriteRead([0], value);
        const int Transfers = 5000;
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Transfers; i++)
        {
            device.WriteRead([0], value);
        }

        var rate = Transfers / watch.Elapsed.TotalSeconds;
        TestContext.Out.WriteLine($"{rate:0} transfers a second");

        // One station at the clock's own speed: 12 sensors, 20 looks, 2 transfers and 2 of the mux each.
        Assert.That(rate, Is.GreaterThan(12 * 20 * 4));
    }

    /// <summary>Sends one frame, sane or not, and takes the answer. False when the bench has hung up.</summary>
    private static bool Talk(Stream stream, Random random)
    {
        var body = new byte[random.Next(0, 24)];
        random.NextBytes(body);
        if (body.Length > 0)
        {
            body[0] = (byte)random.Next(0, 15);
        }

        if (body.Length > 3 && body[0] == (byte)BenchOperation.Transfer)
        {
            (body[1], body[2]) = (1, (byte)(random.Next(2) == 0 ? 0x21 : 0x70));
        }

        try
        {
            if (random.Next(30) == 0)
            {
                // A frame that ends in the middle, and then the rig dies.
                stream.Write([200, 0, .. body]);
                return false;
            }

            stream.Write([(byte)body.Length, 0, .. body]);
            return Reply(stream).Length > 0;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static void Greet(Stream stream)
    {
        var hello = "{\"protocol\":3,\"rig\":\"bench\",\"process\":5}"u8;
        stream.Write([(byte)(hello.Length + 1), 0, (byte)BenchOperation.Hello, .. hello]);
        Assert.That(Reply(stream)[0], Is.EqualTo((byte)BenchReply.Done));
    }

    private static byte[] Reply(Stream stream)
    {
        var length = new byte[2];
        if (stream.ReadAtLeast(length, 2, throwOnEndOfStream: false) < 2)
        {
            return [];
        }

        var body = new byte[length[0] + (length[1] << 8)];
        stream.ReadExactly(body);
        return body;
    }
}
