using System.Text.Json;
using System.Text.Json.Nodes;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Timeline;

namespace PhoneRig.Hosting.Webhooks;

/// <summary>A campaign's news as the JSON of a webhook's body: whose they are, then what they are, without what is not of their kind.</summary>
internal static class NewsJson
{
    public static string Of(RigConfig rig, CampaignNews news)
    {
        var body = new JsonObject { ["rig"] = rig.Rig, ["simulated"] = rig.Simulated };
        foreach (var (name, value) in JsonSerializer.SerializeToNode(news, FactJson.Options)!.AsObject().ToArray())
        {
            body[name] = value?.DeepClone();
        }

        return body.ToJsonString(FactJson.Options);
    }
}
