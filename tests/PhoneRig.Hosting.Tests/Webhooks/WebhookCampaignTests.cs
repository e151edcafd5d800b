using System.Text.Json.Nodes;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Tests.Campaigns;

namespace PhoneRig.Hosting.Tests.Webhooks;

/// <summary>A whole campaign of a rig whose file names a webhook.</summary>
public sealed class WebhookCampaignTests
{
    [Test]
    public void A_campaign_tells_each_verdict_and_its_end_also_what_came_while_nobody_listened_and_after_a_new_start()
    {
        using var server = new HookServer();
        using var hall = new CampaignHall(rig => CampaignHall.With(rig, ("s1", ["healthy", "boot-loop"]), ("s2", ["healthy"])) with { Webhook = new WebhookConfig { Url = server.Url } });
        hall.Answer(new ControlRequest.StartCampaign("recover", []) { By = "kim" });
        hall.Work(TimeSpan.FromHours(2), () => hall.Facts.OfType<PhoneBinned>().Any());
        hall.StartAnew();
        server.Up();
        hall.Work(TimeSpan.FromHours(3), () => hall.Facts.OfType<PhoneBinned>().Count() == 3);
        hall.Answer(new ControlRequest.StopCampaign { By = "kim" });
        hall.To(TimeSpan.FromMinutes(6));

        var told = server.Bodies.Select(body => JsonNode.Parse(body)!).ToArray();
        Assert.That(told.Select(body => (string?)body["event"]), Is.EqualTo(new[] { "verdict", "verdict", "verdict", "end" }));
        Assert.That(told.Select(body => (string?)body["phone"]).OfType<string>(), Is.EquivalentTo(Enumerable.Range(1, 3).Select(CampaignHall.Mac)));
        Assert.That(told.Select(body => (long)body["sequence"]!), Is.Ordered.Ascending.And.Unique);
        Assert.That(told.Select(body => (bool?)body["simulated"]), Has.All.True);
        Assert.That((int?)told[^1]["bins"]!["done"], Is.EqualTo(3));
        Assert.That(hall.Facts.OfType<NewsTold>().Last().UpTo, Is.EqualTo((long)told[^1]["sequence"]!));
    }

    [Test]
    public void A_rig_without_a_webhook_writes_no_cursor()
    {
        using var hall = new CampaignHall(rig => CampaignHall.With(rig, ("s1", ["healthy"])));
        hall.Answer(new ControlRequest.StartCampaign("recover", []) { By = "kim" });
        hall.To(TimeSpan.FromMinutes(5));

        Assert.That(hall.Facts.OfType<NewsTold>(), Is.Empty);
    }
}
