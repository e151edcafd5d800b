using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;
using static PhoneRig.Core.Tests.Campaigns.CampaignBench;

namespace PhoneRig.Core.Tests.Campaigns;

/// <summary>What is stuck on a phone.</summary>
public sealed class PhoneLabelTests
{
    [Test]
    public void A_phone_that_came_home_says_who_it_is_and_what_it_runs()
    {
        var desk = Of("s1", "s2");
        desk.Visit("s1", phone: 1);

        var label = Label(desk, Mac(1))!;
        Assert.That(label.Text, Is.EqualTo($"{Mac(1)}\nbin done\nrecovered\nload 9-4-2\n1970-01-01 00:01\nrun r1\n"));
        Assert.That(label.Code, Is.EqualTo("SEP001B2C000001"), "what a scanner reads as this phone");
    }

    [Test]
    public void One_that_did_not_says_what_is_wrong_and_where_it_goes()
    {
        var desk = Of("s1", "s2");
        desk.Visit("s1", phone: 1, Verdict.Scrap, VerdictOwner.Phone, "dead-flash");

        Assert.That(Label(desk, Mac(1))!.Text, Is.EqualTo($"{Mac(1)}\nbin another-station\nscrap: dead-flash\ndead-flash, says s1: a second station has to agree\n1970-01-01 00:01\nrun r1\n"));
    }

    [Test]
    public void A_simulated_phones_label_says_so_and_the_time_is_the_zones()
    {
        var desk = Of("s1");
        desk.Visit("s1", phone: 1);
        var zone = TimeZoneInfo.CreateCustomTimeZone("far", TimeSpan.FromHours(10), "far", "far");

        Assert.That(PhoneLabel.Of(Phone(desk, Mac(1)), simulated: true, zone)!.Lines, Is.EqualTo(new[] { "recovered", "load 9-4-2", "1970-01-01 10:01", "run r1", "SIMULATED" }));
    }

    [Test]
    public void A_phone_that_was_never_heard_goes_by_its_label_and_without_one_by_where_it_came()
    {
        var desk = Of("s1", "s2");
        foreach (var (station, label) in new[] { ("s1", Mac(7)), ("s2", (string?)null) })
        {
            desk.Tell(new PhonePlaced(station, label, "kim"));
            desk.Tell(new VisitEnded(station, desk.Begin(station), Verdict.NeedsAttention, VerdictOwner.Phone, "silent", null, null, TimeSpan.FromMinutes(5)));
        }

        var unheard = desk.State.Phones.Values.Single(phone => phone.Label is null).Name;
        Assert.That((Label(desk, Mac(7))!.Code, Label(desk, unheard)!.Code), Is.EqualTo(("SEP001B2C000007", unheard)));
    }

    [Test]
    public void A_phone_in_no_bin_has_no_label()
    {
        var desk = Of("s1");
        desk.Tell(new PhonePlaced("s1", Mac(1), "kim"));

        Assert.That(Label(desk, Mac(1)), Is.Null);
    }

    private static PhoneLabel? Label(CampaignBench desk, string phone) => PhoneLabel.Of(Phone(desk, phone), simulated: false, TimeZoneInfo.Utc);

    private static AccountedPhone Phone(CampaignBench desk, string phone) => CampaignAccount.Of(desk.State)!.Phones.Single(one => one.Phone == phone);
}
