using System.Text;
using System.Xml.Linq;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Configuration.Templates;

namespace PhoneRig.Core.Tests.Configuration;

public sealed class PhoneFileTemplateTests
{
    private const string Group = "<callManagerGroup><processNodeName>{call-manager}</processNodeName></callManagerGroup>";

    [TestCase("<a>\n" + Group + "\n  <b>{call-manger}</b></a>", "t.cnf.xml:3:6: nothing is called {call-manger}; did you mean \"call-manager\"? (known: call-manager, call-manager-port, load, load-119, load-30006, mac)")]
    [TestCase("<a>\n" + Group + "<b></a>", "t.cnf.xml:2:", Description = "the end tag is of another element")]
    [TestCase("\n<Default><loadInformation119>{load-119}</loadInformation119></Default>", "t.cnf.xml:2:2: no callManagerGroup: ")]
    [TestCase("<!DOCTYPE a [<!ENTITY e \"x\">]><a>" + Group + "</a>", "t.cnf.xml:1:")]
    [TestCase("", "t.cnf.xml:1:")]
    public void A_mistake_is_told_with_its_place(string text, string expected)
    {
        var read = PhoneFileTemplate.Read("t.cnf.xml", text);

        Assert.That(read.Value, Is.Null);
        Assert.That(read.Problems[0].ToString(), Does.StartWith(expected));
    }

    [Test]
    public void Names_are_filled_in_escaped_and_what_has_no_value_is_left_out()
    {
        var template = PhoneFileTemplate.Read("t.cnf.xml", "<a x=\"{mac}\"><!-- {no-name} -->\n  " + Group + "\n  <l>{load}</l>\n  <m>{load-115}</m>\n  <n>{ not a name }</n>\n</a>").Value!;
        var filled = Encoding.UTF8.GetString(template.Fill(new Dictionary<string, string?> { ["call-manager"] = "a<b&\"", ["mac"] = "1\"2", ["load"] = null }));

        var root = XDocument.Parse(filled).Root!;
        Assert.That((root.Attribute("x")!.Value, root.Descendants("processNodeName").Single().Value, root.Element("n")!.Value), Is.EqualTo(("1\"2", "a<b&\"", "{ not a name }")));
        Assert.That(root.Elements().Select(one => one.Name.LocalName), Is.EqualTo(new[] { "callManagerGroup", "n" }));
        Assert.That(filled, Does.Not.Contain("<!--").And.Not.Contains("\n\n").And.Not.Contains("\n  \n"));
    }

    [Test]
    public void The_same_template_can_be_filled_in_often()
    {
        var template = PhoneFileTemplate.Read("t.cnf.xml", "<a>" + Group + "<l>{load}</l></a>").Value!;
        template.Fill(new Dictionary<string, string?>());

        Assert.That(Encoding.UTF8.GetString(template.Fill(new Dictionary<string, string?> { ["load"] = "L" })), Does.Contain("<l>L</l>"));
    }

    [Test]
    public void A_file_of_ones_own_comes_before_the_shipped_one()
    {
        var own = Directory.CreateTempSubdirectory("phonerig-templates-");
        try
        {
            Directory.CreateDirectory(Path.Combine(own.FullName, "templates"));
            File.WriteAllText(Path.Combine(own.FullName, "templates", "SEP.cnf.xml"), "<device>" + Group + "<mine>{load}</mine></device>");
            var templates = new ConfigFolder(Repository.RigConfig, own.FullName).Templates().Value!;

            Assert.That(Encoding.UTF8.GetString(templates.Device.Fill(new Dictionary<string, string?> { ["load"] = "L" })), Does.Contain("<mine>L</mine>"));
            Assert.That(Encoding.UTF8.GetString(templates.Default.Fill(new Dictionary<string, string?>())), Does.Contain("<Default>"));
        }
        finally
        {
            own.Delete(recursive: true);
        }
    }
}
