using System.Collections.Immutable;
using PhoneRig.Core.Evidence.Stages;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Campaigns;

namespace PhoneRig.Hosting.Tests.Campaigns;

public sealed class ExchangeWatchTests
{
    private const string Known = "00:1b:2c:3d:5e:01";
    private const string Other = "00:1b:2c:3d:5e:02";

    private readonly ExchangeWatch watch = new();

    [SetUp]
    public void Begin() => watch.Begin("s1");

    [Test]
    public void Another_phone_is_one_where_its_address_is_disputed_and_it_does_what_phones_do()
    {
        Assert.That(Heed(new TftpRequested(Other, "10.0.0.2", "term70.default.loads")), Is.Null, "not disputed");
        Heed(new AttributionConflict(Other, "two speak"));

        Assert.That(Heed(new PossibleSighting(new DhcpAsked(Other, null, "discover", "MSFT 5.0"))), Is.Null, "a computer behind the phone");
        Assert.That(Heed(new PossibleSighting(new DhcpAsked(Other, null, "discover", "Cisco Systems, Inc. IP Phone CP-7970G"))), Is.EqualTo(Other));
        Assert.That(watch.Heed("s2", new TftpRequested(Other, "10.0.0.2", "term70.default.loads"), null, null), Is.Null, "another station's");
    }

    [Test]
    public void A_phone_that_lost_its_power_once_and_is_not_heard_again_may_be_another()
    {
        Heed(new PowerSwitched(1, On: true));
        Heed(Started("power on"));
        var started = watch.IsDoubtful("s1");
        Heed(Started("unstable & non-recoverable"));
        var restarted = watch.IsDoubtful("s1");
        Heed(Started("power on"));

        Assert.That((started, restarted, watch.IsDoubtful("s1")), Is.EqualTo((false, false, true)));

        Heed(new PowerSwitched(2, On: true));
        Heed(Started("power on"));
        Assert.That(watch.IsDoubtful("s1"), "the rig's own power cycle changes nothing");

        Heed(new TftpRequested(Known, "10.0.0.1", "term70.default.loads"));
        Assert.That((watch.WasInterrupted("s1"), watch.IsDoubtful("s1")), Is.EqualTo((true, false)), "it was heard");

        Heed(Started("power on"));
        Assert.That((watch.WasInterrupted("s1"), watch.IsDoubtful("s1")), Is.EqualTo((false, true)), "its power comes and goes; and this time it was not heard");

        watch.Begin("s1");
        Assert.That((watch.WasInterrupted("s1"), watch.IsDoubtful("s1")), Is.EqualTo((false, false)), "another run");
    }

    [Test]
    public void A_power_that_comes_and_goes_is_no_exchange()
    {
        Heed(new PowerSwitched(1, On: true));
        for (var time = 0; time < 4; time++)
        {
            Heed(Started("power on"));
        }

        Assert.That(watch.IsDoubtful("s1"), Is.False);
    }

    [Test]
    public void Another_phone_that_is_taken_for_the_one_there_is_one()
    {
        Assert.That(watch.Heed("s1", new TftpRequested(Other, "10.0.0.2", "term70.default.loads"), Known, attributed: Other), Is.EqualTo(Other), "the first was off for long, and another speaks in its place");
        Assert.That(watch.Heed("s1", new DhcpAsked(Other, null, "discover", "MSFT 5.0"), Known, attributed: Other), Is.Null, "a computer behind it that spoke first");
        Assert.That(watch.Heed("s1", new TftpRequested(Known, "10.0.0.1", "term70.default.loads"), Known, attributed: Known), Is.Null);
    }

    [Test]
    public void One_that_is_not_the_labelled_one_and_speaks_late_may_have_been_put_there_meanwhile()
    {
        Heed(new PowerSwitched(1, On: true));
        Heed(new PossibleSighting(new TftpRequested(Other, "10.0.0.2", "term70.default.loads")));
        Heed(new PowerSwitched(2, On: false));
        Heed(new PowerSwitched(3, On: true));
        var before = watch.IsNotTheLabelled("s1", Other);
        Heed(new TftpRequested(Known, "10.0.0.1", "term70.default.loads"));

        Assert.That((before, watch.IsNotTheLabelled("s1", Other), watch.IsNotTheLabelled("s1", Known), watch.IsNotTheLabelled("s1", null)), Is.EqualTo((false, true, false, false)));

        watch.Begin("s1");
        Heed(new PowerSwitched(4, On: true));
        Heed(new TftpRequested(Known, "10.0.0.1", "term70.default.loads"));
        Heed(new PowerSwitched(5, On: true));
        Assert.That(watch.IsNotTheLabelled("s1", Other), Is.False, "it spoke at its first start: the label is wrong");
    }

    private string? Heed(Fact fact) => watch.Heed("s1", fact, Known, Known);

    private static ConsoleLine Started(string cause) =>
        new($"SYSMSG: Last reboot cause -> {cause}", ConsoleRuleNames.RebootCause, ImmutableSortedDictionary<string, string>.Empty.Add("cause", cause));
}
