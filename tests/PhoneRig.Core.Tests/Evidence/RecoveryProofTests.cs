using PhoneRig.Core.Evidence.Goals;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using static PhoneRig.Core.Tests.Evidence.Story;
using static PhoneRig.Core.Tests.Evidence.TestPhone;

namespace PhoneRig.Core.Tests.Evidence;

public sealed class RecoveryProofTests
{
    private const string Config = "XMLDefault.cnf.xml";

    private readonly RecoveryProof proof = new(new ExpectedLoad("SCCP70.9-4-2", ["jar.sbn", "cnu.sbn"]), Model);
    private ProofState state = null!;
    private TimeSpan? wakeAt;

    [SetUp]
    public void Begin() => (state, wakeAt) = (proof.Start, null);

    [Test]
    public void All_archives_then_a_discover_then_a_configuration_then_a_minute_infer_the_recovery()
    {
        Assert.That(state.Missing, Is.EqualTo("0 of 2 archives fetched, not yet jar.sbn, cnu.sbn"));
        Tell(At(1, Power(true)), At(2, Asked("jar.sbn")), At(3, Progress("jar.sbn", 400)));
        Assert.That(state.Bytes, Is.EqualTo(400));
        Tell(At(4, Served("JAR.sbn", 1000), 11));
        Assert.That((state.Missing, state.Bytes), Is.EqualTo(("1 of 2 archives fetched, not yet cnu.sbn", 1000)));
        Tell(At(5, Served("cnu.sbn", 500), 12));
        Assert.That((state.Missing, state.Bytes), Is.EqualTo(("all archives fetched, the phone has not started again (no DHCP discover) since", 1500)));
        Tell(At(20, Discover, 13), At(21, Discover, 14));
        Assert.That(state.Missing, Is.EqualTo("all archives fetched and started again, no configuration fetched yet"));
        Assert.That(wakeAt, Is.Null);
        Tell(At(30, Served(Config), 15));
        Assert.That(state.Missing, Is.EqualTo("configuration fetched; 60 s without a further load asked for are not over"));
        Assert.That(wakeAt, Is.EqualTo(S(90)));
        Tell(Tick(89.9));
        Assert.That(state.Proof, Is.Null);
        Tell(Tick(90));
        Assert.That((state.Proof, state.Missing, wakeAt), Is.EqualTo((Proof.Inferred, (string?)null, (TimeSpan?)null)));
        Assert.That(state.Evidence, Is.EqualTo(new long[] { 11, 12, 13, 15 }));
    }

    [TestCase("term70.default")]
    [TestCase("TERM70.default.loads")]
    public void A_default_loads_name_neither_proves_nor_disproves(string name)
    {
        Fetch();
        Tell(At(20, Discover), At(21, Line("load-validated", name)), At(30, Served(Config)), Tick(89.9));
        Assert.That(state.Proof, Is.Null);
        Tell(Tick(90));
        Assert.That((state.Proof, state.NamedLoad), Is.EqualTo(((Proof?)Proof.Inferred, (string?)null)));
    }

    [Test]
    public void A_configuration_before_the_discover_does_not_count()
    {
        Fetch();
        Tell(At(6, Served(Config)), At(20, Discover), Tick(200));

        Assert.That(state.Proof, Is.Null);
    }

    [Test]
    public void A_discover_before_the_last_archive_does_not_count()
    {
        Tell(At(4, Served("jar.sbn")), At(5, Discover), At(6, Served("cnu.sbn")), At(7, Served(Config)), Tick(200));

        Assert.That(state.Proof, Is.Null);
        Assert.That(state.Missing, Does.Contain("not started again"));
    }

    [Test]
    public void A_refused_configuration_is_none()
    {
        Fetch();
        Tell(At(20, Discover), At(21, Asked(Config)), At(22, Refused(Config)), Tick(200));

        Assert.That(state.Missing, Does.Contain("no configuration fetched yet"));
    }

    [TestCase("boot-banner")]
    [TestCase("rebooting")]
    [TestCase(null)]
    public void A_start_in_the_minute_after_the_configuration_is_no_quiet_and_the_configuration_of_that_start_counts(string? rule)
    {
        Fetch();
        Tell(At(20, Discover), At(30, Served(Config)), rule is null ? At(33, Discover) : At(33, Line(rule)), Tick(90));
        Assert.That((state.Proof, state.Missing, wakeAt), Is.EqualTo(((Proof?)null, "all archives fetched and started again, no configuration fetched yet", (TimeSpan?)null)));

        Tell(At(200, Discover), At(210, Served(Config)), Tick(270));
        Assert.That(state.Proof, Is.EqualTo(Proof.Inferred));
    }

    [Test]
    public void A_further_load_puts_the_proof_off_by_a_minute()
    {
        Fetch();
        Tell(At(20, Discover), At(30, Served(Config)), At(80, Asked("SCCP70.9-4-2.loads")), Tick(139));
        Assert.That((state.Proof, wakeAt), Is.EqualTo(((Proof?)null, S(140))));

        Tell(Tick(140));
        Assert.That(state.Proof, Is.EqualTo(Proof.Inferred));
    }

