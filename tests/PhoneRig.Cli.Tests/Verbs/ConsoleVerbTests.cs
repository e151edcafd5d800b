using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Tests.Scripts;
using PhoneRig.Cli.Verbs;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Journal;

namespace PhoneRig.Cli.Tests.Verbs;

/// <summary>A console that said 30 lines, one a minute from noon (UTC) on.</summary>
public sealed class ConsoleVerbTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private TestHost host = null!;

    [SetUp]
    public void SetUp()
    {
        host = new TestHost();
        using var journal = SqliteJournal.Open(host.State.Journal, new JournalIdentity("simulated", Simulated: true, 1), new EventLoop(new VirtualClock()));
        foreach (var n in Enumerable.Range(1, 30))
        {
            var at = TimeSpan.FromMinutes(n - 1);
            journal.Append("s1", new Entry(n, Noon + at, at, new ConsoleLine($"line {n}", null, null)));
        }
    }

    [Test]
    public void What_is_recorded_is_read_while_nobody_owns_the_rig_and_nothing_is_opened_for_it()
    {
        Assert.That(host.Run("console", "s1"), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(host.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(20));
        Assert.That(host.Out, Does.StartWith("  10:00.0  #11     line 11\n").And.EndsWith("  29:00.0  #30     line 30\n"));
        Assert.That(host.Opened, Is.Empty);
    }

    [TestCase("28", "line 29|line 30")]
    [TestCase("#29", "line 30")]
    [TestCase("30", "")]
    [TestCase("2026-03-01T12:28Z", "line 29|line 30")]
    [TestCase("2026-03-01T13:28:30+01:00", "line 30")]
    public void It_is_read_again_from_any_point(string since, string lines)
    {
        Assert.That(host.Run("console", "s1", "--since", since, "--times", "none"), Is.EqualTo(ExitCode.Done), host.Error);
        Assert.That(host.Out.TrimEnd('\n').Replace('\n', '|'), Is.EqualTo(lines));
    }

    [Test]
    public void For_programs_each_entry_is_an_object_with_its_sequence()
    {
        host.Run("console", "s1", "--since", "28", "--json");

        Assert.That(host.JsonLines.Take(2).Select(line => (long)line["sequence"]!), Is.EqualTo(new long[] { 29, 30 }));
        Assert.That((string?)host.JsonLines[^1]["end"]!["outcome"], Is.EqualTo("done"));
    }

    [Test]
    public void Following_goes_on_after_the_last_recorded_entry_and_shows_none_twice()
    {
        var follows = new TestHost
        {
            StateFolder = host.StateFolder,
            Answer = (_, sink) =>
            {
                foreach (var n in new[] { 30, 31 })
                {
                    sink.Tell(new ControlEvent.Added("s1", new Entry(n, Noon, TimeSpan.Zero, new ConsoleLine($"line {n}", null, null))));
                }

                sink.End(new ControlEnd(ControlOutcome.Done, null, null, []));
            },
        };

        Assert.That(follows.Run("console", "s1", "--follow", "--since", "28", "--times", "none"), Is.EqualTo(ExitCode.Done), follows.Error);
        Assert.That(follows.Out, Is.EqualTo("line 29\nline 30\nline 31\n"));
        Assert.That(follows.Asked.Single(), Is.EqualTo(new ControlRequest.ReadConsole("s1", Follow: true, Since: 30) { By = "pi@console" }));
    }

    [Test]
    public void Of_a_rig_that_never_ran_that_is_said_and_how_to_begin()
    {
        var fresh = new TestHost();

        Assert.That(fresh.Run("console", "s1"), Is.EqualTo(ExitCode.Done), fresh.Error);
        Assert.That(fresh.Out, Does.Contain("nothing is recorded of the console of station s1").And.Contain("--follow"));
        Assert.That(fresh.Opened, Is.Empty);
    }

    [TestCase("17", 17)]
    [TestCase("5m", 25)]
    [TestCase("12:10", 10)]
    [TestCase("12:50", 0, Description = "not yet today: yesterday's")]
    [TestCase("2026-03-02", 30)]
    public void Times_count_from_the_readers_clock(string text, long expected)
    {
        using var reader = JournalReader.Open(host.State.Journal)!;
        Assert.That(ConsoleSince.TryParse(text, out var since), Is.True);
        Assert.That(since.In(reader.Console("s1"), new Clock(Noon.AddMinutes(30))), Is.EqualTo(expected));
    }

    [Test]
    public void A_simulated_rigs_clock_that_is_ahead_counts_from_its_own_end()
    {
        using var reader = JournalReader.Open(host.State.Journal)!;
        Assert.That(ConsoleSince.TryParse("2m", out var since), Is.True);
        Assert.That(since.In(reader.Console("s1"), new Clock(Noon)), Is.EqualTo(27));
    }

    private sealed class Clock(DateTimeOffset now) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

        public override DateTimeOffset GetUtcNow() => now;
    }
}
