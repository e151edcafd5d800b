using System.Xml.Linq;
using PhoneRig.Cli.Tests.Scripts;
using PhoneRig.Cli.Views;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.Tests.Views;

public sealed class JUnitReportTests
{
    private string folder = "";

    private string Report => Path.Combine(folder, "report.xml");

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("phonerig-junit").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    private XElement Write(Script script)
    {
        var story = new RunStory();
        script.Play(null!, story, CancellationToken.None);
        JUnitReport.Write(Report, story.Run!, script.Summary, "recover", story);
        return Read();
    }

    private XElement Read()
    {
        var root = XDocument.Load(Report).Root!;
        JUnitForm.Check(root);
        return root.Element("testsuite")!;
    }

    private static XElement Case(XElement suite, string station) => suite.Elements("testcase").Single(test => test.Attribute("name")!.Value == station);

    private static string? Property(XElement suite, string name) =>
        suite.Element("properties")!.Elements().SingleOrDefault(property => property.Attribute("name")!.Value == name)?.Attribute("value")!.Value;

    [Test]
    public void Each_station_is_a_case_and_who_is_not_home_has_failed_with_what_to_do()
    {
        var suite = Write(FourPhones.Begun());

        Assert.That(suite.Attribute("name")!.Value, Is.EqualTo("demo.recover"));
        Assert.That((suite.Attribute("tests")!.Value, suite.Attribute("failures")!.Value, suite.Attribute("errors")!.Value, suite.Attribute("skipped")!.Value), Is.EqualTo(("4", "1", "0", "0")));
        Assert.That(suite.Elements("testcase").Select(test => test.Attribute("name")!.Value), Is.EqualTo(new[] { "s1", "s2", "s3", "s4" }));
        Assert.That(Case(suite, "s1").Elements().Select(element => element.Name.LocalName), Is.EqualTo(new[] { "system-out" }));
        Assert.That(Case(suite, "s1").Attribute("time")!.Value, Is.EqualTo("411.300"));
        var failure = Case(suite, "s4").Element("failure")!;
        Assert.That(failure.Attribute("type")!.Value, Is.EqualTo("inline-power"));
        Assert.That(failure.Attribute("message")!.Value, Does.StartWith("No code is typed").And.EndsWith($"To do: {FourPhones.ToDo}"));
        Assert.That(failure.Value, Does.Contain("0:08.0  console: \"Booting\""));
    }

    [Test]
    public void What_was_real_and_what_was_served_are_properties()
    {
        var suite = Write(FourPhones.Begun());

        Assert.That(
            new[] { "simulated", "seed", "load", "s1.load", "s1.proof", "s1.attempts", "s4.proof", "s4.attempts", "s4.verdict" }.Select(name => Property(suite, name)),
            Is.EqualTo(new[] { "true", "7", "SCCP70.9-4-2SR3-1S", "SCCP70.9-4-2SR3-1S", "inferred", "factory-reset: goal-met", "none", "none", "needs-attention" }));
    }

    [Test]
    public void A_stopped_run_has_skipped_cases_and_a_rig_fault_is_an_error()
    {
        var stopped = Write(FourPhones.Begun(stopped: true));
        var faulty = Write(new Script(Script.Info(simulated: true, "s1"), new RunSummary(Simulated: true, 7, [Script.Unrecovered("s1", Verdict.NeedsAttention, VerdictOwner.Rig, null)])));

        Assert.That(stopped.Attribute("skipped")!.Value, Is.EqualTo("3"));
        Assert.That(Case(stopped, "s1").Element("skipped")!.Attribute("message")!.Value, Is.EqualTo("It did not come home."));
        Assert.That(Case(faulty, "s1").Element("error")!.Attribute("type")!.Value, Is.EqualTo("rig-fault"));
    }

