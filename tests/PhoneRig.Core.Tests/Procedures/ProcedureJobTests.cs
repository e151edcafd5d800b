using PhoneRig.Core.Phones;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Tests.Loop;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Tests.Procedures;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class ProcedureJobTests
{
    private static readonly RunStarted Begins = new("rig", "phone", Simulated: true, Seed: 1, "r1", "procedure hold-it");

    private readonly PlayedLoop<ProcedureJobState> loop;

    public ProcedureJobTests()
    {
        var procedure = new Procedure
        {
            Name = "hold-it",
            Title = "Hold a key for a while",
            Steps = [new Step { Hold = "#" }, new Step { Power = OnOff.Off, For = TimeSpan.FromSeconds(5) }, new Step { Release = "#" }],
        };
        loop = new(new ProcedureJob(procedure, ProcedureBench.Phone, ProcedureBench.Wiring(), StationContext.Empty));
    }

    [Test]
    public void Nothing_is_done_before_the_run_starts()
    {
        loop.Tell(new Notice("hello"));

        Assert.That(loop.Deeds, Is.Empty);
        Assert.That(loop.WakeAt, Is.Null);
    }

    [Test]
    public void It_ends_with_the_procedures_outcome_once()
    {
        loop.Tell(Begins);
        loop.RunTo(TimeSpan.FromMinutes(1));
        loop.Tell(new StopRequested("ann"));

        Assert.That(loop.Facts.OfType<ProcedureEnded>(), Is.EqualTo(new[] { new ProcedureEnded("hold-it", "done", "every step was done") }));
        Assert.That(loop.WakeAt, Is.Null);
    }

    [Test]
    public void A_stop_lets_held_keys_go_and_ends_it()
    {
        loop.Tell(Begins);
        loop.RunTo(TimeSpan.FromSeconds(3));
        loop.Tell(new StopRequested("ann"));

        Assert.That(loop.Facts.OfType<ProcedureEnded>().Single(), Is.EqualTo(new ProcedureEnded("hold-it", "stopped", "stopped by ann")));
        Assert.That(loop.Deeds[^1].Deed, Is.EqualTo(new Deed.ReleaseKey(new Key("#"))));
    }

    [Test]
    public void A_stop_before_the_start_ends_it_without_a_deed()
    {
        loop.Tell(new StopRequested("ann"));
        loop.Tell(Begins);

        Assert.That(loop.Facts.OfType<ProcedureEnded>().Single().Outcome, Is.EqualTo("stopped"));
        Assert.That(loop.Deeds, Is.Empty);
    }
}
