using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Simulations;
using PhoneRig.Hosting.Simulations.Judging;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Hosting.Tests.Simulations;

/// <summary>A true story breaks no rule; with one thing in it changed it breaks the rule that forbids it, and that one.</summary>
public sealed class JudgeTests
{
    private CampaignStory told = null!;

    [OneTimeSetUp]
    public void Tell()
    {
        told = Simulated.Story(seed: 4, phones: 6, stations: 2);
        Assert.That(CampaignJudge.Of(told), Is.Empty);
        Assert.That(told.Metal.Select(moved => moved.Part), Does.Contain("#").And.Contain(MetalMoved.Coil));
    }

    [Test]
    public void A_cut_in_mid_write_is_the_rigs_where_its_coil_did_it()
    {
        var since = TimeSpan.FromMinutes(10);
        var cut = new HarmfulCut(since + TimeSpan.FromSeconds(5), "s1", told.Phones[0].Mac, CutBy.Rig, PhoneActivity.Writing, since, since + TimeSpan.FromSeconds(4.8));

        Assert.That(Broken(told with { Cuts = [cut] }), Is.EqualTo(new[] { "cut-while-writing" }));
        Assert.That(Broken(told with { Cuts = [cut with { By = CutBy.Operator }, cut with { By = CutBy.Mains }, cut with { CoilMovedAt = since }, cut with { Activity = PhoneActivity.Downloading, MustNotSince = TimeSpan.Zero, At = TimeSpan.FromSeconds(1), CoilMovedAt = TimeSpan.FromSeconds(1) }] }), Is.Empty);
    }

    [Test]
    public void A_cut_in_mid_download_is_one_where_the_rig_served_something()
    {
        var asked = told.Journal.First(entry => entry is { Timeline: "s1", Entry.Fact: TftpRequested });
        var since = asked.At - TimeSpan.FromMilliseconds(1);
        var at = asked.At + TimeSpan.FromMilliseconds(100);
        var cut = new HarmfulCut(at, "s1", told.Phones[0].Mac, CutBy.Rig, PhoneActivity.Downloading, since, at);
        var journal = told.Journal.RemoveAll(entry => entry.Timeline == "s1" && entry.At >= since && entry.At <= at).Add(asked);
        var refusal = asked with { Entry = asked.Entry with { Fact = new TftpRefused(told.Phones[0].Mac, null, "x", "file not found") } };

        Assert.That(Broken(told with { Journal = journal, Cuts = [cut] }), Does.Contain("cut-while-writing"));
        Assert.That(Broken(told with { Journal = journal.Add(refusal), Cuts = [cut] }), Does.Not.Contain("cut-while-writing"), "the refusal was lost on its way: there is nothing to write");
        Assert.That(Broken(told with { Journal = journal.Add(refusal), Cuts = [cut with { Activity = PhoneActivity.Writing }] }), Does.Contain("cut-while-writing"));
    }

    [Test]
    public void A_key_may_not_be_down_for_longer_than_was_intended_nor_for_ever()
    {
        var (up, index) = Released();

        Assert.That(Broken(told with { Metal = told.Metal.SetItem(index, up with { At = up.At + TimeSpan.FromMinutes(20) }) }), Is.EqualTo(new[] { "key-held-beyond-budget" }));
        Assert.That(Broken(told with { Metal = told.Metal.RemoveRange(told.Metal.Where(moved => moved.Part == up.Part && !moved.On)) }), Does.Contain("key-held-beyond-budget"));
        Assert.That(
            Broken(told with { Metal = told.Metal.SetItem(index, up with { At = up.At + TimeSpan.FromMinutes(20) }), Dead = [(up.At, up.At + TimeSpan.FromMinutes(20))] }).Except(["moved-before-journalled"]),
            Is.Empty, "nobody was there to let it go");
    }

    [Test]
    public void A_part_may_not_move_before_its_intent_is_on_the_disk_nor_twice_for_one()
    {
        var down = told.Metal.First(moved => moved.Part == "#" && moved.On);
        var intent = told.Journal.Last(entry => entry.At <= down.At && entry.Timeline == down.Station && entry.Entry.Fact is DeedIntended { Deed: Deed.HoldKey { Key.Name: "#" } });
        var late = told.Journal.Replace(intent, intent with { DurableAt = down.At + TimeSpan.FromMilliseconds(1) });
        var coil = told.Metal.First(moved => moved is { Part: MetalMoved.Coil, On: true });

        Assert.That(Broken(told with { Journal = late }), Is.EqualTo(new[] { "moved-before-journalled" }));
        Assert.That(Broken(told with { Journal = told.Journal.Remove(intent) }), Does.Contain("moved-before-journalled"));
        Assert.That(Broken(told with { Metal = told.Metal.Insert(0, coil with { At = TimeSpan.Zero }) }), Is.EqualTo(new[] { "moved-before-journalled" }));
    }

    [Test]
    public void A_campaign_must_end() => Assert.That(Broken(told with { Ended = false }), Is.EqualTo(new[] { "no-end" }));

    [Test]
    public void Every_phone_must_have_a_bin_where_it_stays_and_lie_there()
    {
        var record = told.State.Phones.Values.First(phone => phone.Bin == Bin.Done);

        Assert.That(Broken(With(record with { Bin = null })), Is.EqualTo(new[] { "phone-without-bin" }));
        Assert.That(Broken(With(record with { Bin = Bin.AnotherStation })), Is.EqualTo(new[] { "phone-without-bin" }));
        Assert.That(Broken(With(record with { Bin = Bin.Evening })), Is.Empty, "decided when it lay there already, and the record says where it lies");
        Assert.That(Broken(With(record with { Bin = Bin.Evening, Lies = Bin.Evening })), Is.EqualTo(new[] { "phone-without-bin" }), "it lies among those that are done");
    }

