using System.Text;
using PhoneRig.Network.PhoneWeb;

namespace PhoneRig.Network.Tests.PhoneWeb;

public sealed class LooseXmlTests
{
    [TestCase("<a><b>1</b><c>2</c></a>", "b=1 c=2")]
    [TestCase("<?xml version=\"1.0\"?><!-- <x>no</x> --><a>\n <b> 1 </b>\n</a>", "b=1")]
    [TestCase("<A><B>1</b></A>", "B=1", Description = "letters do not matter")]
    [TestCase("<a><b>1<c>2</a>", "c=2", Description = "end tags are missing")]
    [TestCase("<a><b>1</x></b></a>", "b=1", Description = "an end tag of nothing")]
    [TestCase("<a><b/><c />2</a>", "b= c=")]
    [TestCase("<b>a &amp; b &lt; c &#65;&#x42; &nbsp; &unknown;</b>", "b=a & b < c AB &nbsp; &unknown;")]
    [TestCase("<b><![CDATA[<x> &amp; y]]></b>", "b=<x> &amp; y")]
    [TestCase("<!DOCTYPE a [<!ENTITY e \"boom\">]><a><b>&e;</b></a>", "b=&e;", Description = "no entities of its own")]
    [TestCase("<b>1", "b=1")]
    [TestCase("no xml at all", "")]
    [TestCase("", "")]
    [TestCase("<", "")]
    public void Elements_are_read_as_far_as_they_go(string document, string expected) =>
        Assert.That(string.Join(' ', LooseXml.Read(Encoding.UTF8.GetBytes(document)).Select(leaf => $"{leaf.Name}={leaf.Text}")), Is.EqualTo(expected));

    [Test]
    public void Depth_number_and_length_are_bounded()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 10_000));
        var many = string.Concat(Enumerable.Repeat("<a>1</a>", 5_000));
        var wide = $"<a>{new string('x', 1_000_000)}</a>";
        using (Assert.EnterMultipleScope())
        {
            Assert.That(LooseXml.Read(Encoding.UTF8.GetBytes(deep)), Has.Length.LessThanOrEqualTo(1024));
            Assert.That(LooseXml.Read(Encoding.UTF8.GetBytes(many)), Has.Length.EqualTo(1024));
            Assert.That(LooseXml.Read(Encoding.UTF8.GetBytes(wide)).Single().Text, Has.Length.LessThanOrEqualTo(LooseXml.Longest));
        }
    }

    [Test]
    public void A_phones_page_is_read()
    {
        var page = PhonePage.Read("""
            <?xml version="1.0" encoding="UTF-8"?><DeviceInformation><MACAddress>001B2C3D4E5F</MACAddress><HostName>SEP001B2C3D4E5F</HostName><phoneDN>1001</phoneDN>
            <appLoadID>jar70sccp.9-4-2ES26.sbn</appLoadID><versionID>V07</versionID><serialNumber>FCH1</serialNumber><modelNumber>CP-7970G</modelNumber></DeviceInformation>
            """u8);

        Assert.That(page, Is.EqualTo(new PhonePage
        {
            Load = "jar70sccp.9-4-2ES26.sbn",
            Device = "SEP001B2C3D4E5F",
            Mac = "00:1b:2c:3d:4e:5f",
            Number = "1001",
            Serial = "FCH1",
            Model = "CP-7970G",
            Version = "V07",
        }));
        Assert.That(PhonePage.Read("<html><body>It works!</body></html>"u8), Is.Null);
    }
}
