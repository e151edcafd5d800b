using System.Net;
using System.Text;
using PhoneRig.Network.Dhcp;

namespace PhoneRig.Network.Tests.Dhcp;

public sealed class DhcpCodecTests
{
    [Test]
    public void A_written_message_reads_back_the_same()
    {
        var packet = Messages.Message(DhcpMessageType.Request, requested: "10.70.0.12", server: "10.70.0.1") with
        {
            Broadcast = true,
            Seconds = 7,
            Hops = 1,
            YourAddress = Messages.Ip("10.70.0.12"),
            ServerAddress = Messages.Ip("10.70.0.1"),
            RelayAddress = Messages.Ip("10.70.0.2"),
            ClientAddress = Messages.Ip("10.70.0.3"),
            ServerName = "10.70.0.1",
            BootFile = "term70.default.loads",
        };

        Assert.That(DhcpCodec.TryParse(DhcpCodec.Write(packet), out var read, out _), Is.True);
        Assert.That(read, Is.EqualTo(packet));
    }

    [Test]
    public void Short_messages_are_padded_to_300_bytes() =>
        Assert.That(DhcpCodec.Write(Messages.Message(DhcpMessageType.Discover)), Has.Length.EqualTo(300));

    [Test]
    public void The_fields_lie_where_RFC_2131_says()
    {
        var bytes = DhcpCodec.Write(Messages.Message(DhcpMessageType.Discover) with { YourAddress = Messages.Ip("1.2.3.4"), Broadcast = true });

        Assert.That(bytes[..4], Is.EqualTo(new byte[] { 1, 1, 6, 0 }));
        Assert.That(bytes[4..8], Is.EqualTo(new byte[] { 0x2A, 0x2A, 0x2A, 0x2A }));
        Assert.That(bytes[10], Is.EqualTo(0x80));
        Assert.That(bytes[16..20], Is.EqualTo(new byte[] { 1, 2, 3, 4 }));
        Assert.That(bytes[28..34], Is.EqualTo(new byte[] { 0, 0x1B, 0x2C, 0x3D, 0x4E, 0x5F }));
        Assert.That(bytes[236..243], Is.EqualTo(new byte[] { 99, 130, 83, 99, 53, 1, 1 }));
    }

    [Test]
    public void The_vendor_class_loses_its_trailing_NUL()
    {
        Assert.That(DhcpCodec.TryParse(DhcpCodec.Write(Messages.Message(DhcpMessageType.Discover)), out var read, out _), Is.True);
        Assert.That(read!.Vendor, Is.EqualTo("Cisco Systems, Inc. IP Phone CP-7970G"));
    }

    [Test]
    public void Options_longer_than_255_bytes_are_split_and_joined()
    {
        var text = new string('x', 600);
        var packet = Messages.Message(DhcpMessageType.Discover);
        packet.Options.Add(DhcpOption.TftpServerName, text);
        var bytes = DhcpCodec.Write(packet);

        Assert.That(DhcpCodec.TryParse(bytes, out var read, out _), Is.True);
        Assert.That(read!.Options.FindText(DhcpOption.TftpServerName), Is.EqualTo(text));
    }

    [TestCase(1, "file", TestName = "Overload_1_reads_options_from_file")]
    [TestCase(2, "sname", TestName = "Overload_2_reads_options_from_sname")]
    [TestCase(3, "filesname", TestName = "Overload_3_reads_options_from_file_then_sname")]
    public void Overload(byte overload, string joined)
    {
        var packet = Messages.Message(DhcpMessageType.Discover, vendor: null);
        packet.Options.Add(DhcpOption.Overload, [overload]);
        var bytes = DhcpCodec.Write(packet);
        Place(bytes.AsSpan(108), "file");
        Place(bytes.AsSpan(44), "sname");

        Assert.That(DhcpCodec.TryParse(bytes, out var read, out _), Is.True);
        Assert.That(read!.Options.FindText(DhcpOption.TftpServerName), Is.EqualTo(joined));
        Assert.That(read.Options.Find(DhcpOption.Overload), Is.Null);

        static void Place(Span<byte> field, string text)
        {
            field[0] = DhcpOption.TftpServerName;
            field[1] = (byte)text.Length;
            Encoding.ASCII.GetBytes(text, field[2..]);
            field[2 + text.Length] = DhcpOption.End;
        }
    }

    [Test]
    public void A_missing_end_option_is_forgiven()
    {
        var bytes = DhcpCodec.Write(Messages.Message(DhcpMessageType.Discover, vendor: null));

        Assert.That(DhcpCodec.TryParse(bytes.AsSpan(0, 243), out var read, out _), Is.True);
        Assert.That(read!.Type, Is.EqualTo(DhcpMessageType.Discover));
    }

    [Test]
    public void What_is_no_message_is_refused_with_its_reason()
    {
        var good = DhcpCodec.Write(Messages.Message(DhcpMessageType.Discover, requested: "10.0.0.1"));

        Assert.That(Reason(good[..239]), Is.EqualTo(DhcpRejection.TooShort));
        Assert.That(Reason([]), Is.EqualTo(DhcpRejection.TooShort));
        Assert.That(Reason(With(0, 3)), Is.EqualTo(DhcpRejection.UnknownOperation));
        Assert.That(Reason(With(2, 17)), Is.EqualTo(DhcpRejection.HardwareAddressTooLong));
        Assert.That(Reason(With(236, 0)), Is.EqualTo(DhcpRejection.NoMagicCookie));
        Assert.That(Reason(With(241, 200)), Is.EqualTo(DhcpRejection.OptionRunsPastTheEnd));
        Assert.That(Reason(With(242, 9)), Is.EqualTo(DhcpRejection.NoMessageType));
        Assert.That(Reason(DhcpCodec.Write(WithOption(DhcpOption.RequestedAddress))), Is.EqualTo(DhcpRejection.OptionOfWrongLength));
        Assert.That(Reason(DhcpCodec.Write(WithOption(DhcpOption.Overload))), Is.EqualTo(DhcpRejection.OptionOfWrongLength));
        Assert.That(Reason(good), Is.EqualTo(DhcpRejection.None));

        static DhcpPacket WithOption(byte code) => Messages.Message(DhcpMessageType.Discover) with { Options = new DhcpOptions().Add(code, [1, 2, 3]) };

        byte[] With(int at, byte value)
        {
            var changed = (byte[])good.Clone();
            changed[at] = value;
            return changed;
        }

        static DhcpRejection Reason(byte[] bytes)
        {
            return DhcpCodec.TryParse(bytes, out _, out var rejection) ? DhcpRejection.None : rejection;
        }
    }

    [Test]
    public void A_name_too_long_for_its_field_is_the_writers_fault() =>
        Assert.That(() => DhcpCodec.Write(Messages.Message(DhcpMessageType.Offer) with { ServerName = new string('x', 65) }), Throws.ArgumentException);

    [Test]
    public void An_address_of_another_length_is_not_an_address() =>
        Assert.That(new DhcpOptions().Add(3, [1, 2, 3]).FindAddress(3), Is.Null);

    [Test]
    public void Options_are_compared_by_value()
    {
        var options = new DhcpOptions().Add(DhcpOption.Router, IPAddress.Loopback);

        Assert.That(new DhcpOptions().Add(DhcpOption.Router, IPAddress.Loopback), Is.EqualTo(options));
        Assert.That(new DhcpOptions().Add(DhcpOption.Router, IPAddress.Any), Is.Not.EqualTo(options));
        Assert.That(new DhcpOptions().Add(DhcpOption.SubnetMask, IPAddress.Loopback), Is.Not.EqualTo(options));
    }
}
