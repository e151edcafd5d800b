using PhoneRig.Core.Evidence.Goals;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using static PhoneRig.Core.Tests.Evidence.Story;
using static PhoneRig.Core.Tests.Evidence.TestPhone;

namespace PhoneRig.Core.Tests.Evidence.Goals;

/// <summary>A phone that takes another load first, and goes on to the goal by the configuration it gets (facts 7.1).</summary>
public sealed class TwoLoadsProofTests
{
    private const string Config = "XMLDefault.cnf.xml";

    private readonly RecoveryProof proof = new(new ExpectedLoad("SCCP70.9-4-2", ["jar.9.sbn", "dsp.sbn"]), Model);
    private ProofState state = null!;

    [SetUp]
    public void FetchTheOther()
    {
        state = proof.Start;
        Tell(
            At(1, Asked("term70.default.loads")), At(2, Served("jar.8.sbn")), At(3, Served("dsp.sbn")), At(10, Discover), At(11, Line("load-validated", "term70.default")),
            At(20, Served(Config)));
    }

    [Test]
    public void The_other_load_proves_nothing()
    {
        Tell(Tick(500));

        Assert.That((state.Proof, state.Missing), Is.EqualTo(((Proof?)null, "1 of 2 archives fetched, not yet jar.9.sbn")));
    }

    [Test]
    public void The_goals_archives_after_it_do_and_one_of_the_same_name_counts_from_the_first_time()
    {
        Tell(At(21, Asked("SCCP70.9-4-2.loads")), At(22, Asked("jar.9.sbn")), At(23, Served("jar.9.sbn")));
        Assert.That(state.Missing, Does.Contain("not started again"), "the start before belongs to the other load");
        Tell(At(40, Discover), At(50, Served(Config)), Tick(109.9));
        Assert.That(state.Proof, Is.Null);
        Tell(Tick(110));

        Assert.That(state.Proof, Is.EqualTo(Proof.Inferred));
    }

    [Test]
    public void Where_the_phone_names_it_that_is_reported_though_it_had_archives_already()
    {
        Tell(At(21, Asked("SCCP70.9-4-2.loads")), At(40, Discover), At(41, Line("load-validated", "SCCP70.9-4-2")), At(50, Served(Config)));

        Assert.That(state.Proof, Is.EqualTo(Proof.Reported));
    }

    private void Tell(params Input[] inputs)
    {
        foreach (var input in inputs)
        {
            state = proof.Step(state, input).State;
        }
    }
}
