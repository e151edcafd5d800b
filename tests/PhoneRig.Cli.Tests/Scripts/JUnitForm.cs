using System.Globalization;
using System.Xml.Linq;

namespace PhoneRig.Cli.Tests.Scripts;

/// <summary>What junit-10.xsd of the Jenkins xunit plugin demands, as far as these reports use it; GitLab reads the same.</summary>
internal static class JUnitForm
{
    public static void Check(XElement root)
    {
        Assert.That(root.Name.LocalName, Is.EqualTo("testsuites"));
        foreach (var suite in root.Elements())
        {
            Assert.That(suite.Name.LocalName, Is.EqualTo("testsuite"));
            Attributes(suite, ["name", "tests", "failures", "errors", "skipped", "time"], ["timestamp"]);
            foreach (var number in new[] { "tests", "failures", "errors", "skipped" })
            {
                Assert.That(int.Parse(suite.Attribute(number)!.Value, NumberStyles.None, CultureInfo.InvariantCulture), Is.GreaterThanOrEqualTo(0));
            }

            Assert.That(suite.Attribute("timestamp")?.Value, Is.Null.Or.Match(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$"));
            Assert.That(suite.Elements().Select(child => child.Name.LocalName), Is.EqualTo(suite.Elements("testcase").Select(_ => "testcase").Prepend("properties")));
            foreach (var property in suite.Element("properties")!.Elements())
            {
                Assert.That(property.Name.LocalName, Is.EqualTo("property"));
                Attributes(property, ["name", "value"], []);
            }

            foreach (var test in suite.Elements("testcase"))
            {
                Test(test);
            }
        }
    }

    private static void Test(XElement test)
    {
        Attributes(test, ["name", "classname", "time"], []);
        Assert.That(test.Attribute("time")!.Value, Does.Match(@"^\d+\.\d{3}$"));
        Assert.That(string.Join(' ', test.Elements().Select(child => child.Name.LocalName)), Does.Match("^(failure|error|skipped)? ?(system-out)?$"));
        foreach (var ending in test.Elements().Where(child => child.Name.LocalName != "system-out"))
        {
            Attributes(ending, ending.Name.LocalName == "skipped" ? ["message"] : ["type", "message"], []);
        }
    }

    private static void Attributes(XElement element, string[] required, string[] allowed) => Assert.That(
        element.Attributes().Select(attribute => attribute.Name.LocalName),
        Is.SupersetOf(required).And.SubsetOf(required.Concat(allowed)),
        element.Name.LocalName);
}
