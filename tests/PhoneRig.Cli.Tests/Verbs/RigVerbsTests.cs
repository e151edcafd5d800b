using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Tests.Scripts;
using PhoneRig.Cli.Views;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Cli.Tests.Verbs;

/// <summary>Each verb asks the rig for what was typed, tells the answer, and ends with its code.</summary>
public sealed class RigVerbsTests
{
    [TestCase("power s1 on", """{"request":"power","station":"s1","action":"on","by":"pi@power"}""")]
    [TestCase("power s1 off --force Ann", """{"request":"power","station":"s1","action":"off","forcedBy":"Ann","by":"pi@power"}""")]
    [TestCase("power s1 cycle", """{"request":"power","station":"s1","action":"cycle","by":"pi@power"}""")]
    [TestCase("power s1 get", """{"request":"power","station":"s1","action":"get","by":"pi@power"}""")]
    [TestCase("key s1 press #", """{"request":"key","station":"s1","action":"press","pressed":"#","by":"pi@key"}""")]
    [TestCase("key s1 hold # --for 2s", """{"request":"key","station":"s1","action":"hold","pressed":"#","for":2,"by":"pi@key"}""")]
    [TestCase("key s1 release #", """{"request":"key","station":"s1","action":"release","pressed":"#","by":"pi@key"}""")]
    [TestCase("key s1 type 3491672850*#", """{"request":"key","station":"s1","action":"type","pressed":"3491672850*#","by":"pi@key"}""")]
    [TestCase("lamps s1", """{"request":"lamps","station":"s1","follow":false,"by":"pi@lamps"}""")]
    [TestCase("lamps s1 --watch", """{"request":"lamps","station":"s1","follow":true,"by":"pi@lamps"}""")]
    [TestCase("console s1 --follow", """{"request":"console","station":"s1","follow":true,"by":"pi@console"}""")]
    [TestCase("console s1 --follow --since 17", """{"request":"console","station":"s1","follow":true,"since":17,"by":"pi@console"}""")]
    [TestCase("procedure run restart s1 --wait 30m", """{"request":"procedure-run","procedure":"restart","station":"s1","wait":1800,"by":"pi@procedure run"}""")]
    [TestCase("recover s1 --wait 90s", """{"request":"recover","stations":["s1"],"playbook":"recover","wait":90,"by":"pi@recover"}""")]
    [TestCase("station calibrate s1", """{"request":"station-calibrate","station":"s1","by":"pi@station calibrate"}""")]
    [TestCase("bringup s1 --force Ann", """{"request":"bringup","station":"s1","forcedBy":"Ann","by":"pi@bringup"}""")]
    public void What_was_typed_is_what_the_rig_is_asked(string line, string request)
    {
        var host = new TestHost();

        Assert.That(host.Run(line.Split(' ')), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(host.Asked.Select(ControlJson.Write), Is.EqualTo(new[] { request }));
        Assert.That(host.Opened.Single().Disposed, Is.True);
        Assert.That(File.ReadAllText(host.State.Snapshot), Is.EqualTo(File.ReadAllText(TestHost.SimulatedRig)));
    }

    [TestCase("power s1 onn", "did you mean \"on\"?")]
    [TestCase("power s1", "on|off|cycle|get")]
    [TestCase("power s7 on", "unknown station \"s7\"")]
    [TestCase("power s1 get --force Ann", "--force is for")]
    [TestCase("power s1 off --force", "--force")]
    [TestCase("key s1 press", "quotes")]
    [TestCase("key s1 press 12", "say type")]
    [TestCase("key s1 type 12 --for 2s", "--for is for press and hold")]
    [TestCase("key s1 hold # --for 2", "a duration such as")]
    [TestCase("key s1 pres 1", "did you mean \"press\"?")]
    [TestCase("lamps s7", "unknown station \"s7\"")]
    [TestCase("console s1 --since -1", "a duration (10m)")]
    [TestCase("console s1 --times clok", "did you mean \"clock\"?")]
    [TestCase("console s7", "unknown station \"s7\"")]
    [TestCase("stop s7", "unknown station \"s7\"")]
    [TestCase("procedure run restrat s1", "did you mean \"restart\"?")]
    [TestCase("procedure run restart s7", "unknown station \"s7\"")]
    [TestCase("recover --wait soon", "a duration such as")]
    [TestCase("recover --junit /no/such/folder/x.xml", "no such folder")]
    [TestCase("station calibrate s7", "unknown station \"s7\"")]
    [TestCase("bringup", "STATION")]
    [TestCase("bringup s1 --force", "--force")]
    [TestCase("serve --speed max", "computation")]
    [TestCase("safe --rig nowhere.yaml", "give the rig's name")]
    public void A_mistake_is_told_in_one_line_and_the_rig_is_not_opened(string line, string expected)
    {
        var host = new TestHost();

        Assert.That(host.Run(line.Split(' ')), Is.EqualTo(ExitCode.BadUsage));
        Assert.That(host.Error, Does.StartWith("phonerig: ").And.Contains(expected));
        Assert.That(host.Error.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(1));
        Assert.That(host.Opened, Is.Empty);
        Assert.That(Directory.Exists(host.StateFolder), Is.False);
    }

    [TestCase(ControlOutcome.Done, 0)]
    [TestCase(ControlOutcome.NotRecovered, 1)]
    [TestCase(ControlOutcome.BadRequest, 2)]
    [TestCase(ControlOutcome.RigFault, 3)]
    [TestCase(ControlOutcome.Stopped, 4)]
    [TestCase(ControlOutcome.Refused, 5)]
    public void Each_outcome_has_its_exit_code(ControlOutcome outcome, int code)
    {
        var host = new TestHost { Answer = (_, sink) => sink.End(new ControlEnd(outcome, "because", null, [])) };

        Assert.That((int)host.Run("power", "s1", "off"), Is.EqualTo(code));
        Assert.That(code == 0 ? host.Out : host.Error, Is.EqualTo(code == 0 ? "because\n" : "phonerig: because\n"));
    }

    [Test]
    public void With_json_a_refusal_is_an_error_as_any_other()
    {
        var host = new TestHost { Answer = (_, sink) => sink.End(new ControlEnd(ControlOutcome.Refused, "it writes", null, [])) };

        host.Run("power", "s1", "off", "--json");

        Assert.That(host.JsonLines.Single()["error"]!["exitCode"]!.GetValue<int>(), Is.EqualTo(5));
        Assert.That(host.JsonLines.Single()["error"]!["message"]!.GetValue<string>(), Is.EqualTo("it writes"));
    }

    [Test]
    public void Lamps_are_told_by_name_and_an_unknown_colour_as_such()
    {
        var host = new TestHost { Answer = TellLamps };
        host.Run("lamps", "s1");
        Assert.That(host.Out, Is.EqualTo("s1  A ?   line1 amber, mute unclear\n"));

        var json = new TestHost { Answer = TellLamps };
        json.Run("lamps", "s1", "--json");
        Assert.That(json.Out, Does.StartWith("""{"lamps":{"station":"s1","lamps":["line1","mute"],"colours":["amber",null]}}"""));
        Assert.That(json.JsonLines[^1]["end"]!["outcome"]!.GetValue<string>(), Is.EqualTo("done"));
    }

    [Test]
    public void The_console_is_told_with_the_sequence_that_since_takes()
    {
        var host = new TestHost
        {
            Answer = (_, sink) =>
            {
                sink.Tell(new ControlEvent.Added("s1", new Entry(7, DateTimeOffset.UnixEpoch, TimeSpan.Zero, new ConsoleLine("INIT: Waiting.", null, null))));
                sink.End(new ControlEnd(ControlOutcome.Done, null, null, []));
            },
        };
        host.Run("console", "s1", "--follow");

        Assert.That(host.Out, Is.EqualTo("   0:00.0  #7      INIT: Waiting.\n"));
    }

    [TestCase("status")]
    [TestCase("stop")]
    public void Where_nobody_owns_the_rig_that_is_the_answer_and_nobody_begins_to(string verb)
    {
        var host = new TestHost();

        Assert.That(host.Run(verb), Is.EqualTo(ExitCode.Done));
        Assert.That(host.Out, Is.EqualTo("nobody owns the rig simulated: nothing runs on it\n"));
        Assert.That(host.Opened, Is.Empty);
    }

    [Test]
    public void A_verb_is_answered_by_the_process_that_serves_and_ctrl_c_ends_both()
    {
        var press = new TaskCompletionSource<Action>();
        var serve = new TestHost { Signals = pressed => press.SetResult(pressed), Answer = TellStatus };
        var serving = Task.Run(() => serve.Run("serve", "--json"));
        var control = press.Task.Result;
        Assert.That(SpinWait.SpinUntil(() => File.Exists(serve.State.ControlSocket), TimeSpan.FromSeconds(20)), Is.True);
        var asks = new TestHost { StateFolder = serve.StateFolder };

        Assert.That(asks.Run("status"), Is.EqualTo(ExitCode.Done), asks.Error);
        Assert.That(asks.Out, Does.Contain("Rig simulated, SIMULATED, rig time 0:05\nOwner: serve").And.Contains("writing       1:30"));
        Assert.That(asks.Error, Does.Contain("through `phonerig serve` (process "));
        Assert.That(asks.Opened, Is.Empty);
        var second = new TestHost { StateFolder = serve.StateFolder };
        Assert.That(second.Run("serve"), Is.EqualTo(ExitCode.Refused));
        Assert.That(second.Error, Does.Contain("the rig simulated is held by `phonerig serve` (process "));

        control();
        Assert.That(serving.Result, Is.EqualTo(ExitCode.Done));
        Assert.That(serve.JsonLines[0]["serving"]!["rig"]!.GetValue<string>(), Is.EqualTo("simulated"));
        Assert.That(serve.Opened.Single().ShutDownBy, Is.EqualTo("serve"));
    }

    [Test]
    public void The_doctor_asks_the_process_that_serves_what_it_knows_of_its_parts()
    {
        var press = new TaskCompletionSource<Action>();
        var serve = new TestHost { Signals = pressed => press.SetResult(pressed), Answer = TellFaults };
        var serving = Task.Run(() => serve.Run("serve", "--json"));
        var control = press.Task.Result;
        Assert.That(SpinWait.SpinUntil(() => File.Exists(serve.State.ControlSocket), TimeSpan.FromSeconds(20)), Is.True);
        var asks = new TestHost { StateFolder = serve.StateFolder };

        Assert.That(asks.Run("rig", "doctor"), Is.EqualTo(ExitCode.RigFault), asks.Error);
        Assert.That(asks.Out, Does.Contain("PROBLEM  station s1, by serve: board keys: it was reset\n         $ phonerig status\n").And.Contains("serial port, by serve: a line of /dev/ttyUSB0 was lost and has never closed"));
        Assert.That(asks.Opened, Is.Empty);

        control();
        Assert.That(serving.Result, Is.EqualTo(ExitCode.Done));
        var later = new TestHost { StateFolder = serve.StateFolder };
        Assert.That(later.Run("rig", "doctor"), Is.EqualTo(ExitCode.Done), "nobody owns the rig any more");
    }

    [Test]
    public void A_second_ctrl_c_lets_every_key_go_before_it_ends_the_process()
    {
        Action press = () => { };
        var host = new TestHost
        {
            Signals = pressed => press = pressed,
            Answer = (request, sink) =>
            {
                if (request is ControlRequest.Power)
                {
                    press();
                    press();
                    sink.End(new ControlEnd(ControlOutcome.Stopped, "stopped", null, []));
                }
            },
        };

        host.Run("power", "s1", "cycle");

        Assert.That((host.Opened.Single().ReleasedAtOnce, host.Exited), Is.EqualTo((1, (int?)ExitCodes.Interrupted)));
    }

    [Test]
    public void A_report_is_written_from_the_summary_and_of_a_procedure_from_its_outcome()
    {
        var host = new TestHost { Answer = (_, sink) => { sink.Tell(new ControlEvent.Began(Script.Info(simulated: true, "s1"))); sink.End(new ControlEnd(ControlOutcome.NotRecovered, "it ended in not-seen", null, [])); } };
        Directory.CreateDirectory(host.StateFolder);
        var file = Path.Combine(host.StateFolder, "report.xml");

        Assert.That(host.Run("recover", "--junit", file), Is.EqualTo(ExitCode.Done));
        Assert.That(File.ReadAllText(file), Does.Contain("<testcase name=\"s1\"").And.Not.Contain("<failure"));
        Assert.That(host.Run("procedure", "run", "restart", "s1", "--junit", file), Is.EqualTo(ExitCode.NotRecovered));
        Assert.That(File.ReadAllText(file), Does.Contain("<testcase name=\"s1\"").And.Contain("<failure"));
    }

    [Test]
    public void What_a_rig_has_to_tell_of_itself_reaches_who_opens_it()
    {
        var host = new TestHost { Notice = "the journal was damaged and set aside" };

        host.Run("power", "s1", "get");

        Assert.That(host.Error, Is.EqualTo("phonerig: the journal was damaged and set aside\n"));
    }

    [TestCase("recover s1", "To read all of it: phonerig run show run-7")]
    [TestCase("recover s1 --speed max", null)]
    [TestCase("recover s1 --json", null)]
    public void A_run_that_is_kept_ends_with_how_to_see_it_again(string line, string? expected)
    {
        var host = new TestHost();

        Assert.That(host.Run(line.Split(' ')), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(host.Out, expected is null ? Does.Not.Contain("run show") : Does.Contain(expected));
    }

    [Test]
    public void Status_tells_how_often_relays_have_opened_and_which_are_worn()
    {
        var status = new RigStatus("r", Simulated: false, "serve", TimeSpan.FromSeconds(5),
        [
            new StationStatus("s1", "cisco-7970", true, BootStage.Registered, null, [], null, null, null, 12) { RelayOpenings = 81_234, RelayRated = 100_000 },
            new StationStatus("s2", "cisco-7970", true, BootStage.Registered, null, [], null, null, null, 12) { RelayOpenings = 3, RelayRated = 100_000 },
        ]);

        Assert.That(StatusTable.Lines(status).Select(line => line.Plain(new Palette(Colour: false, Unicode: false))).TakeLast(2), Is.EqualTo(new[]
        {
            "Relays opened: s1 81234, s2 3", "NOTE: the relay of station s1 has opened 81234 times, and is rated for 100000: replace it soon, a worn contact welds",
        }));
    }

    [Test]
    public void Status_tells_which_boards_of_a_station_failed()
    {
        var status = new RigStatus("r", Simulated: false, "serve", TimeSpan.FromSeconds(5),
        [
            new StationStatus("s1", "cisco-7970", true, BootStage.Registered, null, [], null, null, null, 12) { Faults = ["board keys since rig time 00:00:03: it was reset"] },
            new StationStatus("s2", "cisco-7970", true, BootStage.Registered, null, [], null, null, null, 12),
        ]);

        Assert.That(StatusTable.Lines(status).Last().Plain(new Palette(Colour: false, Unicode: false)), Is.EqualTo("FAULT at s1: board keys since rig time 00:00:03: it was reset"));
    }

    private static void TellLamps(ControlRequest request, IControlSink sink)
    {
        sink.Tell(new ControlEvent.LampsSeen("s1", [new Lamp("line1"), new Lamp("mute")], [LampColour.Amber, null]));
        sink.End(new ControlEnd(ControlOutcome.Done, null, null, []));
    }

    private static void TellFaults(ControlRequest request, IControlSink sink)
    {
        var station = new StationStatus("s1", "cisco-7970", true, BootStage.Registered, null, [], null, null, null, 12) { Faults = ["board keys: it was reset"] };
        sink.Tell(new ControlEvent.Told(new RigStatus("simulated", Simulated: true, "serve", TimeSpan.FromSeconds(5), [station]) { StuckPorts = ["/dev/ttyUSB0"] }));
        sink.End(new ControlEnd(ControlOutcome.Done, null, null, []));
    }

    private static void TellStatus(ControlRequest request, IControlSink sink)
    {
        sink.Tell(new ControlEvent.Told(new RigStatus("simulated", Simulated: true, "serve", TimeSpan.FromSeconds(5), [new StationStatus("s1", "cisco-7970", true, BootStage.Writing, TimeSpan.FromSeconds(90), ["#"], null, null, null, 12)])));
        sink.End(new ControlEnd(ControlOutcome.Done, null, null, []));
    }
}
