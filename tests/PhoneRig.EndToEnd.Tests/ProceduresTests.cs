using PhoneRig.Core.Configuration;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Journal;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Worlds;

namespace PhoneRig.EndToEnd.Tests;

/// <summary>Each shipped procedure on a simulated phone that needs it, in a playbook of its own.</summary>
public sealed class ProceduresTests
{
    /// <summary>Longer than any start takes to its registration: 240 s, VLAN, DHCP and a TFTP retry of 55 s (facts 1.4, 3.2, 11a).</summary>
    private static readonly TimeSpan Started = TimeSpan.FromMinutes(8);

    [TestCase("factory-reset", "boot-loop")]
    [TestCase("format-reset", "wiped-brick")]
    [TestCase("format-keep-network", "wiped-brick")]
    public void A_procedure_brings_its_phone_home(string procedure, string ailment)
    {
        using var overrides = new TemporaryFolder();
        var recording = new Recording();

        // No playbook begins with a format: a soft reset that does not help comes first.
        var attempts = "procedure: factory-reset" + (procedure == "factory-reset" ? "" : $"\n  - {{ procedure: {procedure}, after-resets: 1 }}");

        var summary = new RecoveryRun(Only(attempts, overrides), recording).Run(Phone(ailment), CancellationToken.None).Summary!;

        Assert.That(summary.Stations.Single().Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
        Assert.That(recording.Facts<AttemptStarted>().Last().Procedure, Is.EqualTo(procedure));
    }

    // These two talk to a phone that runs, so it is switched on before; which proves off, too, as keys ask for.
    [TestCase("restart", "healthy")]
    [TestCase("legacy-reset", "old-load")]
    public void A_procedure_for_a_phone_that_runs_restarts_it_and_it_comes_home(string procedure, string ailment)
    {
        var (recording, done, home) = RunOnceItHasStarted(procedure, ailment);
        var keys = recording.Entries.LastOrDefault(entry => entry.Fact is KeyPressed)?.Sequence ?? 0;
        var boot = recording.Entries.LastOrDefault(entry => entry.Fact is ConsoleLine { Rule: "boot-banner" })?.Sequence ?? 0;

        Assert.That(done.Outcome, Is.EqualTo(ControlOutcome.Done), recording.Story);
        Assert.That(boot, Is.GreaterThan(keys), recording.Story);
        Assert.That(keys, Is.Positive);
        Assert.That(recording.Facts<PowerSwitched>(), Is.Empty);
        Assert.That(home.Summary!.Stations.Single().Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
    }

    [Test]
    public void Where_nothing_lifts_the_receiver_a_pusher_on_Speaker_does_for_the_code_of_old_loads()
    {
        var (recording, done, home) = RunOnceItHasStarted("legacy-reset", "old-load", rig => KeyBed.On(rig, pusher: true));

        Assert.That(done.Outcome, Is.EqualTo(ControlOutcome.Done), recording.Story);
        Assert.That(home.Summary!.Stations.Single().Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
    }

    [TestCase("leave-shell", "shell-noise", "q\r")]
    [TestCase("shell-dhcp", "lost-settings", "enable\r", "q\r")]
    public void A_procedure_for_the_emergency_shell_goes_by_words_alone_and_the_phone_comes_home(string procedure, string ailment, params string[] words)
    {
        var (recording, done, home) = RunOnceItHasStarted(procedure, ailment);

        Assert.That(done.Outcome, Is.EqualTo(ControlOutcome.Done), recording.Story);
        Assert.That(recording.Facts<DeedIntended>().Select(intended => intended.Deed), Is.EqualTo(words.Select(word => new Deed.SendConsole(word))), recording.Story);
        Assert.That(home.Summary!.Stations.Single().Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
    }

    /// <summary>A procedure on a phone that was switched on and left to itself for long enough; then a recovery that touches nothing.</summary>
    private static (Recording Recording, ControlEnd Done, ControlEnd Home) RunOnceItHasStarted(string procedure, string ailment, Func<RigConfig, RigConfig>? wired = null)
    {
        using var overrides = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(overrides.Path, "procedures"));
        overrides.Write("procedures/look.yaml", "procedure: look\ntitle: Touch nothing\nsteps:\n  - await: { tftp: configuration }\n    within: 30m\n");
        var planner = new RunPlanner(Only("procedure: look", overrides));
        var plan = planner.Plan((wired ?? (same => same))(Phone(ailment)), out var refusal) ?? throw new InvalidOperationException($"{refusal}{string.Join('\n', planner.Problems)}");
        using var world = WorldFactory.Open(plan.Rig, new Seed(plan.Seed), plan.Speed, state: null);
        using var rig = new LiveRig(new RigSetup(plan.Taken, "recover"), world, new VolatileJournal(world.Loop));
        rig.Start();

        var cycled = End(rig, new ControlRequest.Power("s1", PowerAction.Cycle, ForcedBy: "the test") { By = "the test" }, new Recording());
        Assert.That(cycled.Outcome, Is.EqualTo(ControlOutcome.Done), cycled.Message);
        var runs = world.Loop.Uptime + Started;
        rig.RunUntil(() => world.Loop.Uptime >= runs);
        var recording = new Recording();
        var done = End(rig, new ControlRequest.RunProcedure(procedure, "s1") { By = "the test" }, recording);
        return (recording, done, End(rig, new ControlRequest.Recover(["s1"], "only") { By = "the test" }, recording));
    }

    [Test]
    public void No_attempt_cuts_a_phone_that_is_likely_to_write()
    {
        var rig = Rigs.With(station => station, phone => phone with { Ailment = "wiped-brick" });

        var (summary, recording) = Rigs.Run(rig);

        // Each attempt begins with a cut, and the phone writes, erases and formats between them.
        Assert.That(summary.Stations.Single().Verdict, Is.EqualTo(Verdict.Recovered), recording.Story);
        var cuts = recording.Entries.Where(entry => entry.Fact is PowerSwitched { On: false }).ToList();
        Assert.That(cuts, Has.Count.EqualTo(3));
        foreach (var cut in cuts)
        {
            var stage = recording.Entries.TakeWhile(entry => entry.Sequence < cut.Sequence).Select(entry => entry.Fact).OfType<StageChanged>().Last();
            Assert.That(stage.Likeliest.ToString(), Is.Not.AnyOf("Erasing", "Formatting", "Downloading", "Writing"), recording.Story);
        }
    }

    private static RigConfig Phone(string ailment)
    {
        var rig = Rigs.With(station => station, phone => phone with { Ailment = ailment });
        return rig with { Firmware = new FirmwareConfig { Synthetic = rig.Firmware.Synthetic! with { Signing = "dual" } } };
    }

    /// <summary>A request for a playbook of one attempt.</summary>
    private static RecoverRequest Only(string attempt, TemporaryFolder overrides)
    {
        Directory.CreateDirectory(Path.Combine(overrides.Path, "playbooks"));
        overrides.Write("playbooks/only.yaml", $"playbook: only\ntitle: One attempt\npatience: 6m\ngoal-within: 3h\nattempts:\n  - {attempt}\n");
        return new RecoverRequest
        {
            RigFile = Rigs.SimulatedFile,
            Folder = new ConfigFolder(Path.Combine(Rigs.Root, "rig-config"), overrides.Path),
            Playbook = "only",
            Speed = null,
        };
    }

    private static ControlEnd End(LiveRig rig, ControlRequest request, Recording recording)
    {
        var sink = new RunObserverSink(recording);
        using var answer = rig.Handle(request, sink);
        rig.RunUntil(() => sink.Ended is not null);
        return sink.Ended!;
    }
}
