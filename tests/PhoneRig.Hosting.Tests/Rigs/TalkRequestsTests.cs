using System.Runtime.CompilerServices;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Runs;
using PhoneRig.Hosting.Tests.Support;
using static PhoneRig.Hosting.Tests.Support.LoopRunning;

namespace PhoneRig.Hosting.Tests.Rigs;

/// <summary>Two people who want to type on one console, whose phone nobody has seen yet.</summary>
public sealed class TalkRequestsTests
{
    private FakeWorld world = null!;
    private FakeJournal journal = null!;
    private LiveRig rig = null!;

    [SetUp]
    public void TakeOver()
    {
        world = new FakeWorld { HasConsoles = true };
        journal = new FakeJournal(world.Loop) { Prompt = true };
        var shipped = Path.Combine(Root(), "rig-config");
        var folder = new ConfigFolder(shipped);
        var request = new RecoverRequest { RigFile = Path.Combine(shipped, "rigs", "simulated.yaml"), Folder = folder, Speed = null };
        var shippedRig = folder.Rig(request.RigFile).Value!;
        var one = shippedRig with { Stations = shippedRig.Stations.Clear().Add("s1", shippedRig.Stations["s1"] with { Lamps = null }) };
        var plan = new RunPlanner(request).Plan(one, out var refusal) ?? throw new InvalidOperationException(refusal);
        rig = new LiveRig(new RigSetup(plan.Taken, "tests"), world, journal);
        rig.Start();
        To(1);
    }

    [TearDown]
    public void LetGo()
    {
        rig.Dispose();
        world.Dispose();
    }

    [Test]
    public void Nothing_is_sent_while_the_phone_may_be_booting_unless_somebody_answers_for_it()
    {
        var talk = Talk("a", "ann", out var session);
        var refused = Ask(new ControlRequest.Say("s1", "a", "q\r") { By = "ann" });
        To(2);
        session.Dispose();
        To(3);
        Talk("b", "ann", out _, forcedBy: "ann");
        var forced = Ask(new ControlRequest.Say("s1", "b", "q\r") { By = "ann" });
        To(4);

        Assert.That((talk.Ended, refused.Ended!.Outcome), Is.EqualTo(((ControlEnd?)null, ControlOutcome.Refused)));
        Assert.That(refused.Ended.Message, Does.Contain("console interlock").And.Contain("boot"));
        Assert.That(forced.Ended!.Outcome, Is.EqualTo(ControlOutcome.Done), forced.Ended.Message);
        Assert.That(world.Consoles["s1"].Written, Is.EqualTo("q\r"));
        Assert.That(journal.Facts("s1").OfType<ConsoleSent>().Single().Text, Is.EqualTo("q\r"));
        Assert.That(journal.Facts("s1").OfType<DeedIntended>().Last(), Is.EqualTo(new DeedIntended(new Deed.SendConsole("q\r"), "ann", "ann")));
    }

    [Test]
    public void One_person_at_a_time_types_and_the_other_is_told_who_does()
    {
        var first = Talk("a", "ann", out var session);
        var second = Talk("b", "bob", out _);
        To(2);
        Assert.That(first.Ended, Is.Null);
        Assert.That((second.Ended!.Outcome, second.Ended.Message), Is.EqualTo((ControlOutcome.Refused, "ann types on the console of station s1, and only one can: --follow reads along")));
        var stranger = Ask(new ControlRequest.Say("s1", "b", "q") { By = "bob" });
        To(3);
        Assert.That(stranger.Ended!.Outcome, Is.EqualTo(ControlOutcome.Refused));

        session.Dispose();
        To(4);
        var third = Talk("c", "bob", out _);
        To(5);
        Assert.That(third.Ended, Is.Null);
    }

    [Test]
    public void What_the_phone_says_comes_byte_for_byte()
    {
        var talk = Talk("a", "ann", out _);
        To(2);
        world.Consoles["s1"].Say("setipc");
        world.Consoles["s1"].Say("fg> \u00ff");
        To(2.01);

        Assert.That(talk.Told.Cast<ControlEvent.Heard>().Select(heard => heard.Text), Is.EqualTo(new[] { "setipc", "fg> \u00ff" }));
    }

    [Test]
    public void Nothing_is_typed_into_what_somebody_else_does_with_the_station()
    {
        Talk("a", "ann", out _, forcedBy: "ann");
        Ask(new ControlRequest.Power("s1", PowerAction.Cycle, "bob") { By = "bob" });
        var say = Ask(new ControlRequest.Say("s1", "a", "q") { By = "ann" });
        To(2);

        Assert.That((say.Ended!.Outcome, world.Consoles["s1"].Written), Is.EqualTo((ControlOutcome.Refused, "")));
        Assert.That(say.Ended.Message, Does.Contain("power cycle, asked by bob"));
    }

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    private FakeSink Talk(string session, string by, out IDisposable listening, string? forcedBy = null)
    {
        var sink = new FakeSink();
        listening = rig.Handle(new ControlRequest.Talk("s1", session, forcedBy) { By = by }, sink);
        return sink;
    }

    private FakeSink Ask(ControlRequest request)
    {
        var sink = new FakeSink();
        rig.Handle(request, sink);
        return sink;
    }

    private void To(double seconds) => world.Loop.RunTo(Seconds(seconds));
}
