using System.Globalization;
using System.Net;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Sccp;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.Network.Tests.Sccp;

/// <summary>Whatever comes over a connection, the registrar goes on, keeps little, and answers with no more than it was asked for. PHONERIG_FUZZ and PHONERIG_SEED choose how many inputs, and which (scripts/fuzz.sh).</summary>
public sealed class SccpFuzzTests
{
    /// <summary>The longest answer to one message: the soft keys' sets, 792 bytes; a Register gets two.</summary>
    private const int LongestAnswer = 800;

    private static readonly IPEndPoint Rig = new(IPAddress.Parse("10.70.0.1"), 2000);

    private static int Number(string variable, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    [Test]
    public void No_bytes_make_the_registrar_throw_grow_or_amplify()
    {
        var (inputs, seed) = (Number("PHONERIG_FUZZ", 200_000), Number("PHONERIG_SEED", 2000));
        TestContext.Out.WriteLine($"seed {seed}, {inputs} inputs");
        var mutator = new Mutator(seed,
        [
            PhoneSays.Register(), PhoneSays.ShortRegister("SEP001B0CDB8F24"), PhoneSays.KeepAlive(), PhoneSays.Alarm("25: Name=SEP001B2C3D4E5F Load= SCCP70.9-4-2SR3-1S Last=Initialized"),
            PhoneSays.XmlAlarm("<x-cisco-alarm><Alarm><ParameterList><String name=\"DeviceName\">SEP1</String></ParameterList></Alarm></x-cisco-alarm>"),
            PhoneSays.Message(0x27, 0, 0, 0, 0), PhoneSays.Message(0x29, new byte[36]),
            .. new uint[] { 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x0E, 0x0F, 0x10, 0x12, 0x25, 0x28 }.Select(id => PhoneSays.Message(id, PhoneSays.Word(1))),
        ]);
        var registrar = new SccpRegistrar(new SccpRegistrarOptions(), () => DateTimeOffset.UnixEpoch, _ => null);
        var sink = new RecordingSccpSink();
        var random = new Random(seed);
        var open = new List<int>();
        var (next, registered, sent) = (0, 0L, 0L);
        for (var i = 0; i < inputs; i++)
        {
            var now = TimeSpan.FromMilliseconds(i * 20);
            if (open.Count < 20 || random.Next(50) == 0)
            {
                open.Add(++next);
                registrar.Opened(now, next, Rig, new IPEndPoint(new IPAddress([10, 70, 0, (byte)random.Next(30)]), 49152), sink);
            }

            var bytes = mutator.Next();
            var connection = open[random.Next(open.Count)];
            sink.Sent.Clear();
            registrar.Received(now, connection, bytes, sink);

            // Each message has 12 bytes at the least; some of a message before may complete the first.
            var answer = sink.Sent.Sum(one => one.Bytes.Length);
            if (answer > LongestAnswer * ((bytes.Length / 12) + 1))
            {
                Assert.Fail($"seed {seed}, input {i}: {answer} bytes for {bytes.Length}: {Convert.ToHexString(bytes)}");
            }

            sent += answer;
            if (random.Next(100) == 0)
            {
                registrar.Closed(now, connection, (StreamEnd)random.Next(3), sink);
                open.Remove(connection);
            }

            open.RemoveAll(sink.Closed.Contains);
            registrar.Tick(now, sink);
            open.RemoveAll(sink.Closed.Contains);
            if (i % 10_000 == 9_999)
            {
                registered += sink.Facts.Count(fact => fact is PhoneRegistered);
                Assert.That(registrar.Connections, Is.LessThanOrEqualTo(256));
                Assert.That(sink.Facts, Has.Count.LessThan(5_000), "a flood does not flood the timeline");
                sink.Clear();
                Lives(registrar, now, sink);
                sink.Clear();
            }
        }

        TestContext.Out.WriteLine($"{registered} registrations, {sent} bytes answered");
        Assert.That(registered, Is.Positive, "the fuzz reaches the inside");
        registrar.Tick(TimeSpan.FromDays(30), sink);
        registrar.Tick(TimeSpan.FromDays(31), sink);
        Assert.That((registrar.Connections, registrar.WakeAt), Is.EqualTo((0, (TimeSpan?)null)), "nothing is left behind");
    }

    /// <summary>A phone that comes now is served as ever.</summary>
    private static void Lives(SccpRegistrar registrar, TimeSpan now, RecordingSccpSink sink)
    {
        const int Connection = int.MaxValue;
        registrar.Opened(now, Connection, Rig, new IPEndPoint(IPAddress.Parse("10.70.9.9"), 49152), sink);
        registrar.Received(now, Connection, PhoneSays.Register("SEP00000000000A"), sink);
        Assert.That(sink.Ids, Is.EqualTo(new[] { SccpMessageId.RegisterAck, SccpMessageId.CapabilitiesReq }));
        registrar.Closed(now, Connection, StreamEnd.Closed, sink);
    }
}
