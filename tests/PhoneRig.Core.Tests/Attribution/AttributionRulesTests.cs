using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Attribution.AttributionBench;

namespace PhoneRig.Core.Tests.Attribution;

public sealed class AttributionRulesTests
{
    private const string Mac1 = "00:1b:2c:3d:4e:01";
    private const string Mac2 = "00:1b:2c:3d:4e:02";
    private const string Stranger = "00:1b:2c:3d:4e:ff";

    [TestCase(Mac1, "s1 ConfiguredMac")]
    [TestCase(Mac2, "s2 ConfiguredMac")]
    [TestCase("00:1B:2C:3D:4E:02", "s2 ConfiguredMac", Description = "either case")]
    [TestCase(Stranger, "- Nothing")]
    [TestCase(null, "- Nothing s1 s2", Description = "a phone may go on by a lease of before the rig started")]
    public void With_every_address_known_a_packet_goes_by_its_address_and_strangers_go_nowhere(string? mac, string expected) =>
        Assert.That(new AttributionBench(Station("s1", Mac1), Station("s2", Mac2)).Hear(1, mac), Is.EqualTo(expected));

    [TestCase(Mac1, "s1 ConfiguredMac")]
    [TestCase(Stranger, "s2 OnlyUnknown")]
    [TestCase(null, "- Nothing s1 s2", Description = "it may be s1's: never by guess")]
    public void A_stranger_is_the_only_phone_whose_address_nobody_told(string? mac, string expected) =>
        Assert.That(new AttributionBench(Station("s1", Mac1), Station("s2")).Hear(1, mac), Is.EqualTo(expected));

    [TestCase(Stranger)]
    [TestCase(null)]
    public void The_only_station_of_a_rig_without_addresses_gets_everything(string? mac) =>
        Assert.That(new AttributionBench(Station("s1")).Hear(1, mac), Is.EqualTo("s1 OnlyUnknown"));

    [TestCase(Mac1, "s1 ConfiguredMac")]
    [TestCase(Stranger, "- Nothing s2 s3", Description = "s1's address is another")]
    [TestCase(null, "- Nothing s1 s2 s3", Description = "it says nothing: anybody's")]
    public void Between_two_unknown_phones_nothing_is_guessed_and_both_are_possible(string? mac, string expected) =>
        Assert.That(new AttributionBench(Station("s1", Mac1), Station("s3"), Station("s2")).Hear(1, mac), Is.EqualTo(expected));

    [Test]
    public void A_second_stranger_at_the_only_unknown_station_is_nobody_s_and_is_told_once()
    {
        var bench = new AttributionBench(Station("s1", Mac1), Station("s2"));
        bench.On(1, "s2");

        Assert.That(bench.Hear(30, Mac2), Is.EqualTo("s2 OnlyUnknown"));
        Assert.That(bench.Hear(40, Stranger), Is.EqualTo("- Nothing"), "s2's own phone speaks: it is not the stranger");
        Assert.That(bench.Hear(41, Stranger), Is.EqualTo("- Nothing"));
        Assert.That(bench.Said, Has.Count.EqualTo(2));
        Assert.That(bench.Said[0], Is.EqualTo($"s2: {Mac2} is the phone here, by being the only one that nobody named"));
        Assert.That(bench.Said[1], Does.StartWith($"s2: SET-UP: {Stranger} is nobody's").And.Contain("phonerig station scan s2 MAC"));
    }

    [Test]
    public void A_stranger_may_be_a_swapped_phone_of_a_station_whose_own_has_not_spoken_since_it_was_fed()
    {
        var bench = new AttributionBench(Station("s1", Mac1), Station("s2"));
        bench.On(1, "s2");
        bench.Hear(30, Mac2);
        bench.Tell(60, "s2", new PowerSwitched(2, On: false));
        bench.On(65, "s2");

        Assert.That(bench.Hear(90, Stranger), Is.EqualTo("- Nothing s2"), "it counts against the power cut, and for nothing else");
    }

    [Test]
    public void The_one_phone_that_was_just_fed_while_all_others_are_proven_off_is_found_out_and_stays_known()
    {
        var bench = new AttributionBench(Station("s1"), Station("s2"), Station("s3", Stranger));
        bench.Tell(12, "s2", new OffProven(TimeSpan.FromSeconds(12)));
        bench.On(20, "s1");

        Assert.That(bench.Hear(50, Mac1), Is.EqualTo("s1 PowerOn"));
        Assert.That(bench.Said, Is.EqualTo(new[] { $"s1: {Mac1} is the phone here, by being the only one that was just switched on" }));

        bench.On(60, "s2");
        Assert.That(bench.Hear(70, Mac1), Is.EqualTo("s1 PowerOn"), "its address stays its own while others are fed");
        Assert.That(bench.Hear(80, Mac2), Is.EqualTo("s2 OnlyUnknown"));
        Assert.That(bench.Hear(90, null), Is.EqualTo("- Nothing s1 s2 s3"));
    }

