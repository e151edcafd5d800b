using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Campaigns.CampaignBench;

namespace PhoneRig.Core.Tests.Campaigns;

/// <summary>The evening comes and goes by the wall clock, once each time, whatever the clock and the rig do.</summary>
public sealed class EveningClockTests
{
    private static readonly CampaignHours Hours = new(new TimeOnly(17, 30), new TimeOnly(7, 30));

    private CampaignBench desk = null!;

    [SetUp]
    public void Begin() => At(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));

    [Test]
    public void The_evening_begins_and_ends_at_its_times_and_wakes_the_campaign_for_that()
    {
        var moments = new List<DateTimeOffset>();
        for (var end = desk.Clock + TimeSpan.FromDays(2); desk.Clock < end;)
        {
            var before = Words().Length;
            desk.Now = desk.WakeAt!.Value;
            desk.Follow();
            moments.AddRange(Words().Skip(before).Select(_ => desk.Clock));
        }

        Assert.That(Words(), Is.EqualTo(new[] { "evening", "day", "evening", "day" }));
        Assert.That(moments.Select(moment => moment.ToString("dd HH:mm:ss")), Is.EqualTo(new[] { "02 17:30:00", "03 07:30:00", "03 17:30:00", "04 07:30:00" }));
        Assert.That(desk.Timeline.Select(entry => entry.Fact).OfType<EveningBegan>().First().By, Is.EqualTo("the clock"));
    }

    [Test]
    public void A_campaign_without_hours_looks_at_no_clock()
    {
        desk = CampaignBench.OfNights(null, "k1");
        desk.Wait(TimeSpan.FromDays(3));

        Assert.That((Words(), desk.WakeAt), Is.EqualTo((Array.Empty<string>(), (TimeSpan?)null)));
    }

    [Test]
    public void One_that_is_begun_in_the_evening_has_an_evening_at_once()
    {
        At(new DateTimeOffset(2026, 3, 2, 20, 0, 0, TimeSpan.Zero));

        Assert.That(Words(), Is.EqualTo(new[] { "evening" }));
    }

    [Test]
    public void A_rig_that_comes_back_in_the_evening_begins_it_then_and_one_that_slept_over_a_whole_night_says_nothing()
    {
        Jump(to: 20);
        desk.Die();
        var evening = Words();
        desk.Die();
        var again = Words();

        Begin();
        desk.ClockAhead += TimeSpan.FromHours(26);
        desk.Die();

        Assert.That((evening, again), Is.EqualTo((new[] { "evening" }, new[] { "evening" })));
        Assert.That(Words(), Is.Empty);
    }

    [Test]
    public void A_persons_word_holds_until_the_clock_passes_a_time_and_over_a_death_of_the_rig()
    {
        desk.Wait(TimeSpan.FromHours(6));
        desk.Tell(new EveningBegan("kim"));
        desk.Wait(TimeSpan.FromHours(1));
        var early = Words();
        desk.Wait(TimeSpan.FromHours(4));
        desk.Tell(new EveningEnded("kim"));
        desk.Die();
        desk.Wait(TimeSpan.FromHours(9));
        var night = Words();
        desk.Wait(TimeSpan.FromHours(13));

        Assert.That(early, Is.EqualTo(new[] { "evening" }));
        Assert.That(night, Is.EqualTo(new[] { "evening", "day" }), "at 17:30 it was evening already, and at 20:00 kim said that it is not");
        Assert.That(Words(), Is.EqualTo(new[] { "evening", "day", "evening" }), "the next evening is the clock's again");
    }

    [Test]
    public void A_clock_that_is_put_back_a_little_says_nothing_twice()
    {
        desk.Wait(TimeSpan.FromHours(8.5));
        desk.ClockAhead -= TimeSpan.FromMinutes(20);
        for (var minute = 0; minute < 60; minute++)
        {
            desk.Wait(TimeSpan.FromMinutes(1));
        }

        Assert.That(Words(), Is.EqualTo(new[] { "evening" }));
    }

    [Test]
    public void A_word_from_a_future_that_was_none_holds_no_evening_up()
    {
        desk.ClockAhead += TimeSpan.FromDays(3650) + TimeSpan.FromHours(9);
        desk.Follow();
        var wrong = Words();
        desk.ClockAhead -= TimeSpan.FromDays(3650) + TimeSpan.FromHours(9);
        desk.Follow();
        var right = Words();
        desk.Wait(TimeSpan.FromHours(9));

        Assert.That((wrong, right), Is.EqualTo((new[] { "evening" }, new[] { "evening", "day" })));
        Assert.That(Words(), Is.EqualTo(new[] { "evening", "day", "evening" }));
    }

    [Test]
    public void However_the_clock_jumps_a_crossing_has_one_word_at_the_most_and_the_last_one_is_right([Range(1, 20)] int seed)
    {
        TestContext.Out.WriteLine($"seed {seed}");
        var random = new Random(seed);
        for (var step = 0; step < 300; step++)
        {
            var (before, from) = (Words().Length, desk.Clock);
            desk.ClockAhead += random.Next(10) switch { 0 => TimeSpan.FromHours(random.Next(-40, 40)), 1 => TimeSpan.FromSeconds(random.Next(-90, 90)), _ => TimeSpan.Zero };
            desk.Wait(TimeSpan.FromMinutes(random.Next(1, 40)));
            var said = Words().Length - before;

            Assert.That(said, Is.LessThanOrEqualTo(1), $"seed {seed}, step {step}: from {from} to {desk.Clock}");
            Assert.That(said == 0 || desk.State.Evening == IsEvening(desk.Clock), $"seed {seed}, step {step}: it says {Words().LastOrDefault()} at {desk.Clock}");
        }

        desk.Wait(TimeSpan.FromHours(26));
        desk.Wait(TimeSpan.FromHours(2));
        Assert.That(desk.State.Evening, Is.EqualTo(IsEvening(desk.Clock)), $"seed {seed}");
    }

    [Test]
    public void The_times_are_the_rigs_own_also_where_its_clocks_are_put_forward()
    {
        var zone = TimeZoneInfo.CreateCustomTimeZone("t", TimeSpan.FromHours(1), "t", "t", "t", [TimeZoneInfo.AdjustmentRule.CreateAdjustmentRule(
            DateTime.MinValue.Date,
            DateTime.MaxValue.Date,
            TimeSpan.FromHours(1),
            TimeZoneInfo.TransitionTime.CreateFixedDateRule(new DateTime(1, 1, 1, 2, 0, 0), 3, 29),
            TimeZoneInfo.TransitionTime.CreateFixedDateRule(new DateTime(1, 1, 1, 3, 0, 0), 10, 25))]);
        At(new DateTimeOffset(2026, 3, 28, 12, 0, 0, TimeSpan.Zero), zone);
        desk.Wait(TimeSpan.FromHours(4.5) - TimeSpan.FromSeconds(1));
        var before = Words();
        desk.Wait(TimeSpan.FromSeconds(1));
        var winter = Words();
        desk.Wait(TimeSpan.FromHours(13) - TimeSpan.FromSeconds(1));
        var night = Words();
        desk.Wait(TimeSpan.FromSeconds(1));

        Assert.That((before, winter), Is.EqualTo((Array.Empty<string>(), new[] { "evening" })), "17:30 is 16:30 UTC");
        Assert.That((night, Words()), Is.EqualTo((new[] { "evening" }, new[] { "evening", "day" })), "07:30 is 05:30 UTC");
    }

    [Test]
    public void An_ended_campaign_has_no_evening()
    {
        desk.Tell(new CampaignEnded("kim"));
        desk.Wait(TimeSpan.FromHours(10));

        Assert.That((Words(), desk.WakeAt), Is.EqualTo((Array.Empty<string>(), (TimeSpan?)null)));
    }

    [Test]
    public void Calls_are_those_of_the_day_until_the_evening_begins_and_then_ask_for_its_phones()
    {
        desk.Tell(new PhonePlaced("k1", Mac(1), "kim"));
        var run = desk.Begin("k1");
        desk.Tell(new VisitEnded("k1", run, Core.Recovery.Verdict.Stopped, Core.Recovery.VerdictOwner.Operator, null, null, Mac(1), TimeSpan.FromMinutes(15)));
        desk.Tell(new StationRested("k1", Proven: true));
        desk.Wait(TimeSpan.FromHours(8.4));
        var day = desk.Call("k1");
        desk.Wait(TimeSpan.FromMinutes(10));

        Assert.That(day, Does.EndWith("Put the next phone on k1, then phonerig campaign next k1"));
        Assert.That(desk.Call("k1"), Does.EndWith("Put a phone from the bin evening on k1, then phonerig campaign next k1"));
    }

    private static bool IsEvening(DateTimeOffset at) => TimeOnly.FromTimeSpan(at.UtcDateTime.TimeOfDay).IsBetween(Hours.Evening, Hours.Day);

    private void At(DateTimeOffset clock, TimeZoneInfo? zone = null) => desk = CampaignBench.OfNights(Hours, clock - TimeSpan.FromMinutes(1), zone ?? TimeZoneInfo.Utc, "k1");

    private void Jump(int to) => desk.ClockAhead += TimeSpan.FromHours(to) - desk.Clock.TimeOfDay;

    private string[] Words() => [.. desk.Timeline.Select(entry => entry.Fact switch { EveningBegan => "evening", EveningEnded => "day", _ => null }).OfType<string>()];
}
