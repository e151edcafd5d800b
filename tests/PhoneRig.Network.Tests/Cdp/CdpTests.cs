using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Network.Cdp;
using PhoneRig.Network.Tests.Support;

namespace PhoneRig.Network.Tests.Cdp;

public sealed class CdpTests : ISightingSink
{
    private readonly List<NetworkSighting> facts = [];

    [SetUp]
    public void Start() => facts.Clear();

    [Test]
    public void A_phones_announcement_is_read()
    {
        var frame = Frame(
            Element(1, "SEP001B2C3D4E5F"), Element(2, [0, 0, 0, 1, 1, 1, 0xCC, 0, 4, 10, 70, 0, 11]), Element(3, "Port 1"), Element(4, [0, 0, 0, 0x90]),
            Element(5, "TERM70_LOAD"), Element(6, "Cisco IP Phone 7970"), Element(0x10, [0x18, 0x9C]), Element(0x19, [0, 1, 0, 2, 0, 0, 0x28, 0x0A]), Element(0x7777, [1, 2, 3]));

        Assert.That(CdpReader.TryRead(frame, out var heard, out _), Is.True);
        Assert.That(heard, Is.EqualTo(new CdpAnnouncement("00:1b:2c:3d:4e:5f", "SEP001B2C3D4E5F")
        {
            Address = "10.70.0.11",
            Port = "Port 1",
            Capabilities = 0x90,
            Version = "TERM70_LOAD",
            Platform = "Cisco IP Phone 7970",
            Milliwatts = 6300,
            RequestedMilliwatts = 10250,
        }));
    }

    [Test]
    public void A_frame_may_be_padded() =>
        Assert.That(CdpReader.TryRead([.. Frame(Element(1, "SEP1")), .. new byte[30]], out _, out _), Is.True);

    [Test]
    public void The_checksum_of_an_odd_body_is_right_in_each_of_the_ways_that_senders_have([Values(0x41, 0x80, 0xFF)] byte last)
    {
        byte[] body = [2, 180, 0, 0, .. Element(1, "SEP1"), .. Element(6, [last])];
        Assert.That(body.Length % 2, Is.EqualTo(1));
        foreach (var odd in new[] { (uint)(last << 8), last, last >= 0x80 ? (0xFF00u | last) - 1 : last })
        {
            BinaryPrimitives.WriteUInt16BigEndian(body.AsSpan(2), 0);
            BinaryPrimitives.WriteUInt16BigEndian(body.AsSpan(2), Sum(body.AsSpan(..^1), odd));
            Assert.That(CdpChecksum.IsRight(body), Is.True, $"{odd:X}");
        }

        body[5] ^= 1;
        Assert.That(CdpChecksum.IsRight(body), Is.False);
    }