    [Test]
    public void Every_phone_must_have_one_record_and_every_run_one_place_in_it()
    {
        var record = told.State.Phones.Values.First();
        var visits = told.State.Visits;

        Assert.That(Broken(told with { State = told.State with { Phones = told.State.Phones.Remove(record.Name) } }), Is.EqualTo(new[] { "recorded-twice-or-lost" }));
        Assert.That(Broken(told with { State = told.State with { Phones = told.State.Phones.Add("s1-9", record with { Name = "s1-9" }) } }), Is.EqualTo(new[] { "recorded-twice-or-lost" }));
        Assert.That(Broken(told with { State = told.State with { Visits = visits.Add(visits[^1]) } }), Is.EqualTo(new[] { "recorded-twice-or-lost" }));
        Assert.That(Broken(told with { Handed = told.Handed.SetItem(0, told.Handed[0] with { Name = "s1-9" }) }), Is.EqualTo(new[] { "recorded-twice-or-lost" }));
    }

    [Test]
    public void Nobody_may_be_told_to_take_out_a_phone_that_has_its_power()
    {
        var live = told with { Handed = told.Handed.SetItem(0, told.Handed[0] with { Live = true }) };

        Assert.That(Broken(live), Is.EqualTo(new[] { "taken-out-under-power" }));
        Assert.That(Broken(live with { Spells = [new FaultSpell(FaultKind.RelayWeld, told.Handed[0].Station, TimeSpan.Zero)] }), Is.Empty);
    }

    [Test]
    public void A_phone_that_is_done_must_be_well()
    {
        var visit = told.State.Visits.First(visit => visit.Verdict == Verdict.Recovered);

        Assert.That(Broken(With(visit, visit with { Load = "SCCP70.8-5-2S" })), Is.EqualTo(new[] { "done-not-well" }));
    }

    [Test]
    public void No_phone_may_be_called_scrap_that_something_helps()
    {
        var record = told.State.Phones.Values.First(phone => phone.Bin == Bin.Done);

        Assert.That(Broken(With(record with { Bin = Bin.Scrap })), Does.Contain("recoverable-called-scrap"));
    }

    [Test]
    public void What_a_phone_has_not_may_not_be_said_of_it_and_least_where_something_else_was_wrong()
    {
        var home = told.State.Visits.First(visit => visit.Verdict == Verdict.Recovered);
        var wrong = With(home, home with { Verdict = Verdict.NeedsAttention, Owner = VerdictOwner.Phone, Diagnosis = "flash-dead-or-unwritable" });
        wrong = wrong with { Book = told.Book with { Diagnoses = told.Book.Diagnoses.SetItem("flash-dead-or-unwritable", told.Book.Diagnoses.Values.First() with { Rows = ["99"], Like = [] }) } };
        var spell = new FaultSpell(FaultKind.DeadKey, home.Station, TimeSpan.Zero);

        Assert.That(Broken(wrong).Except(["done-not-well"]), Is.EqualTo(new[] { "wrong-verdict" }));
        Assert.That(Broken(wrong with { Spells = [spell] }).Except(["done-not-well"]), Is.EqualTo(new[] { "rig-fault-counted-against-phone" }));
        Assert.That(Broken(wrong with { State = wrong.State with { Visits = [.. wrong.State.Visits.Select(visit => visit with { Discounted = true })] } }).Except(["done-not-well"]), Is.Empty);
    }

    [Test]
    public void What_was_seen_of_a_phone_before_another_was_put_there_unseen_may_be_said_of_it()
    {
        var home = told.State.Visits.First(visit => visit.Verdict == Verdict.Recovered);
        var booked = told.Phones.Single(phone => phone.Mac == home.Phone);
        var other = told.Phones.First(phone => phone.Ailment != booked.Ailment);
        var swapped = With(home, home with { Verdict = Verdict.NeedsAttention, Owner = VerdictOwner.Phone, Diagnosis = "made-up" }) with
        {
            Handed = [.. told.Handed.Select(handed => handed.Phone == booked ? handed with { Phone = other } : handed)],
            Spells = [new FaultSpell(FaultKind.WrongSwap, home.Station, TimeSpan.Zero)],
        };

        Assert.That(Broken(TrueOf(swapped, booked.Ailment)), Does.Not.Contain("rig-fault-counted-against-phone"));
        Assert.That(Broken(TrueOf(swapped, other.Ailment)), Does.Not.Contain("rig-fault-counted-against-phone"), "who stood there then, nobody could know");
        Assert.That(Broken(TrueOf(swapped, "nothing")), Does.Contain("rig-fault-counted-against-phone"));

        static CampaignStory TrueOf(CampaignStory story, string ailment) =>
            story with { Book = story.Book with { Diagnoses = story.Book.Diagnoses.SetItem("made-up", story.Book.Diagnoses.Values.First() with { Rows = [], Like = [ailment] }) } };
    }

    private static IEnumerable<string> Broken(CampaignStory story) => CampaignJudge.Of(story).Select(violation => violation.Rule).Distinct();

    private CampaignStory With(CampaignPhone record) => told with { State = told.State with { Phones = told.State.Phones.SetItem(record.Name, record) } };

    private CampaignStory With(CampaignVisit before, CampaignVisit after) => told with { State = told.State with { Visits = told.State.Visits.Replace(before, after) } };

    private (MetalMoved Up, int Index) Released()
    {
        var up = told.Metal.Last(moved => moved is { Part: not MetalMoved.Coil, On: false });
        return (up, told.Metal.LastIndexOf(up));
    }
}
