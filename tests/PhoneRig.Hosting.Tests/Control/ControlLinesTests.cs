using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Ports;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.BringUps;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Hosting.Tests.Control;

public sealed class ControlLinesTests
{
    private static readonly ConfigFolder Folder = new(Path.Combine(Repository, "rig-config"));

    private static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "PhoneRig.sln")))
            {
                folder = folder.Parent ?? throw new InvalidOperationException("no PhoneRig.sln above the tests: they run inside the repository");
            }

            return folder.FullName;
        }
    }

    private static RunInfo Run => new("run-7", "demo", Simulated: true, 7, "simulated", "SCCP70.9-4-2SR3-1S", 8_300_000, [("s1", Folder.Phone("cisco-7970").Value!)]);

    private static IEnumerable<ControlRequest> Requests =>
    [
        new ControlRequest.Recover(["s1", "s2"], "recover", TimeSpan.FromMinutes(30)) { By = "pi@recover" },
        new ControlRequest.Recover([], "recover") { By = "pi" },
        new ControlRequest.RunProcedure("restart", "s1", TimeSpan.FromSeconds(0.5)) { By = "pi" },
        new ControlRequest.Power("s1", PowerAction.Cycle, "Ann") { By = "pi" },
        new ControlRequest.Keys("s1", KeyAction.Type, "12*#", TimeSpan.FromSeconds(2)) { By = "pi" },
        new ControlRequest.Lamps("s1", Follow: true) { By = "pi" },
        new ControlRequest.ReadConsole("s1", Follow: false, 17) { By = "pi" },
        new ControlRequest.Talk("s1", "1-2", "ann") { By = "pi" },
        new ControlRequest.Say("s1", "1-2", "q\r") { By = "pi" },
        new ControlRequest.Status(Follow: true) { By = "pi" },
        new ControlRequest.Stop(["s1"]) { By = "pi" },
        new ControlRequest.Release { By = "pi" },
        new ControlRequest.Calibrate("s1", "ann") { By = "pi" },
        new ControlRequest.BringUp("s1") { By = "pi" },
        new ControlRequest.StartCampaign("recover", ["s1"]) { By = "pi", Hours = new(new TimeOnly(17, 30), new TimeOnly(7, 30)), Soak = TimeSpan.FromHours(4) },
    ];

    private static IEnumerable<ControlEvent> Events =>
    [
        new ControlEvent.Added("s1", new Entry(12, DateTimeOffset.UnixEpoch, TimeSpan.FromTicks(123_456_789), new PowerSwitched(4, On: false))),
        new ControlEvent.Added("s1", new Entry(13, DateTimeOffset.UnixEpoch, TimeSpan.FromSeconds(1), new UnknownFact("""{"kind":"of-tomorrow","x":1}"""))),
        new ControlEvent.LampsSeen("s1", [new Lamp("line1"), new Lamp("mute")], [LampColour.Amber, null]),
        new ControlEvent.Heard("s1", "setipcfg> \u00ff\r\n"),
        new ControlEvent.Asked("s1", new PersonRequest(PersonRequestKind.OffHook, "", "Lift the receiver.")),
        new ControlEvent.Told(new RigStatus("demo", Simulated: true, "serve", TimeSpan.FromSeconds(5), [new StationStatus("s1", "cisco-7970", null, BootStage.SeekingLease, TimeSpan.FromSeconds(90), ["#"], "recover", "run-7", null, 12)])),
        new ControlEvent.Waiting("s1 is busy"),
        new ControlEvent.Step("s1", "walk", 6, 9, null, "see the walk", null),
        new ControlEvent.Step("s1", "walk", 6, 9, StepResult.Failed, "line3 was not seen lit", "the sensor over line3"),
        new ControlEvent.Lost(3),
    ];

    [TestCaseSource(nameof(Requests))]
    public void A_request_is_read_as_it_was_written(ControlRequest request)
    {
        var line = ControlJson.Write(request);

        var read = ControlJson.ReadRequest(Encoding.UTF8.GetBytes(line), out var problem);

        Assert.That(problem, Is.Null);
        Assert.That(ControlJson.Write(read!), Is.EqualTo(line));
        Assert.That(read!.GetType(), Is.EqualTo(request.GetType()));
    }

    [Test]
    public void A_request_looks_as_documented() =>
        Assert.That(
            ControlJson.Write(new ControlRequest.Recover(["s1"], "recover", TimeSpan.FromMinutes(30)) { By = "pi@recover" }),
            Is.EqualTo("""{"request":"recover","stations":["s1"],"playbook":"recover","wait":1800,"by":"pi@recover"}"""));

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("7")]
    [TestCase("{}")]
    [TestCase("""{"by":"pi"}""")]
    [TestCase("""{"request":"dance","by":"pi"}""")]
    [TestCase("""{"request":7,"by":"pi"}""")]
    [TestCase("""{"request":"status"}""")]
    [TestCase("""{"request":"status","by":"pi"}""")]
    [TestCase("""{"request":"status","by":null,"follow":true}""")]
    [TestCase("""{"request":"status","by":"pi","follow":"yes"}""")]
    [TestCase("""{"request":"power","by":"pi","station":null,"action":"on"}""")]
    [TestCase("""{"request":"power","by":"pi","station":"s1","action":"explode"}""")]
    [TestCase("""{"request":"power","by":"pi","station":"s1","action":1}""")]
    [TestCase("""{"request":"power","by":"pi","station":"s1","action":"off","forced-by":"Ann"}""")]
    [TestCase("""{"request":"recover","by":"pi","playbook":"recover"}""")]
    [TestCase("""{"request":"recover","by":"pi","playbook":"recover","stations":null}""")]
    [TestCase("""{"request":"recover","by":"pi","playbook":"recover","stations":["s1",null]}""")]
    [TestCase("""{"request":"recover","by":"pi","playbook":"recover","stations":[],"wait":-1}""")]
    [TestCase("""{"request":"recover","by":"pi","playbook":"recover","stations":[],"wait":1e40}""")]
    [TestCase("""{"request":"stop","by":"pi","stations":"s1"}""")]
    [TestCase("""{"request":"campaign-start","by":"pi","playbook":"recover","stations":[],"hours":{"evening":"17:30:00","day":"17:30:00"}}""")]
    [TestCase("""{"request":"campaign-start","by":"pi","playbook":"recover","stations":[],"hours":{"evening":"17:30:00"}}""")]
    [TestCase("""{"request":"campaign-start","by":"pi","playbook":"recover","stations":[],"hours":{"evening":"half past five","day":"07:30:00"}}""")]
    [TestCase("""{"request":"campaign-start","by":"pi","playbook":"recover","stations":[],"soak":-1}""")]
    [TestCase("""{"request":"release","by":"\ud800"}""")]
    [TestCase("""{"request":"release","by":"pi"} {"request":"release","by":"pi"}""")]
    public void What_is_no_request_is_refused_with_a_reason(string line)
    {
        Assert.That(ControlJson.ReadRequest(Encoding.UTF8.GetBytes(line), out var problem), Is.Null);
        Assert.That(problem, Is.Not.Empty);
    }

    [TestCaseSource(nameof(Events))]
    public void An_event_is_read_as_it_was_written(ControlEvent told)
    {
        var line = new ControlLines().Write(told);
        var listener = new Listener();

        Assert.That(line, Does.Not.Contain("\n"));
        Assert.That(ControlLines.Read(line, listener), Is.True);
        Assert.That(new ControlLines().Write(listener.Next()), Is.EqualTo(line));
    }

    [Test]
    public void A_run_tells_its_stations_with_their_whole_phone_models()
    {
        var listener = new Listener();

        ControlLines.Read(new ControlLines().Write(new ControlEvent.Began(Run)), listener);

        var read = ((ControlEvent.Began)listener.Next()).Run;
        Assert.That(read with { Stations = [] }, Is.EqualTo(Run with { Stations = [] }));
        var (station, phone) = read.Stations.Single();
        var original = Run.Stations.Single().Phone;
        Assert.That(station, Is.EqualTo("s1"));
        Assert.That(phone.Title, Is.EqualTo(original.Title));
        Assert.That(phone.Lamps["lines"], Is.EqualTo(original.Lamps["lines"]));
        Assert.That(phone.Timings.Keys, Is.EquivalentTo(original.Timings.Keys));
        Assert.That(phone.Timings.Select(timing => timing.Value.Longest), Is.EquivalentTo(original.Timings.Select(timing => timing.Value.Longest)));
        Assert.That(phone.Console.Rules.Select(rule => rule.Match), Is.EqualTo(original.Console.Rules.Select(rule => rule.Match)));
    }

    [Test]
    public void An_entry_of_a_run_is_the_line_that_recover_prints()
    {
        var lines = new ControlLines();
        lines.Write(new ControlEvent.Began(Run));

        var line = JsonNode.Parse(lines.Write(Events.First()))!.AsObject();

        Assert.That(line.Select(field => field.Key), Is.EqualTo(new[] { "run", "station", "sequence", "at", "uptime", "fact" }));
        Assert.That(line["run"]!.GetValue<string>(), Is.EqualTo("run-7"));
        Assert.That(line["uptime"]!.ToJsonString(), Is.EqualTo("12.3456789"));
    }

    [Test]
    public void An_end_is_read_as_it_was_written_and_is_the_last_line()
    {
        var end = new ControlEnd(
            ControlOutcome.NotRecovered,
            "one is not home",
            new RunSummary(Simulated: true, 7, [new StationSummary("s1", Verdict.NeedsAttention, VerdictOwner.SetUp, "inline-power", null, null, [], TimeSpan.FromSeconds(60), "Why.", [])]),
            [new ConfigProblem(new Position("a.yaml", 3, 5), "no such key")]);
        var listener = new Listener();

        Assert.That(ControlLines.Read(ControlLines.Write(end), listener), Is.False);

        var read = listener.End();
        Assert.That(ControlLines.Write(read), Is.EqualTo(ControlLines.Write(end)));
        Assert.That(read.Problems.Single().ToString(), Is.EqualTo("a.yaml:3:5: no such key"));
        Assert.That(read.Summary!.Stations.Single().Diagnosis, Is.EqualTo("inline-power"));
    }

    [TestCase("""{"of-tomorrow":{"x":1}}""")]
    [TestCase("{}")]
    public void A_line_of_a_later_version_is_passed_over(string line)
    {
        var listener = new Listener();

        Assert.That(ControlLines.Read(line, listener), Is.True);
        Assert.That(listener.Events, Is.Empty);
    }

    /// <summary>A property of this enumeration pins the wire's words to the documented ones.</summary>
    [Test]
    public void Outcomes_are_written_as_words() =>
        Assert.That(
            Enum.GetValues<ControlOutcome>().Select(outcome => JsonNode.Parse(ControlLines.Write(new ControlEnd(outcome, null, null, [])))!["end"]!["outcome"]!.GetValue<string>()).ToImmutableArray(),
            Is.EqualTo(new[] { "done", "not-recovered", "bad-request", "rig-fault", "stopped", "refused" }));
}