    [Test]
    public void What_is_wrong_with_a_frame_is_said()
    {
        var good = Frame(Element(1, "SEP1"), Element(5, "x"));
        byte[] wrongSum = [.. good[..24], (byte)(good[24] ^ 1), .. good[25..]];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Problem(wrongSum), Is.EqualTo("its checksum is wrong"));
            Assert.That(Problem(good[..^1]), Is.EqualTo("its length is out of bounds"));
            Assert.That(Problem(Frame(Element(5, "x"))), Is.EqualTo("it names no device"));
            Assert.That(Problem(Frame(Element(1, "SEP1"), [0, 5, 0, 200, 1])), Is.EqualTo("an element of it is longer than the rest"));
            Assert.That(Problem(Frame(Element(1, "SEP1"), [0, 5, 0, 0])), Is.EqualTo("an element of it is longer than the rest"));
            Assert.That(Problem([.. good[..5], 0xCD, .. good[6..]]), Is.Null, "no CDP at all");
        }
    }

    [Test]
    public void Each_phone_is_told_once_and_when_what_it_says_changes_and_switches_are_not()
    {
        var listener = new CdpListener(_ => "10.70.0.11");
        var loader = Frame(Element(1, "SEP001B2C3D4E5F"), Element(5, "TERM70_LOAD"));
        foreach (var frame in new[] { loader, loader, Frame(Element(1, "switch1"), Element(5, "IOS")), loader, Frame(Element(1, "SEP001B2C3D4E5F"), Element(5, "SCCP70.9-4-2SR3-1S")) })
        {
            listener.Receive(TimeSpan.Zero, frame, this);
        }

        Assert.That(facts, Is.EqualTo(new[]
        {
            new CdpHeard("00:1b:2c:3d:4e:5f", "10.70.0.11", "SEP001B2C3D4E5F", null, "TERM70_LOAD", null, null),
            new CdpHeard("00:1b:2c:3d:4e:5f", "10.70.0.11", "SEP001B2C3D4E5F", null, "SCCP70.9-4-2SR3-1S", null, null),
        }));
    }

    /// <summary>PHONERIG_FUZZ and PHONERIG_SEED choose how many inputs, and which (scripts/fuzz.sh).</summary>
    [Test]
    public void No_bytes_make_the_listener_throw_or_grow()
    {
        var (inputs, seed) = (Number("PHONERIG_FUZZ", 200_000), Number("PHONERIG_SEED", 0xCD));
        TestContext.Out.WriteLine($"seed {seed}, {inputs} inputs");
        var mutator = new Mutator(seed,
        [
            Frame(Element(1, "SEP001B2C3D4E5F"), Element(2, [0, 0, 0, 1, 1, 1, 0xCC, 0, 4, 10, 70, 0, 11]), Element(3, "Port 1"), Element(5, "TERM70_LOAD"), Element(0x10, [0x18, 0x9C])),
            Frame(Element(1, "SEP001B2C3D4E60"), Element(0x19, [0, 1, 0, 2, 0, 0, 0x28, 0x0A])), Frame(Element(1, "switch")),
        ]);
        var listener = new CdpListener();
        var (read, random) = (0, new Random(seed));
        for (var i = 0; i < inputs; i++)
        {
            var frame = mutator.Next();
            if (random.Next(2) == 0 && frame.Length > 30 && CdpReader.IsCdp(frame))
            {
                // Else the checksum keeps nearly everything away from the reader of elements.
                Mend(frame);
            }

            read += CdpReader.TryRead(frame, out _, out _) ? 1 : 0;
            listener.Receive(TimeSpan.FromMilliseconds(i * 10), frame, this);
            if (i % 10_000 == 9_999)
            {
                Assert.That(listener.Devices, Is.LessThanOrEqualTo(1024));
                facts.Clear();
                listener.Receive(TimeSpan.FromMilliseconds(i * 10), Frame(Element(1, "SEP001B2C3D4E5F"), Element(5, $"round {i}")), this);
                Assert.That(facts, Has.Count.EqualTo(1), "it lives");
            }
        }

        TestContext.Out.WriteLine($"{read} read");
        Assert.That(read, Is.InRange(inputs / 50, inputs * 19 / 20), "the fuzz reaches both sides");
    }

    public void Report(NetworkSighting sighting) => facts.Add(sighting);

    private static int Number(string variable, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private static string? Problem(byte[] frame)
    {
        Assert.That(CdpReader.TryRead(frame, out _, out var problem), Is.False);
        return problem;
    }

    private static byte[] Element(ushort type, string text) => Element(type, Encoding.ASCII.GetBytes(text));

    private static byte[] Element(ushort type, byte[] value) => [(byte)(type >> 8), (byte)(type & 0xFF), (byte)((value.Length + 4) >> 8), (byte)((value.Length + 4) & 0xFF), .. value];

    private static byte[] Frame(params byte[][] elements)
    {
        byte[] body = [2, 180, 0, 0, .. elements.SelectMany(one => one)];
        byte[] frame = [0x01, 0x00, 0x0C, 0xCC, 0xCC, 0xCC, 0x00, 0x1B, 0x2C, 0x3D, 0x4E, 0x5F, 0, 0, 0xAA, 0xAA, 0x03, 0x00, 0x00, 0x0C, 0x20, 0x00, .. body];
        Mend(frame);
        return frame;
    }

    /// <summary>Puts length and checksum right.</summary>
    private static void Mend(byte[] frame)
    {
        BinaryPrimitives.WriteUInt16BigEndian(frame.AsSpan(12), (ushort)(frame.Length - 14));
        var body = frame.AsSpan(22);
        BinaryPrimitives.WriteUInt16BigEndian(body[2..], 0);
        var even = body[..(body.Length & ~1)].ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(body[2..], Sum(even, body.Length % 2 == 1 ? body[^1] : 0u));
    }

    private static ushort Sum(ReadOnlySpan<byte> even, uint sum)
    {
        for (var i = 0; i + 1 < even.Length; i += 2)
        {
            sum += BinaryPrimitives.ReadUInt16BigEndian(even[i..]);
        }

        sum = (sum & 0xFFFF) + (sum >> 16);
        return (ushort)(~(sum + (sum >> 16)) & 0xFFFF);
    }
}
