using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Evidence.BootStage;
using static PhoneRig.Core.Tests.Evidence.Story;
using static PhoneRig.Core.Tests.Evidence.TestPhone;

namespace PhoneRig.Core.Tests.Evidence.Stages;

/// <summary>What a phone may be fetching from servers that are not the rig's.</summary>
public sealed class UnseenTransfersTests
{
    private static readonly Fact Request = new DhcpAsked("m", null, "request", null);

    [Test]
    public void A_leased_phone_that_asks_the_rig_for_nothing_may_be_fetching_elsewhere_until_it_gives_up_by_itself()
    {
        var state = Told(new BootStages(Model), At(1, Power(false)), At(20, Power(true)), At(30, Discover), At(31, Ack), Tick(3000));
        Assert.That((state.MayBe(Downloading), state.WritingUntil), Is.EqualTo((true, (TimeSpan?)S(31 + 3660 + 55))));

        Assert.That(Told(new BootStages(Model), At(30, Discover), At(31, Ack), Tick(31 + 3660 + 55)).IsWriting, Is.False);
    }

    [Test]
    public void A_request_to_the_rigs_own_server_or_a_new_discover_disproves_that()
    {
        Input[] leased = [At(1, Power(false)), At(20, Power(true)), At(30, Discover), At(31, Ack)];

        Assert.That(Told(new BootStages(Model), [.. leased, At(32, Asked("SEP001B2C3D4E5F.cnf.xml"))]).IsWriting, Is.False);
        Assert.That(Told(new BootStages(Model), [.. leased, At(60, Discover)]).IsWriting, Is.False);
    }

    [Test]
    public void One_that_takes_lease_after_lease_in_vain_is_not_fetching_unless_its_next_discover_stays_away()
    {
        Input[] off = [At(1, Power(false)), At(20, Power(true))];
        Input[] Leases(int count) => [.. off, .. Enumerable.Range(0, count).SelectMany(index => new[] { At(30 + (20 * index), Discover), At(31 + (20 * index), Ack) })];

        Assert.That(Told(new BootStages(Model), Leases(3)).MayBe(Downloading), Is.True, "twice in vain is no habit");
        Assert.That(Told(new BootStages(Model), Leases(4)).MayBe(Downloading), Is.False);
        Assert.That(Told(new BootStages(Model), [.. Leases(4), Tick(91 + 29.9)]).MayBe(Downloading), Is.False);
        Assert.That(Told(new BootStages(Model), [.. Leases(4), Tick(91 + 30)]).MayBe(Downloading), Is.True);
        Assert.That(Told(new BootStages(Model), [.. Leases(4), At(92, Asked("SEP001B2C3D4E5F.cnf.xml")), At(110, Discover), At(111, Ack)]).MayBe(Downloading), Is.True, "it did get a file");
        Assert.That(Told(new BootStages(Model), [.. Leases(4), At(92, Power(false)), At(110, Power(true)), At(130, Discover), At(131, Ack)]).MayBe(Downloading), Is.True, "another boot");
    }

    [Test]
    public void Where_the_site_leases_and_serves_the_request_is_the_last_that_is_heard_of_a_download()
    {
        var state = Told(External(), At(1, Power(false)), At(20, Power(true)), At(30, Discover), At(30, Request), Tick(3000));
        Assert.That((state.MayBe(Downloading), state.MayBe(Writing)), Is.EqualTo((true, true)));
        Assert.That(Told(External(), At(1, Power(false)), At(20, Power(true)), At(30, Discover), At(30, Request), At(60, Discover)).IsWriting, Is.False);
    }

    [Test]
    public void Where_the_site_leases_and_serves_a_phone_that_started_unheard_may_be_fetching()
    {
        Assert.That(Told(External(), At(1, Power(false)), At(20, Power(true)), Tick(64)).IsWriting, Is.False);
        Assert.That(Told(External(), At(1, Power(false)), At(20, Power(true)), Tick(66)).IsWriting, Is.True);
    }

    [Test]
    public void The_first_discover_of_a_phone_that_nobody_watched_does_not_free_it_for_a_cut()
    {
        Assert.That(Told(External(), At(5, new RigStarted("rig", false)), At(6, Discover)).WritingUntil, Is.EqualTo(S(11)));
    }

    [TestCase("download-retry", false)]
    [TestCase("rebooting", false)]
    [TestCase("written", true)]
    [TestCase("writing", true)]
    public void The_console_tells_more_precisely(string rule, bool writing)
    {
        var state = Told(External(), At(1, Power(false)), At(20, Power(true)), At(30, Request), At(40, Line(rule)), Tick(48.5));

        Assert.That(state.IsWriting, Is.EqualTo(writing));
    }

    [Test]
    public void One_that_said_when_it_asks_again_may_be_fetching_from_then_on_though_its_line_was_lost()
    {
        Input[] waits = [At(1, Power(false)), At(20, Power(true)), At(30, Request), At(40, Line("download-retry"))];

        Assert.That(Told(External(), [.. waits, Tick(59.9)]).IsWriting, Is.False);
        Assert.That(Told(External(), [.. waits, Tick(60)]).IsWriting, Is.True, "20 s at the soonest (facts 3.2)");
        Assert.That(Told(External(), [.. waits, At(50, Line("boot-banner")), Tick(60)]).IsWriting, Is.False);
    }

    private static BootStages External() =>
        new(Model, new NetworkConfig { Interface = "x", Address = "10.0.0.1/24", Dhcp = ServiceKind.External, Tftp = ServiceKind.External });

    private static BootState Told(BootStages stages, params Input[] inputs) => inputs.Aggregate(stages.Start, (state, input) => stages.Step(state, input).State);
}