    [Test]
    public void The_story_is_told_in_lines_and_a_long_one_loses_its_middle()
    {
        var script = new Script(Script.Info(simulated: true, "s1"), new RunSummary(Simulated: true, 7, [Script.Recovered("s1")]));
        for (var i = 0; i < 1000; i++)
        {
            script.Entry("s1", i, new Notice($"note {i}"));
        }

        var lines = Case(Write(script), "s1").Element("system-out")!.Value.Split('\n');

        Assert.That(lines, Has.Length.EqualTo(401));
        Assert.That(lines[0], Does.EndWith("NOTE: note 0"));
        Assert.That(lines[100], Is.EqualTo("... 600 lines left out ..."));
        Assert.That(lines[^1], Does.EndWith("NOTE: note 999"));
    }

    [Test]
    public void What_xml_cannot_say_is_left_out_and_everything_else_survives()
    {
        var script = new Script(Script.Info(simulated: true, "s1"), new RunSummary(Simulated: true, 7, [Script.Recovered("s1")]));
        script.Entry("s1", 1, new Notice("a\u0000b\u001b[2J\ufffe ]]> <&> \"é\" \U0001F4DE \ud800"));

        Assert.That(Case(Write(script), "s1").Element("system-out")!.Value, Does.EndWith("NOTE: ab[2J ]]> <&> \"é\" \U0001F4DE \ufffd"));
    }

    [Test]
    public void A_report_is_there_whole_or_not_at_all()
    {
        File.WriteAllText(Report, "older");
        Write(FourPhones.Begun());
        Assert.That(Directory.GetFiles(folder), Is.EqualTo(new[] { Report }));

        var nowhere = Path.Combine(folder, "missing", "report.xml");
        Assert.That(() => JUnitReport.WriteNotBegun(nowhere, "demo", "recover", ControlOutcome.BadRequest, "x"), Throws.InstanceOf<IOException>());

        Directory.CreateDirectory(Path.Combine(folder, "taken"));
        Assert.That(() => JUnitReport.WriteNotBegun(Path.Combine(folder, "taken"), "demo", "recover", ControlOutcome.BadRequest, "x"), Throws.InstanceOf<IOException>().Or.InstanceOf<UnauthorizedAccessException>());
        Assert.That(Directory.GetFiles(folder), Is.EqualTo(new[] { Report }), "nothing half-written stays behind");
    }

    [TestCase(ControlOutcome.Done, "done", null, null)]
    [TestCase(ControlOutcome.NotRecovered, "reset-code-refused", "failure", "reset-code-refused")]
    [TestCase(ControlOutcome.RigFault, "rig-fault", "error", "rig-fault")]
    [TestCase(ControlOutcome.Refused, "refused", "error", "refused")]
    [TestCase(ControlOutcome.Stopped, "stopped", "skipped", null)]
    public void A_procedure_by_itself_is_one_case(ControlOutcome ended, string outcome, string? element, string? type)
    {
        var story = new RunStory();
        JUnitReport.WriteProcedure(Report, Script.Info(simulated: true, "s1"), "s1", "factory-reset", ended, outcome, "Because.", TimeSpan.FromSeconds(42.5), story);

        var test = Case(Read(), "s1");
        Assert.That(test.Attribute("classname")!.Value, Is.EqualTo("demo.factory-reset"));
        Assert.That(test.Attribute("time")!.Value, Is.EqualTo("42.500"));
        Assert.That(test.Elements().SingleOrDefault()?.Name.LocalName, Is.EqualTo(element));
        Assert.That(test.Elements().SingleOrDefault()?.Attribute("type")?.Value, Is.EqualTo(type));
    }

    [Test]
    public void A_run_that_could_not_begin_has_a_report_too()
    {
        JUnitReport.WriteNotBegun(Report, "demo", "recover", ControlOutcome.Refused, "serve (process 4711) holds the rig");

        Assert.That(Case(Read(), "demo").Element("error")!.Attribute("message")!.Value, Does.Contain("4711"));
    }
}
