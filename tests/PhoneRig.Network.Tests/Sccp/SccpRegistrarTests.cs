using System.Buffers.Binary;
using System.Net;
using System.Text;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Sccp;

namespace PhoneRig.Network.Tests.Sccp;

public sealed class SccpRegistrarTests
{
    private static readonly IPEndPoint Rig = new(IPAddress.Parse("10.70.0.1"), 2000);
    private static readonly DateTimeOffset Today = new(2026, 8, 7, 12, 30, 15, TimeSpan.Zero);

    private readonly RecordingSccpSink sink = new();
    private SccpRegistrar registrar = null!;

    [SetUp]
    public void Start()
    {
        sink.Clear();
        registrar = new SccpRegistrar(new SccpRegistrarOptions(), () => Today, address => address.ToString() == "10.70.0.9" ? "00:00:00:00:00:09" : null);
    }

    [Test]
    public void A_phone_that_registers_is_told_so_asked_for_its_codecs_and_seen()
    {
        Open(1);
        Say(0, 1, PhoneSays.Message(0x29, new byte[36]), PhoneSays.Register());

        Assert.That(sink.Ids, Is.EqualTo(new[] { SccpMessageId.RegisterTokenAck, SccpMessageId.RegisterAck, SccpMessageId.CapabilitiesReq }));
        Assert.That(BinaryPrimitives.ReadUInt32LittleEndian(sink.Sent[1].Bytes.AsSpan(12)), Is.EqualTo(30), "seconds between keep-alives");
        Assert.That(sink.Facts, Is.EqualTo(new[] { new PhoneRegistered(PhoneSays.Mac, "10.70.0.11", PhoneSays.Device, PhoneSays.Load, 20, 30006) }));
    }

    [Test]
    public void What_a_registered_phone_waits_for_is_answered_once_each()
    {
        Open(1);
        Say(0, 1, PhoneSays.Register());
        sink.Clear();
        Say(1, 1, [.. new uint[] { 0x0E, 0x28, 0x25, 0x0C, 0x0D, 0x0F, 0x12 }.Select(id => PhoneSays.Message(id)), .. new uint[] { 0x0B, 0x0A, 0x09 }.Select(id => PhoneSays.Message(id, PhoneSays.Word(1)))]);

        Assert.That(sink.Ids, Is.EqualTo(new[]
        {
            SccpMessageId.ButtonTemplate, SccpMessageId.SoftKeyTemplate, SccpMessageId.SoftKeySet, SccpMessageId.ConfigStat, SccpMessageId.DefineTimeDate,
            SccpMessageId.Version, SccpMessageId.ServerRes, SccpMessageId.LineStat, SccpMessageId.SpeedDialStat, SccpMessageId.ForwardStat,
        }));
        Assert.That(sink.Sent.Select(one => (int)BinaryPrimitives.ReadUInt32LittleEndian(one.Bytes)), Is.EqualTo(sink.Sent.Select(one => one.Bytes.Length - 8)), "each says how long it is");
        Assert.That(Encoding.ASCII.GetString(sink.Sent[5].Bytes[12..]).TrimEnd('\0'), Is.EqualTo(PhoneSays.Load[..15]), "it is to keep the load that it has");
        Assert.That(BinaryPrimitives.ReadInt32LittleEndian(sink.Sent[4].Bytes.AsSpan(12)), Is.EqualTo(2026));
    }

    [Test]
    public void What_needs_no_answer_and_what_is_unknown_gets_none()
    {
        Open(1);
        Say(0, 1, PhoneSays.Register());
        sink.Clear();
        Say(1, 1, PhoneSays.Message(2, PhoneSays.Word(0)), PhoneSays.Message(0x10, new byte[292]), PhoneSays.Message(0x2D, PhoneSays.Word(8)), PhoneSays.Message(0xFFFF, 1, 2, 3));

        Assert.That(sink.Sent, Is.Empty);
        Assert.That(sink.Closed, Is.Empty);
    }

    [Test]
    public void One_that_has_not_registered_is_told_nothing_of_keys()
    {
        Open(1);
        Say(0, 1, PhoneSays.Message(0x0E), PhoneSays.Message(0x28));

        Assert.That(sink.Sent, Is.Empty);
    }

    [Test]
    public void A_phone_that_says_it_lives_stays_and_one_that_falls_silent_is_lost_after_three_times()
    {
        Open(1);
        Say(0, 1, PhoneSays.Register());
        for (var time = 30; time <= 300; time += 30)
        {
            Tick(time);
            Say(time, 1, PhoneSays.KeepAlive());
        }

        Assert.That(sink.Ids.Skip(2), Is.EqualTo(Enumerable.Repeat(SccpMessageId.KeepAliveAck, 10)));
        Assert.That(registrar.WakeAt, Is.EqualTo(TimeSpan.FromSeconds(390)));
        Tick(389);
        Assert.That(sink.Facts, Has.Count.EqualTo(1));
        Tick(390);

        Assert.That(sink.Facts[1], Is.EqualTo(new PhoneUnregistered(PhoneSays.Mac, "10.70.0.11", PhoneSays.Device, "it said nothing for 90 s", Lost: true)));
        Assert.That(sink.Closed, Is.EqualTo(new[] { 1 }));
        Assert.That(registrar.WakeAt, Is.Null);
    }

    [Test]
    public void A_goodbye_is_answered_and_no_loss()
    {
        Open(1);
        Say(0, 1, PhoneSays.Register());
        Say(5, 1, PhoneSays.Message(0x27, PhoneSays.Word(0)));
        registrar.Closed(TimeSpan.FromSeconds(6), 1, StreamEnd.Closed, sink);

        Assert.That(sink.Ids.Last(), Is.EqualTo(SccpMessageId.UnregisterAck));
        Assert.That(sink.Facts[1..], Is.EqualTo(new[] { new PhoneUnregistered(PhoneSays.Mac, "10.70.0.11", PhoneSays.Device, "it said goodbye", Lost: false) }));
    }

