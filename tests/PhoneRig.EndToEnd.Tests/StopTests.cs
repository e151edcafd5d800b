using System.Globalization;
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

/// <summary>Ctrl-C at ten random moments of the four phones' recovery: eight in virtual time, two in a process of its own.</summary>
[NonParallelizable]
public sealed class StopTests
{
    private const int Seed = 1;

    private static readonly Lazy<int> EntriesOfAll = new(() => Rigs.Run(Rigs.Simulated()).Recording.Entries.Count);

    [TestCaseSource(nameof(VirtualMoments))]
    public void A_stop_at_any_entry_lets_keys_go_cuts_nothing_and_says_what_writes(double moment)
    {
        var at = 1 + (int)(moment * (EntriesOfAll.Value - 1));
        var told = new StoppedRun(at);
        told.Run();
        TestContext.Out.WriteLine($"seed {Seed}, stopped at entry {at} of {EntriesOfAll.Value}\n{told.Words}");

        Assert.That(told.End!.Outcome, Is.EqualTo(ControlOutcome.Stopped));
        Assert.That(told.KeysDown, Is.Empty);
        Assert.That(told.HarmfulCuts, Is.Zero);
        Assert.That(told.OpenDeeds, Is.Empty, "every deed has its end");
        Assert.That(told.IntendedAfterTheStop.Where(deed => deed is Deed.SwitchPower or Deed.PressKey or Deed.HoldKey), Is.Empty, "power is left as it is, also where a procedure had just cut it");
        Assert.That(told.Stopped, Is.Not.Empty);
        foreach (var station in told.Stopped)
        {
            Assert.That(station.Why, Does.Contain(told.IsOff(station.Station) ? "keys are up and the phone's power is off" : "keys are up and the power was left as it is"));
        }

        foreach (var writing in told.Stopped.Where(station => told.WasWriting.Contains(station.Station)))
        {
            Assert.That(writing.Why, Does.Contain("until").IgnoreCase.Or.Contain("power on").IgnoreCase, told.Words);
        }
    }

    [TestCaseSource(nameof(RealMoments))]
    public void A_stop_of_a_process_at_any_moment_lets_keys_go_and_cuts_nothing(double moment)
    {
        using var state = new TemporaryFolder();
        using var bench = new BenchWatch(state.Path, 10);
        using var rig = new RunningPhonerig(state.Path, "recover", "--all");
        rig.Await("simulated phones and metal");
        var after = TimeSpan.FromSeconds(30 * moment);
        TestContext.Out.WriteLine($"seed {Seed}, {after.TotalSeconds:0.00} s after its first words");
        Assert.That(rig.EndsWithin(after), Is.False);

        Assert.That(rig.Interrupt(), Is.EqualTo(4), rig.Output);
        TestContext.Out.WriteLine(rig.Output[rig.Output.IndexOf("Stopping safely", StringComparison.Ordinal)..]);
        bench.AwaitGone(rig.Id);
        Assert.That(bench.KeysDown, Is.Empty);
        Assert.That(bench.Harm, Is.Empty);
    }

    [Test]
    public void A_stop_names_the_phone_that_is_in_mid_write_and_until_when()
    {
        using var state = new TemporaryFolder();
        using var bench = new BenchWatch(state.Path, 20);
        using var rig = new RunningPhonerig(state.Path, "recover", "s1");
        bench.Await(truth => truth is { Station: "s1", Phone.MustNotLosePower: true });
        rig.Await("the phone is erasing");

        Assert.That(rig.Interrupt(), Is.EqualTo(4), rig.Output);
        var words = rig.Output[rig.Output.IndexOf("Stopping safely", StringComparison.Ordinal)..];
        Assert.That(words, Does.Match(@"s1 (is|may be) erasing.* until [\d:]+ at the latest \([\d:.]+ from now\): leave its power on"));
        bench.AwaitGone(rig.Id);
        Assert.That(bench.Now["s1"], Has.Property("BrickPower").True.And.Property("HarmfulCuts").Zero);
        Assert.That(bench.KeysDown, Is.Empty);
    }

    [Test]
    public void A_second_ctrl_c_ends_the_process_at_once_with_every_key_up()
    {
        using var state = new TemporaryFolder();
        using var bench = new BenchWatch(state.Path, 20);
        using var rig = new RunningPhonerig(state.Path, "recover", "s1");
        bench.Await(truth => truth is { Station: "s1", KeysDown: ["#"] });

        // The second as SIGTERM, which is heeded as Ctrl-C is: the kernel makes one of two equal signals.
        rig.Signal("INT", "TERM");

        Assert.That(rig.End(), Is.EqualTo(130), rig.Output);
        bench.AwaitGone(rig.Id);
        Assert.That(bench.KeysDown, Is.Empty);
        Assert.That(bench.Harm, Is.Empty);
    }

