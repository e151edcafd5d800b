using System.Text.Json;
using System.Xml.Linq;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>What people, programs and CI servers are told of one run is the same.</summary>
public sealed class ReportsAgreeTests
{
    [Test]
    public void Json_junit_and_exit_code_say_the_same_of_the_built_in_rig()
    {
        using var folder = new TemporaryFolder();

        var (exitCode, output, error) = Phonerig.RunIn(folder.Path, "recover", "--all", "--speed", "max", "--json", "--junit", "report.xml");

        Assert.That(exitCode, Is.EqualTo(1), error);
        using var last = JsonDocument.Parse(output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1]);
        var stations = last.RootElement.GetProperty("summary").GetProperty("stations").EnumerateArray()
            .ToDictionary(station => station.GetProperty("station").GetString()!, station => station);
        var cases = XDocument.Load(Path.Combine(folder.Path, "report.xml")).Descendants("testcase").ToDictionary(one => one.Attribute("name")!.Value);
        Assert.That(cases.Keys, Is.EquivalentTo(stations.Keys));
        foreach (var (name, station) in stations)
        {
            var recovered = station.GetProperty("verdict").GetString() == "recovered";
            Assert.That(cases[name].Element("failure") is null, Is.EqualTo(recovered), name);
            Assert.That(recovered, Is.EqualTo(name != "s4"), name);
        }

        Assert.That(stations["s4"].GetProperty("toDo").GetString(), Does.Contain("inline power"));
        Assert.That(cases["s4"].Element("failure")!.ToString(), Does.Contain("inline-power").And.Contain("Turn inline power off"));
    }

    [Test]
    public void Plain_text_says_what_a_person_has_to_do()
    {
        var (exitCode, output, error) = Phonerig.Run("recover", "--all", "--speed", "max");

        Assert.That(exitCode, Is.EqualTo(1), error);
        Assert.That(output, Does.Contain("3 of 4 recovered; s4 needs a person: Turn inline power off"));
    }
}