    [TestCase(StreamEnd.Closed, "it ended its connection", false)]
    [TestCase(StreamEnd.Lost, "its connection is lost", true)]
    public void The_end_of_its_connection_is_the_end_of_its_registration(StreamEnd end, string reason, bool lost)
    {
        Open(1);
        Say(0, 1, PhoneSays.Register());
        registrar.Closed(TimeSpan.FromSeconds(6), 1, end, sink);

        Assert.That(sink.Facts[1], Is.EqualTo(new PhoneUnregistered(PhoneSays.Mac, "10.70.0.11", PhoneSays.Device, reason, lost)));
    }

    [Test]
    public void A_phone_that_starts_again_takes_the_place_of_what_it_left_behind()
    {
        Open(1);
        Say(0, 1, PhoneSays.Register());
        Open(2, port: 50000, at: 40);
        Say(41, 2, PhoneSays.Register());
        Tick(120);

        Assert.That(sink.Closed, Is.EqualTo(new[] { 1 }));
        Assert.That(sink.Facts.Select(fact => fact.GetType()), Is.EqualTo(new[] { typeof(PhoneRegistered), typeof(PhoneRegistered) }));
        Assert.That(registrar.Connections, Is.EqualTo(1));
    }

    [Test]
    public void An_alarm_is_told_with_its_device_or_by_the_lease_and_no_flood_of_them()
    {
        Open(1, address: "10.70.0.9");
        Say(0, 1, PhoneSays.Alarm($"25: Name={PhoneSays.Device} Load= {PhoneSays.Load} Last=Initialized"));
        Say(0, 1, [.. Enumerable.Repeat(PhoneSays.Alarm("27: Waiting"), 100)]);

        Assert.That(sink.Facts[0], Is.EqualTo(new PhoneAlarm(PhoneSays.Mac, "10.70.0.9", $"25: Name={PhoneSays.Device} Load= {PhoneSays.Load} Last=Initialized", PhoneSays.Load, "Initialized")));
        Assert.That(sink.Facts[1], Is.EqualTo(new PhoneAlarm("00:00:00:00:00:09", "10.70.0.9", "27: Waiting", null, null)));
        Assert.That(sink.Facts, Has.Count.EqualTo(8));
        Assert.That(sink.Sent, Is.Empty);
    }

    [Test]
    public void What_is_no_SCCP_is_hung_up_on_and_told_once_a_minute()
    {
        for (var connection = 1; connection <= 20; connection++)
        {
            Open(connection);
            Say(1, connection, Encoding.ASCII.GetBytes("GET / HTTP/1.0\r\n\r\n"));
        }

        Assert.That(sink.Closed, Has.Count.EqualTo(20));
        Assert.That(sink.Sent, Is.Empty);
        Assert.That(sink.Facts, Is.EqualTo(new[] { new PacketRejected(null, "10.70.0.11", "sccp", "that is no SCCP: the length of a message is out of bounds") }));
    }

    [Test]
    public void Bytes_that_trickle_in_do_not_hold_a_connection()
    {
        Open(1);
        var register = PhoneSays.Register();
        for (var time = 0; time < 10; time++)
        {
            Say(time, 1, [register[time]]);
        }

        Assert.That(registrar.WakeAt, Is.EqualTo(TimeSpan.FromSeconds(10)));
        Tick(10);
        Assert.That(sink.Closed, Is.EqualTo(new[] { 1 }));
        Assert.That(sink.Facts, Is.EqualTo(new[] { new PacketRejected(null, "10.70.0.11", "sccp", "the rest of a message did not come within 10 s") }));
    }

    [Test]
    public void Whoever_never_registers_is_hung_up_on_whatever_else_it_says()
    {
        Open(1);
        for (var time = 0; time < 60; time += 5)
        {
            Say(time, 1, PhoneSays.KeepAlive());
        }

        Tick(60);
        Assert.That(sink.Closed, Is.EqualTo(new[] { 1 }));
    }

    [Test]
    public void One_address_has_four_connections_and_the_oldest_makes_way()
    {
        for (var connection = 1; connection <= 6; connection++)
        {
            Open(connection, port: 50000 + connection, at: connection);
        }

        Assert.That(sink.Closed, Is.EqualTo(new[] { 1, 2 }));
        Assert.That(registrar.Connections, Is.EqualTo(4));
    }

    [Test]
    public void There_are_no_more_connections_than_there_may_be_and_a_phone_that_is_there_loses_nothing()
    {
        for (var connection = 1; connection <= 300; connection++)
        {
            Open(connection, address: $"10.70.{connection / 200}.{(connection % 200) + 1}");
        }

        Assert.That(registrar.Connections, Is.EqualTo(256));
        Assert.That(sink.Closed, Is.EqualTo(Enumerable.Range(257, 44)));
        sink.Clear();
        Say(1, 1, PhoneSays.Register());
        Assert.That(sink.Facts, Has.Count.EqualTo(1));
    }

    private void Open(int connection, string address = "10.70.0.11", int port = 49152, int at = 0) =>
        registrar.Opened(TimeSpan.FromSeconds(at), connection, Rig, new IPEndPoint(IPAddress.Parse(address), port), sink);

    private void Say(int at, int connection, params byte[][] messages)
    {
        foreach (var message in messages)
        {
            registrar.Received(TimeSpan.FromSeconds(at), connection, message, sink);
        }
    }

    private void Tick(int at) => registrar.Tick(TimeSpan.FromSeconds(at), sink);
}
