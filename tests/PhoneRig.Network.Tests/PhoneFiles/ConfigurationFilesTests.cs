using System.Text;
using System.Xml.Linq;
using PhoneRig.Network.PhoneFiles;
using PhoneRig.Network.Tests.Support;
using PhoneRig.Network.Tftp;

namespace PhoneRig.Network.Tests.PhoneFiles;

public sealed class ConfigurationFilesTests
{
    private static readonly CallManager Manager = new("10.70.0.1");

    [Test]
    public void The_default_configuration_names_the_call_manager_and_a_load_for_each_model()
    {
        var file = ConfigurationFiles.Default(Shipped.Templates, Manager, [new(30006, "Cisco 7970", "SCCP70.9-4-2SR3-1S"), new(119, "Cisco 7971", "SCCP70.9-4-2SR3-1S")]);

        Assert.That(file.Name, Is.EqualTo("XMLDefault.cnf.xml"));
        Golden.Match("XMLDefault.cnf.xml", Text(file));
    }

    [Test]
    public void The_configuration_of_one_phone_has_its_name_and_its_load()
    {
        var file = ConfigurationFiles.Device(Shipped.Templates, "00:1b:2c:3d:4e:5f", Manager, "SCCP70.9-4-2SR3-1S");

        Assert.That(file.Name, Is.EqualTo("SEP001B2C3D4E5F.cnf.xml"));
        Golden.Match("SEP001B2C3D4E5F.cnf.xml", Text(file));
    }

    [Test]
    public void Without_a_load_a_phone_keeps_its_own() =>
        Assert.That(Text(ConfigurationFiles.Device(Shipped.Templates, "001b.2c3d.4e5f", Manager, load: null)), Does.Not.Contain("loadInformation"));

    [Test]
    public void A_model_that_no_station_has_is_left_out() =>
        Assert.That(XDocument.Parse(Text(ConfigurationFiles.Default(Shipped.Templates, Manager, [new(119, "Cisco 7971", "SCCP71.9-4-2SR3-1S")]))).Root!.Elements().Select(one => one.Name.LocalName), Is.EqualTo(new[] { "callManagerGroup", "loadInformation119" }));

    [Test]
    public void There_is_no_byte_order_mark() =>
        Assert.That(ConfigurationFiles.Default(Shipped.Templates, Manager, []).Content.Span[0], Is.EqualTo((byte)'<'));

    [Test]
    public void Markup_in_a_value_stays_a_value()
    {
        var file = ConfigurationFiles.Default(Shipped.Templates, new CallManager("a<b&\"c"), [new(119, "<&>", "</Default>")]);

        Assert.That(XDocument.Parse(Text(file)).Descendants("processNodeName").Single().Value, Is.EqualTo("a<b&\"c"));
        Assert.That(XDocument.Parse(Text(file)).Descendants("loadInformation119").Single().Value, Is.EqualTo("</Default>"));
    }

    [TestCase("")]
    [TestCase("00:1b:2c:3d:4e")]
    [TestCase("00:1b:2c:3d:4e:5g")]
    [TestCase("00:1b:2c:3d:4e:5f:60")]
    public void What_is_no_hardware_address_is_refused(string mac) =>
        Assert.That(() => ConfigurationFiles.DeviceName(mac), Throws.ArgumentException.With.Message.Contains($"\"{mac}\""));

    private static string Text(TftpFile file) => Encoding.UTF8.GetString(file.Content.Span);
}
