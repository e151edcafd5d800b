using System.Runtime.CompilerServices;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Stations;
using PhoneRig.Hosting.Tests.Supervision;
using PhoneRig.Hosting.Tests.Support;
using static PhoneRig.Hosting.Tests.Support.LoopRunning;

namespace PhoneRig.Hosting.Tests.Rigs;

/// <summary>A rig of two stations whose hands only note what they are told, on a journal that the test controls.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class LiveRigTests : IDisposable
{
    private const string Slow = """
        procedure: slow
        title: Two minutes without power, for tests
        needs: { power: brick }
        steps:
          - power: off
            for: 2m
          - power: on
        """;

    private readonly DirectoryInfo overrides = Directory.CreateTempSubdirectory("phonerig-test-");
    private readonly FakeWorld world = new();
    private readonly FakeJournal journal;
    private readonly LiveRig rig;

    public LiveRigTests()
    {
        journal = new FakeJournal(world.Loop) { Prompt = true };
        overrides.CreateSubdirectory("procedures");
        File.WriteAllText(Path.Combine(overrides.FullName, "procedures", "slow.yaml"), Slow);
        var shipped = Path.Combine(Root(), "rig-config");
        var folder = new ConfigFolder(shipped, overrides.FullName);
        var request = new RecoverRequest { RigFile = Path.Combine(shipped, "rigs", "simulated.yaml"), Folder = folder, Speed = null };
        var one = folder.Rig(request.RigFile).Value!;
        var station = one.Stations["s1"] with { Console = null, Lamps = null };
        var two = one with { Stations = one.Stations.Clear().Add("s1", station).Add("s2", station with { Mac = null }) };
        var plan = new RunPlanner(request).Plan(two, out var refusal) ?? throw new InvalidOperationException(refusal);
        rig = new LiveRig(new RigSetup(plan.Taken, "tests"), world, journal);
    }

    [TearDown]
    public void Dispose()
    {
        rig.Dispose();
        overrides.Refresh();
        if (overrides.Exists)
        {
            overrides.Delete(recursive: true);
        }
    }

    [Test]
    public void Taking_over_lets_keys_go_asks_the_relay_and_moves_nothing_else()
    {
        rig.Start();
        To(1);

        Assert.That(Log("s1"), Is.EqualTo(new[] { "0 all up" }));
        Assert.That(journal.Facts("s1").Take(2), Is.EqualTo(new Fact[] { new RigStarted("simulated", Simulated: true), new PowerAdopted(null) }));
        Assert.That(journal.Facts("s2").OfType<PowerAdopted>().Count(), Is.EqualTo(1));
    }

    [Test]
    public void A_supervisor_hears_of_life_at_once_and_that_the_rig_is_ready_only_when_every_relay_is_adopted()
    {
        world.Executors["s1 hands"].Slow = true;
        var supervisor = new FakeSupervisor(Seconds(10));
        rig.Supervise(supervisor);
        rig.Start();
        To(12);
        Assert.That(supervisor.Told, Is.EqualTo(Enumerable.Repeat("alive: rig simulated: 2 stations, 0 busy", 3)));

        world.Executors["s1 hands"].Slow = false;
        world.Executors["s1 hands"].RunAll();
        To(13);

        Assert.That(supervisor.Told[^1], Is.EqualTo("ready: rig simulated: 2 stations, 0 busy"));
    }

    [Test]
    public void Hands_that_hang_end_the_signs_of_life()
    {
        var supervisor = new FakeSupervisor(Seconds(10));
        rig.Supervise(supervisor);
        rig.Start();
        To(1);
        world.Executors["s2 hands"].Slow = true;
        To(37);
        var signs = supervisor.Signs;
        To(60);

        Assert.That(supervisor.Signs, Is.EqualTo(signs));
        Assert.That(supervisor.Told[^1], Does.StartWith("ailing: s2's hands: no answer"));
    }

    [Test]
    public void Before_it_is_taken_over_a_request_waits_but_a_release_does_not()
    {
        world.Executors["s1 hands"].Slow = true;
        rig.Start();
        To(1);
        var power = Ask(new ControlRequest.Power("s2", PowerAction.Get) { By = "ann" });
        var release = Ask(new ControlRequest.Release { By = "ann" });
        To(2);
        Assert.That(power.Ended, Is.Null);
        Assert.That(Log("s2"), Is.EqualTo(new[] { "0 all up", "1000 all up" }));

        world.Executors["s1 hands"].RunAll();
        To(3);
        Assert.That(power.Ended!.Outcome, Is.EqualTo(ControlOutcome.Done));
        Assert.That(release.Ended!.Outcome, Is.EqualTo(ControlOutcome.Done));
    }

    [Test]
    public void Power_by_hand_waits_for_the_journal_and_bears_the_name_of_who_asked()
    {
        Begin(relays: null);
        journal.Prompt = false;
        var answer = Ask(new ControlRequest.Power("s1", PowerAction.Off, "bob") { By = "ann" });
        To(2);
        Assert.That(Log("s1"), Is.EqualTo(new[] { "0 all up" }));
        Assert.That(journal.Facts("s1").Last(), Is.EqualTo(new DeedIntended(new Deed.SwitchPower(On: false), "ann", "bob")));

        journal.Write();
        To(3);
        Assert.That(Log("s1").Last(), Is.EqualTo("2000 power off"));
        Assert.That(answer.Ended!.Outcome, Is.EqualTo(ControlOutcome.Done));
    }

    [Test]
    public void Power_by_hand_of_a_phone_that_nobody_has_seen_is_refused_and_nothing_moves()
    {
        Begin(relays: null);
        var answer = Ask(new ControlRequest.Power("s1", PowerAction.Off) { By = "ann" });
        To(2);

        Assert.That(answer.Ended!.Outcome, Is.EqualTo(ControlOutcome.Refused));
        Assert.That(answer.Ended.Message, Does.Contain("flash-write"));
        Assert.That(Log("s1").Select(What), Is.EqualTo(new[] { "all up" }));
    }

    [Test]
    public void A_key_of_a_code_is_refused_while_nobody_has_proven_that_off_is_off()
    {
        Begin(relays: null);
        var answer = Ask(new ControlRequest.Keys("s1", KeyAction.Hold, "#") { By = "ann" });
        To(2);

        Assert.That(answer.Ended!.Outcome, Is.EqualTo(ControlOutcome.Refused));
        Assert.That(answer.Ended.Message, Does.Contain("prove-off"));
        Assert.That(Log("s1").Select(What), Is.EqualTo(new[] { "all up" }));
    }

    [Test]
    public void A_cycle_switches_on_again_once_off_had_its_time()
    {
        Begin();
        var answer = Ask(new ControlRequest.Power("s1", PowerAction.Cycle) { By = "ann" });
        To(100);

        Assert.That(Log("s1").Skip(1).Select(What), Is.EqualTo(new[] { "power off", "power on" }));
        Assert.That(answer.Ended!.Outcome, Is.EqualTo(ControlOutcome.Done));
    }

    [Test]
    public void A_shutdown_in_the_middle_of_a_cycle_does_not_leave_the_phone_off()
    {
        Begin();
        Ask(new ControlRequest.Power("s1", PowerAction.Cycle) { By = "ann" });
        To(2);
        rig.Shutdown("ann");
        To(8); // it stays off for its five seconds first, and the rig waits for that

        Assert.That(Log("s1").Where(line => line.Contains("power")).Select(What), Is.EqualTo(new[] { "power off", "power on" }));
        Assert.That(rig.Closed, Is.True);
    }

    [Test]
    public void Keys_are_typed_with_the_models_press_and_gap()
    {
        BeginProvenOff();
        var answer = Ask(new ControlRequest.Keys("s1", KeyAction.Type, "1#") { By = "ann" });
        To(25);

        Assert.That(Log("s1").Skip(1), Is.EqualTo(new[] { "20000 1 down", "20200 1 up", "20500 # down", "20700 # up" }));
        Assert.That(answer.Ended!.Outcome, Is.EqualTo(ControlOutcome.Done));
    }

    [Test]
    public void A_hold_answers_when_the_key_is_down_and_ends_by_itself()
    {
        BeginProvenOff();
        var answer = Ask(new ControlRequest.Keys("s1", KeyAction.Hold, "#") { By = "ann" });
        To(21);
        Assert.That(answer.Ended!.Outcome, Is.EqualTo(ControlOutcome.Done));
        Assert.That(Status().KeysDown, Is.EqualTo(new[] { "#" }));

        To(31);
        Assert.That(Log("s1").Skip(1), Is.EqualTo(new[] { "20000 # down", "30000 # up" }));
        Assert.That(Status().KeysDown, Is.Empty);
    }

    [TestCase("s3", "5", "s1")]
    [TestCase("s1", "R", "known:")]
    public void A_wrong_word_is_answered_with_the_right_ones(string station, string key, string hint)
    {
        Begin();
        var answer = Ask(new ControlRequest.Keys(station, KeyAction.Press, key) { By = "ann" });
        To(2);

        Assert.That(answer.Ended!.Outcome, Is.EqualTo(ControlOutcome.BadRequest));
        Assert.That(answer.Ended.Message, Does.Contain(hint));
    }

    [Test]
    public void An_unknown_procedure_is_answered_with_the_nearest()
    {
        Begin();
        var answer = Ask(new ControlRequest.RunProcedure("slwo", "s1") { By = "ann" });
        To(2);

        Assert.That(answer.Ended!.Outcome, Is.EqualTo(ControlOutcome.BadRequest));
        Assert.That(answer.Ended.Problems.Single().Message, Does.Contain("\"slow\""));
    }

    [Test]
    public void A_procedure_is_a_run_of_its_own_from_its_start_to_its_end()
    {
        Begin();
        var answer = Ask(new ControlRequest.RunProcedure("slow", "s1") { By = "ann" });
        To(2);
        Assert.That(Status().Job, Is.EqualTo("procedure slow, step 1 of 2"));

        To(200);
        Assert.That(answer.Ended!.Outcome, Is.EqualTo(ControlOutcome.Done));
        Assert.That(answer.Told[0], Is.InstanceOf<ControlEvent.Began>());
        var run = ((ControlEvent.Began)answer.Told[0]).Run.Run;
        Assert.That(answer.Facts.OfType<RunStarted>().Select(started => (started.Run, started.Job)), Is.EqualTo(new[] { (run, "procedure slow") }));
        Assert.That(answer.Facts.OfType<ProcedureEnded>().Single().Outcome, Is.EqualTo("done"));
        Assert.That(Log("s1").Last().Split(' ', 2)[1], Is.EqualTo("all up"), "keys are let go at the end");
        Assert.That((Status().Job, Status().Run), Is.EqualTo(((string?)null, (string?)null)));
    }

    [Test]
    public void A_station_is_at_one_job_at_most_and_the_refusal_names_the_run()
    {
        Begin();
        var first = Ask(new ControlRequest.RunProcedure("slow", "s1") { By = "ann" });
        To(2);
        var run = ((ControlEvent.Began)first.Told[0]).Run.Run;
        var second = Ask(new ControlRequest.RunProcedure("slow", "s1") { By = "bob" });
        var power = Ask(new ControlRequest.Power("s1", PowerAction.On) { By = "bob" });
        var other = Ask(new ControlRequest.RunProcedure("slow", "s2") { By = "bob" });
        var get = Ask(new ControlRequest.Power("s1", PowerAction.Get) { By = "bob" });
        To(3);

        Assert.That(second.Ended!.Outcome, Is.EqualTo(ControlOutcome.Refused));
        Assert.That(second.Ended.Message, Does.Contain(run));
        Assert.That(power.Ended!.Outcome, Is.EqualTo(ControlOutcome.Refused));
        Assert.That((get.Ended!.Outcome, get.Ended.Message), Is.EqualTo((ControlOutcome.Done, "off")));
        To(300);
        Assert.That(other.Ended!.Outcome, Is.EqualTo(ControlOutcome.Done), "two stations are at two jobs at a time");
        Assert.That(((ControlEvent.Began)other.Told[0]).Run.Run, Is.Not.EqualTo(run));
    }

    [Test]
    public void Who_waits_for_a_busy_station_gets_it_when_it_is_free_and_is_refused_when_it_is_not_in_time()
    {
        Begin();
        Ask(new ControlRequest.RunProcedure("slow", "s1") { By = "ann" });
        To(2);
        var patient = Ask(new ControlRequest.RunProcedure("slow", "s1", Seconds(600)) { By = "bob" });
        var hasty = Ask(new ControlRequest.RunProcedure("slow", "s1", Seconds(10)) { By = "eve" });
        To(20);
        Assert.That(patient.Told.Single(), Is.InstanceOf<ControlEvent.Waiting>());
        Assert.That(hasty.Ended!.Outcome, Is.EqualTo(ControlOutcome.Refused));

        To(400);
        Assert.That(patient.Ended!.Outcome, Is.EqualTo(ControlOutcome.Done));
        Assert.That(journal.Facts("s1").OfType<RunStarted>().Count(), Is.EqualTo(2));
    }

    [Test]
    public void A_recovery_of_two_stations_is_one_run_and_a_stop_ends_it_with_its_summary()
    {
        Begin();
        var answer = Ask(new ControlRequest.Recover([], "recover") { By = "ann" });
        To(2);
        var stop = Ask(new ControlRequest.Stop([]) { By = "bob" });
        To(200);

        Assert.That(answer.Ended!.Outcome, Is.EqualTo(ControlOutcome.Stopped));
        Assert.That(answer.Ended.Summary!.Stations.Select(station => (station.Station, station.Verdict)), Is.EqualTo(new[] { ("s1", Verdict.Stopped), ("s2", Verdict.Stopped) }));
        Assert.That(answer.Facts.OfType<RunStarted>().Select(started => started.Run).Distinct().Count(), Is.EqualTo(1));
        Assert.That(stop.Ended!.Outcome, Is.EqualTo(ControlOutcome.Done));
        Assert.That(world.Hands.Values.SelectMany(hands => hands.DownKeys), Is.Empty);
    }

    [Test]
    public void A_stop_calls_off_what_the_run_wanted_done_and_has_not_moved()
    {
        Begin();
        journal.Prompt = false;
        Ask(new ControlRequest.RunProcedure("slow", "s1") { By = "ann" });
        To(2);
        Ask(new ControlRequest.Stop([]) { By = "bob" });
        To(3);
        journal.Write();
        To(4);

        Assert.That(Log("s1").Select(What), Has.None.EqualTo("power off"));
        Assert.That(journal.Facts("s1").OfType<DeedCancelled>().Count(), Is.EqualTo(1));
        Assert.That(Status().Job, Is.Null);
    }

    [Test]
    public void Nobody_listening_does_not_end_a_run()
    {
        Begin();
        var sink = new FakeSink();
        var listening = rig.Handle(new ControlRequest.RunProcedure("slow", "s1") { By = "ann" }, sink);
        To(2);
        listening.Dispose();
        var told = sink.Told.Count;
        To(300);

        Assert.That(journal.Facts("s1").OfType<ProcedureEnded>().Single().Outcome, Is.EqualTo("done"));
        Assert.That((sink.Told.Count, sink.Ended), Is.EqualTo((told, (ControlEnd?)null)));
    }

    [Test]
    public void A_status_is_followed_at_each_change_and_five_times_a_second_at_the_most()
    {
        Begin();
        var answer = Ask(new ControlRequest.Status(Follow: true) { By = "ann" });
        To(2);
        for (var i = 0; i < 10; i++)
        {
            Ask(new ControlRequest.Power("s1", i % 2 == 0 ? PowerAction.Off : PowerAction.On) { By = "bob" });
            To(2 + (i * 0.1));
        }

        To(10);
        var told = answer.Told.Cast<ControlEvent.Told>().Select(status => status.Status).ToList();
        Assert.That(told.Zip(told.Skip(1), (one, next) => next.Uptime - one.Uptime), Has.All.GreaterThanOrEqualTo(Ms(200)));
        Assert.That(told.Count, Is.InRange(3, 8));
        Assert.That(told[^1].Stations[0].PowerOn, Is.EqualTo(Status().PowerOn));
        Assert.That(answer.Ended, Is.Null);
    }

    [Test]
    public void A_shutdown_stops_runs_lets_keys_go_waits_for_the_journal_and_ends_every_answer()
    {
        BeginProvenOff();
        var run = Ask(new ControlRequest.RunProcedure("slow", "s1") { By = "ann" });
        var hold = Ask(new ControlRequest.Keys("s2", KeyAction.Hold, "#") { By = "ann" });
        var watch = Ask(new ControlRequest.Status(Follow: true) { By = "ann" });
        To(21);
        Assert.That(world.Hands["s2"].DownKeys, Is.Not.Empty);
        journal.Prompt = false;
        rig.Shutdown("ctrl-c");
        To(22);
        Assert.That(world.Hands["s2"].DownKeys, Is.Empty);
        Assert.That(run.Ended!.Outcome, Is.EqualTo(ControlOutcome.Stopped));
        Assert.That(rig.Closed, Is.False, "the journal has not everything yet");

        journal.Write();
        To(23);
        Assert.That(rig.Closed, Is.True);
        Assert.That(watch.Ended!.Outcome, Is.EqualTo(ControlOutcome.Stopped));
        Assert.That(hold.Ended!.Outcome, Is.EqualTo(ControlOutcome.Done));
        Assert.That(Log("s1").Count(line => What(line).StartsWith("power", StringComparison.Ordinal)), Is.EqualTo(1), "power is left as it is");
    }

    [Test]
    public void A_shutdown_does_not_wait_for_ever_for_a_disk_or_a_part()
    {
        Begin();
        journal.Prompt = false;
        world.Executors["s1 hands"].Slow = true;
        rig.Shutdown("ctrl-c");
        To(60);
        Assert.That(rig.Closed, Is.False);
        To(120);
        Assert.That(rig.Closed, Is.True);
    }

    [Test]
    public void A_fault_of_the_loop_lets_every_key_go_at_once()
    {
        BeginProvenOff();
        Ask(new ControlRequest.Keys("s1", KeyAction.Hold, "#") { By = "ann" });
        To(21);
        Assert.That(world.Hands["s1"].DownKeys, Is.Not.Empty);
        world.Loop.Post(() => throw new InvalidOperationException("boom"));

        Assert.That(() => rig.RunUntil(() => false), Throws.InvalidOperationException);
        Assert.That(world.Hands["s1"].DownKeys, Is.Empty);
    }

    [Test]
    public void A_set_that_is_not_there_fails_the_deed_and_one_that_is_there_is_told_with_its_load()
    {
        var serving = new List<(string Station, string Set)>();
        var feed = new StationFeed();
        var station = new LiveStation(
            "s1", Config(), PhoneOf(), world, journal, new NoRawSamples(), feed, (name, set, _, then) =>
            {
                serving.Add((name, set));
                then(set == "goal" ? "9-4-2" : null);
            });
        station.Do(new Deed.ServeFirmware("goal"), "ann", null, _ => { });
        station.Do(new Deed.ServeFirmware("dual"), "ann", null, _ => { });
        To(1);

        Assert.That(serving, Is.EqualTo(new[] { ("s1", "goal"), ("s1", "dual") }));
        Assert.That(journal.Facts("s1").OfType<FirmwareServed>(), Is.EqualTo(new[] { new FirmwareServed(1, "goal", "9-4-2") }));
        Assert.That(journal.Facts("s1").OfType<DeedFailed>().Single().Part, Is.EqualTo("firmware"));
    }

    private static RigConfig Config()
    {
        var shipped = Path.Combine(Root(), "rig-config");
        return new ConfigFolder(shipped).Rig(Path.Combine(shipped, "rigs", "simulated.yaml")).Value!;
    }

    private static Core.Phones.PhoneModel PhoneOf() => new ConfigFolder(Path.Combine(Root(), "rig-config")).Phone("cisco-7970").Value!;

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    private static string What(string line) => line.Split(' ', 2)[1];

    /// <summary>Takes the rig over. Relays that say they are open are evidence that no phone writes; one that cannot say is not.</summary>
    private void Begin(bool? relays = false)
    {
        foreach (var hands in world.Hands.Values)
        {
            hands.Relay = relays;
        }

        rig.Start();
        To(1);
    }

    /// <summary>Takes the rig over and lets the relays be open for as long as proves that off is off, so that keys are allowed; until 20 s.</summary>
    private void BeginProvenOff()
    {
        Begin();
        To(20);
        Assert.That(journal.Facts("s1").OfType<OffProven>().Count(), Is.EqualTo(1));
    }

    private void To(double seconds) => world.Loop.RunTo(Seconds(seconds));

    private List<string> Log(string station) => world.Hands[station].Log;

    private FakeSink Ask(ControlRequest request)
    {
        var sink = new FakeSink();
        rig.Handle(request, sink);
        return sink;
    }

    private StationStatus Status()
    {
        var sink = Ask(new ControlRequest.Status(Follow: false) { By = "test" });
        world.Loop.RunTo(world.Loop.Uptime);
        return ((ControlEvent.Told)sink.Told.Single()).Status.Stations[0];
    }
}
