using PhoneRig.Cli.Tests.Scripts;
using PhoneRig.Cli.Views;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Cli.Tests.Views;

public sealed class StopAndReportTests
{
    private const string Formatting = "s2 is formatting its flash until 2:01:30 at the latest (1:56:00 from now): leave its power on";

    private static (string Out, string Error) Plain(Script script, Action<PlainView> then)
    {
        var (output, error) = (new StringWriter(), new StringWriter());
        using (var view = new PlainView(output, error))
        {
            script.Play(null!, view, CancellationToken.None);
            then(view);
        }

        return (output.ToString(), error.ToString());
    }

    private static IEnumerable<string> MidWrites(Script script, double at) =>
        StopWords.MidWrites(new Folded(script, at).Display, TimeSpan.FromSeconds(at));

    [Test]
    public void A_stop_says_which_phones_are_in_mid_write_and_until_when() => Assert.That(
        MidWrites(FourPhones.Begun(), FourPhones.Moment),
        Is.SupersetOf(new[] { Formatting, "s3 is fetching firmware until 6:23 at the latest (0:53 from now): leave its power on" })
            .And.None.StartsWith("s1"));

    [Test]
    public void A_phone_that_only_may_be_writing_is_not_said_to_be()
    {
        var script = new Script(Script.Info(simulated: true, "s1"), new RunSummary(Simulated: true, 7, []));
        script.Entry("s1", 1, new StageChanged(BootStage.SeekingLease, [BootStage.SeekingLease, BootStage.Writing]));

        Assert.That(MidWrites(script, 2).Single(), Does.StartWith("s1 may be writing firmware to flash"));
    }

    [Test]
    public void Once_nothing_is_written_nothing_is_warned_of()
    {
        var script = new Script(Script.Info(simulated: true, "s1"), new RunSummary(Simulated: true, 7, []));
        script.Entry("s1", 1, new StageChanged(BootStage.Formatting, [BootStage.Formatting]));
        script.Entry("s1", 2, new StageChanged(BootStage.SeekingLease, [BootStage.SeekingLease]));

        Assert.That(MidWrites(script, 1), Has.Exactly(1).Items);
        Assert.That(MidWrites(script, 2), Is.Empty);
    }

    [Test]
    public void The_words_of_one_and_of_two_presses_go_to_the_person()
    {
        var once = Plain(FourPhones.Begun(), view => view.Stopping());
        var twice = Plain(FourPhones.Begun(), view => view.Leaving());

        Assert.That(once.Error, Does.StartWith("Stopping safely").And.Contains("s2 is formatting its flash until 2:01:30"));
        Assert.That(twice.Error, Does.StartWith("Exiting at once: keys are let go, the phones are left as they are.").And.Contains("s2 is formatting"));
    }

    [Test]
    public void The_report_of_a_stopped_run_warns_again()
    {
        var script = FourPhones.Begun(stopped: true);

        Assert.That(Plain(script, view => view.Ended(script.Summary)).Out, Does.Contain("  Beware     s2 is formatting its flash until 2:01:30"));
    }

    [Test]
    public void A_report_names_the_cause_and_what_to_do()
    {
        var script = FourPhones.Begun();

        var report = Plain(script, view => view.Ended(script.Summary)).Out;

        Assert.That(report, Does.Contain("  Diagnosis  inline-power\n  Cause      " + FourPhones.Cause));
        Assert.That(report, Does.Contain("  To do      " + FourPhones.ToDo).And.Contains("Matter of  the set-up, not the phone"));
        Assert.That(report, Does.Contain("\n3 of 4 recovered; s4 needs a person: " + FourPhones.ToDo));
        Assert.That(report, Does.Contain("diagnosis: signing-generation").And.Contains("firmware set dual-key (SCCP70.8-4-1S) is served"));
    }

    [Test]
    public void Several_that_are_not_home_have_a_line_each()
    {
        var summary = new RunSummary(Simulated: true, 7, [Script.Recovered("s1"), FourPhones.InlinePower("s2"), Script.Unrecovered("s3", Verdict.Scrap, VerdictOwner.Phone, null)]);

        Assert.That(RunReport.Lines(summary), Is.EqualTo(new[]
        {
            "1 of 3 recovered:",
            "  s2 needs a person: " + FourPhones.ToDo,
            "  s3 is scrap: Set the phone aside: nothing more can be done for it.",
        }));
        Assert.That(RunReport.Lines(new RunSummary(Simulated: true, 7, [Script.Recovered("s1")])), Is.EqualTo(new[] { "1 of 1 recovered." }));
    }
}