    [TestCase(false, 50, "- Nothing s1 s2", Description = "the other may have power: nobody has proven that it has not")]
    [TestCase(true, 300, "- Nothing s1", Description = "later than a start takes: it formatted, or was plugged in late")]
    [TestCase(true, 280, "s1 PowerOn")]
    public void A_phone_is_found_out_only_within_a_start_s_time_and_only_where_no_other_can_have_spoken(bool proven, double at, string expected)
    {
        var bench = new AttributionBench(Station("s1"), Station("s2"));
        if (proven)
        {
            bench.Tell(12, "s2", new OffProven(TimeSpan.FromSeconds(12)));
        }

        bench.On(20, "s1");

        Assert.That(bench.Hear(at, Mac1), Is.EqualTo(expected));
    }

    [Test]
    public void Of_two_that_were_fed_within_a_start_s_time_neither_is_guessed()
    {
        var bench = new AttributionBench(Station("s1"), Station("s2"));
        bench.On(20, "s1");
        bench.On(40, "s2");

        Assert.That(bench.Hear(50, Mac1), Is.EqualTo("- Nothing s1 s2"));
        Assert.That(bench.Hear(51, Mac2), Is.EqualTo("- Nothing s1 s2"));
        Assert.That(bench.Said, Is.Empty);
    }

    [Test]
    public void Off_that_was_disproven_is_not_off()
    {
        var bench = new AttributionBench(Station("s1"), Station("s2"));
        bench.Tell(12, "s2", new OffProven(TimeSpan.FromSeconds(12)));
        bench.Tell(15, "s2", new OffDisproven(3));
        bench.On(20, "s1");

        Assert.That(bench.Hear(50, Mac1), Is.EqualTo("- Nothing s1 s2"));
    }

    [TestCase(7000, "- Nothing s1 s2", Description = "it may be formatting in the dark since before the rig came: up to two hours")]
    [TestCase(8000, "s1 PowerOn", Description = "silent for longer than any living phone is")]
    public void A_station_that_is_fed_and_silent_for_longer_than_a_format_is_empty(double fedAt, string expected)
    {
        var bench = new AttributionBench(Station("s1"), Station("s2"));
        bench.Tell(0, "s2", new PowerAdopted(On: true));
        bench.On(fedAt, "s1");

        Assert.That(bench.Hear(fedAt + 30, Mac1), Is.EqualTo(expected));
    }

    [Test]
    public void A_phone_that_was_heard_before_is_not_the_one_that_was_just_fed()
    {
        var bench = new AttributionBench(Station("s1"), Station("s2"));
        bench.Tell(0, "s2", new PowerAdopted(On: true));
        bench.Hear(8000, Mac2);
        bench.On(8010, "s1");

        Assert.That(bench.Hear(8020, Mac2), Is.EqualTo("- Nothing s1 s2"));
    }

    [Test]
    public void What_was_found_out_is_forgotten_once_another_phone_can_have_been_put_there()
    {
        var bench = new AttributionBench(Station("s1"), Station("s2", Mac2));
        bench.On(1, "s1");
        bench.Hear(30, Mac1);
        bench.Off(60, "s1");
        bench.On(75, "s1");
        Assert.That(bench.State["s1"].Mac, Is.EqualTo(Mac1), "a power cycle is no swap");

        bench.Off(100, "s1");
        bench.On(130, "s1");

        Assert.That(bench.State["s1"].Mac, Is.Null);
        Assert.That(bench.Said[^1], Is.EqualTo($"s1: {Mac1} is no longer taken for the phone here: it was off for 30 s, long enough for another phone to be put there"));
        Assert.That(bench.Hear(150, Stranger), Is.EqualTo("s1 OnlyUnknown"));
    }

    [Test]
    public void A_scanned_label_counts_until_the_next_and_is_not_forgotten_by_the_dark()
    {
        var bench = new AttributionBench(Station("s1"), Station("s2"));
        bench.Tell(1, "s1", new MacScanned(Mac1, "kim"));
        bench.On(2, "s1");
        Assert.That(bench.Hear(30, Mac1), Is.EqualTo("s1 ScannedMac"));
        bench.Off(100, "s1");
        bench.On(1000, "s1");
        Assert.That(bench.Hear(1030, Mac1), Is.EqualTo("s1 ScannedMac"));

        bench.Tell(1100, "s1", new MacScanned(Stranger, "kim"));
        Assert.That(bench.Hear(1130, Stranger), Is.EqualTo("s1 ScannedMac"));

        bench.Tell(1200, "s1", new MacForgotten(Stranger, "kim said so"));
        Assert.That(bench.State["s1"].Mac, Is.Null);
    }

    [Test]
    public void What_was_found_out_does_not_outlive_the_rig_s_own_absence()
    {
        var bench = new AttributionBench(Station("s1"));
        bench.Hear(30, Mac1);
        bench.Tell(40, "s1", new RigStarted("bench", Simulated: true));

        Assert.That(bench.State["s1"].Mac, Is.Null);
    }
}
