using System.Text;
using PhoneRig.Network.Snmp;

namespace PhoneRig.Network.Tests.Snmp;

public sealed class SnmpCodecTests
{
    [Test]
    public void A_request_is_the_bytes_that_the_standards_give()
    {
        // RFC 1901 and 3416, written out by hand: version 1, "public", GetBulk, id 1, 0 non-repeaters, 20 repetitions, sysDescr.
        var bytes = SnmpCodec.Format(new SnmpMessage("public", SnmpOperation.GetBulk, 1, 0, 20, [new SnmpVariable(Oid.Parse("1.3.6.1.2.1.1.1"))]));

        Assert.That(Convert.ToHexString(bytes), Is.EqualTo("302502010104067075626C6963A51802010102010002011430" + "0D300B06072B060102010101" + "0500"));
    }

    [TestCase("1.3.6.1.2.1.17.7.1.2.2.1.2.101.0.27.44.61.78.95")]
    [TestCase("1.3.6.1.2.1.2.2.1.8.4294967295")]
    [TestCase("2.100.3")]
    [TestCase("0.0")]
    public void An_identifier_comes_back_as_it_went(string text)
    {
        var message = new SnmpMessage("c", SnmpOperation.Response, 7, 0, 0, [new SnmpVariable(Oid.Parse(text), SnmpType.Number, 3)]);

        Assert.That(SnmpCodec.TryParse(SnmpCodec.Format(message), out var back), Is.True);
        Assert.That(back!.Variables[0].Name.ToString(), Is.EqualTo(text));
        Assert.That(back, Is.EqualTo(message));
    }

    [TestCase("0101FF", SnmpType.Null, Description = "a kind of value that SNMP has not")]
    [TestCase("400401020304", SnmpType.Octets, Description = "an IpAddress")]
    [TestCase("410200FF", SnmpType.Number, Description = "a Counter32")]
    [TestCase("4609008000000000000000", SnmpType.Number, Description = "a Counter64 beyond 63 bits")]
    [TestCase("8000", SnmpType.Missing)]
    [TestCase("8100", SnmpType.Missing)]
    [TestCase("8200", SnmpType.EndOfView)]
    public void Every_kind_of_value_is_read_or_the_message_is_refused(string value, SnmpType type)
    {
        var element = Convert.FromHexString(value);
        byte[] pair = [0x30, (byte)(4 + element.Length), 0x06, 0x02, 0x2B, 0x06, .. element];
        byte[] pdu = [0x02, 0x01, 0x01, 0x02, 0x01, 0x00, 0x02, 0x01, 0x00, 0x30, (byte)pair.Length, .. pair];
        byte[] body = [0x02, 0x01, 0x01, 0x04, 0x01, (byte)'c', 0xA2, (byte)pdu.Length, .. pdu];
        byte[] bytes = [0x30, (byte)body.Length, .. body];

        var read = SnmpCodec.TryParse(bytes, out var message);

        Assert.That(read ? message!.Variables[0].Type : SnmpType.Null, Is.EqualTo(type));
    }

    [TestCase("")]
    [TestCase("30")]
    [TestCase("3080")]
    [TestCase("302602010004067075626C6963A519020101020100020114300E300C06082B060102010101000500", Description = "version 1")]
    [TestCase("30820FFF020101")]
    public void What_is_no_message_of_version_2c_is_refused(string hex) =>
        Assert.That(SnmpCodec.TryParse(Convert.FromHexString(hex), out _), Is.False);

    [Test]
    public void An_endless_identifier_costs_nothing()
    {
        var content = new byte[16_000];
        Array.Fill(content, (byte)0xFF);
        byte[] name = [0x06, 0x82, (byte)(content.Length >> 8), (byte)(content.Length & 0xFF), .. content];
        var bytes = Wrap(0x30, [0x02, 0x01, 0x01, 0x04, 0x01, (byte)'c', .. Wrap(0xA2, [0x02, 0x01, 0x01, 0x02, 0x01, 0x00, 0x02, 0x01, 0x00, .. Wrap(0x30, Wrap(0x30, [.. name, 0x05, 0x00]))])]);

        Assert.That(SnmpCodec.TryParse(bytes, out _), Is.False);
    }

    [Test]
    public void Text_is_made_fit_for_people() =>
        Assert.That(new SnmpVariable(Oid.Parse("1.3"), SnmpType.Octets, Octets: [.. Encoding.ASCII.GetBytes("Gi0/1\r\n\u001b[2J")]).Text, Is.EqualTo("Gi0/1???[2J"));

    private static byte[] Wrap(byte tag, byte[] content) => [tag, 0x82, (byte)(content.Length >> 8), (byte)(content.Length & 0xFF), .. content];
}