    [TestCase("other.sbn")]
    [TestCase("term70.default.loads")]
    public void A_further_archive_or_default_load_means_that_the_phone_has_more_to_do(string file)
    {
        Fetch();
        Tell(At(20, Discover), At(30, Served(Config)), At(80, Asked(file)), Tick(500));

        Assert.That((state.Proof, wakeAt), Is.EqualTo(((Proof?)null, (TimeSpan?)null)));
        Tell(At(510, Discover), At(520, Served(Config)), Tick(580));
        Assert.That(state.Proof, Is.EqualTo(Proof.Inferred), "after starting again it counts again");
    }

    [Test]
    public void A_factory_reset_begins_the_proof_anew_and_so_does_power_in_the_middle_of_a_set([Values] bool reset)
    {
        if (reset)
        {
            Fetch();
        }
        else
        {
            Tell(At(5, Served("jar.sbn")));
        }

        Tell(At(10, reset ? Line("reset-begun") : Power(true)), At(20, Discover), At(30, Served(Config)), Tick(200));

        Assert.That((state.Proof, state.Bytes), Is.EqualTo(((Proof?)null, 0)));
        Assert.That(state.Missing, Does.StartWith("0 of 2"));
    }

    [Test]
    public void A_set_that_was_fetched_whole_before_a_power_on_need_not_be_fetched_again()
    {
        Fetch();
        Tell(At(8, Discover), At(9, Served(Config)), At(10, Power(true)), Tick(200));
        Assert.That(state.Proof, Is.Null, "it has to start again, and to fetch its configuration");

        Tell(At(220, Discover), At(230, Served(Config)), Tick(290));
        Assert.That(state.Proof, Is.EqualTo(Proof.Inferred));
    }

    [Test]
    public void Power_off_leaves_what_was_fetched()
    {
        Fetch();
        Tell(At(10, Power(false)));

        Assert.That(state.Bytes, Is.EqualTo(2000));
    }

    [TestCase("SCCP70.9-4-2")]
    [TestCase("sccp70.9-4-2.loads")]
    public void The_console_names_the_load_before_or_after_the_configuration_and_that_is_reported(string name)
    {
        Tell(At(5, Line("load-validated", name), 3));
        Assert.That(state.Proof, Is.Null, "not before a configuration was served");
        Tell(At(30, Served(Config), 4));
        Assert.That((state.Proof, state.NamedLoad), Is.EqualTo((Proof.Reported, name)));
        Assert.That(state.Evidence, Is.EqualTo(new long[] { 3, 4 }));

        Begin();
        Tell(At(30, Served(Config)), At(31, Line("load-validated", name)));
        Assert.That(state.Proof, Is.EqualTo(Proof.Reported));
    }

    [Test]
    public void A_load_named_before_an_archive_was_asked_for_is_the_old_one()
    {
        Tell(At(2, Line("load-validated", "SCCP70.9-4-2")));
        Fetch();
        Tell(At(20, Discover), At(30, Served(Config)));

        Assert.That(state.Proof, Is.Null);
    }

    [Test]
    public void Another_load_named_proves_nothing_whatever_was_served()
    {
        Fetch();
        Tell(At(15, Line("load-validated", "SCCP70.8-5-2")), At(20, Discover), At(30, Served(Config)), Tick(200));
        Assert.That((state.Proof, state.Missing), Is.EqualTo(((Proof?)null, "the phone names the load SCCP70.8-5-2 instead of SCCP70.9-4-2")));
        Assert.That(wakeAt, Is.Null);

        Tell(At(210, Line("load-validated", "SCCP70.9-4-2")));
        Assert.That(state.Proof, Is.EqualTo(Proof.Reported));
    }

    [Test]
    public void Registration_is_reported_only_with_every_archive_served()
    {
        Tell(At(30, Served(Config)), At(31, Line("registered")));
        Assert.That(state.Proof, Is.Null, "with which load?");

        Begin();
        Fetch();
        Tell(At(20, Discover), At(21, Line("registered")), At(30, Served(Config)));
        Assert.That(state.Proof, Is.Null, "registered before the configuration");
        Tell(At(35, Line("registered")));
        Assert.That(state.Proof, Is.EqualTo(Proof.Reported));
    }

    [Test]
    public void Inferred_becomes_reported_when_the_phone_says_so()
    {
        Fetch();
        Tell(At(20, Discover), At(30, Served(Config)), Tick(90), At(100, Line("load-validated", "SCCP70.9-4-2")));

        Assert.That(state.Proof, Is.EqualTo(Proof.Reported));
    }

    private void Fetch() => Tell(At(3, Asked("jar.sbn")), At(4, Served("jar.sbn")), At(5, Served("cnu.sbn")));

    private void Tell(params Input[] inputs)
    {
        foreach (var input in inputs)
        {
            var step = proof.Step(state, input);
            (state, wakeAt) = (step.State, step.WakeAt);
        }
    }
}