    private static IEnumerable<double> VirtualMoments => Draw("virtual", 8);

    private static IEnumerable<double> RealMoments => Draw("real", 2);

    private static IEnumerable<double> Draw(string what, int count)
    {
        var draw = new Seed(Seed).For("stop").For(what).Draw();
        return [.. Enumerable.Range(0, count).Select(_ => draw.NextDouble())];
    }

    /// <summary>The four phones' recovery in virtual time, with a stop at one entry, and the truth about the phones.</summary>
    private sealed class StoppedRun(int at) : IControlSink
    {
        private readonly List<(string Station, Entry Entry)> entries = [];
        private Action stop = () => { };
        private Func<IEnumerable<string>> writing = () => [];

        public ControlEnd? End { get; private set; }

        public IReadOnlyList<string> WasWriting { get; private set; } = [];

        public IReadOnlyList<string> KeysDown { get; private set; } = [];

        public int HarmfulCuts { get; private set; }

        public IEnumerable<StationSummary> Stopped => End!.Summary!.Stations.Where(station => station.Verdict == Verdict.Stopped);

        /// <summary>Whether its power was off when its verdict was reached; an order that was under way may have switched it since.</summary>
        public bool IsOff(string station) => entries.Where(entry => entry.Station == station).Select(entry => entry.Entry.Fact)
            .TakeWhile(fact => fact is not VerdictReached).OfType<PowerSwitched>().LastOrDefault() is { On: false };

        public string Words => string.Join('\n', End!.Summary!.Stations.Select(station => $"{station.Station}: {station.Verdict}: {station.Why}{(WasWriting.Contains(station.Station) ? " [it was writing]" : "")}"));

        public IEnumerable<Deed> IntendedAfterTheStop => entries.GroupBy(entry => entry.Station).SelectMany(station => station
            .Select(entry => entry.Entry.Fact).SkipWhile(fact => fact is not StopRequested).OfType<DeedIntended>().Select(intended => intended.Deed));

        public IEnumerable<string> OpenDeeds => entries.Where(entry => entry.Entry.Fact is DeedIntended)
            .Where(intended => !entries.Exists(entry => entry.Station == intended.Station && entry.Entry.Fact is DeedEnded ended && ended.Deed == intended.Entry.Sequence))
            .Select(intended => string.Create(CultureInfo.InvariantCulture, $"{intended.Station} {intended.Entry.Sequence}: {FactWords.Describe(intended.Entry.Fact)}"));

        public void Run()
        {
            var plan = RigPlanner.Plan(Rigs.SimulatedFile, Rigs.Folder, Seed, null, Rigs.Simulated()).Plan!;
            using var world = new VirtualWorld(plan.Rig, new Seed(Seed));
            using var live = new LiveRig(new RigSetup(plan, "test"), world, new VolatileJournal(world.Loop));
            writing = () => world.Bench.Phones.Where(phone => phone.Value.Truth.MustNotLosePower && world.Bench.Metal.Stations[phone.Key].BrickPower).Select(phone => phone.Key);
            stop = () => live.Handle(new ControlRequest.Stop([]) { By = "ctrl-c" }, new Ignored());
            live.Start();
            using var answer = live.Handle(new ControlRequest.Recover([], "recover") { By = "test" }, this);
            live.RunUntil(() => End is not null);
            live.Shutdown("test");
            live.RunUntil(() => live.Closed);
            KeysDown = [.. world.Bench.Metal.Stations.SelectMany(station => station.Value.KeysDown.Select(key => $"{station.Key} {key}"))];
            HarmfulCuts = world.Bench.Phones.Values.Sum(phone => phone.Truth.HarmfulCuts);
        }

        public void Tell(ControlEvent told)
        {
            if (told is not ControlEvent.Added added)
            {
                return;
            }

            entries.Add((added.Station, added.Entry));
            if (entries.Count == at)
            {
                WasWriting = [.. writing()];
                stop();
            }
        }

        void IControlSink.End(ControlEnd end) => End = end;
    }

    private sealed class Ignored : IControlSink
    {
        public void Tell(ControlEvent told)
        {
        }

        public void End(ControlEnd end)
        {
        }
    }
}
