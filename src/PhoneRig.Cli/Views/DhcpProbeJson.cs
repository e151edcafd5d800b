using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;
using PhoneRig.Cli.Verbs;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Standalone;
using PhoneRig.Network.Sockets;

namespace PhoneRig.Cli.Views;

/// <summary>What a phone will be told, for programs: an <c>offer</c> a server, then a <c>summary</c>.</summary>
internal static class DhcpProbeJson
{
    public static IEnumerable<string> Lines(HostInterface device, ImmutableArray<ProbedServer> servers)
    {
        foreach (var server in servers)
        {
            yield return Line("offer", Of(server));
        }

        yield return Line("summary", new JsonObject
        {
            ["interface"] = device.Name,
            ["servers"] = servers.Length,
            ["good"] = DhcpProbeVerb.IsGood(servers),
            ["next"] = servers.IsEmpty ? new JsonArray([.. DhcpProbeWords.NextSteps(device).Select(step => JsonValue.Create(step))]) : null,
        });
    }

    private static JsonObject Of(ProbedServer server)
    {
        var offer = server.Offer;
        return new JsonObject
        {
            ["server"] = Text(offer.Server),
            ["source"] = Text(offer.Source),
            ["mac"] = offer.Mac,
            ["address"] = Text(offer.Address),
            ["mask"] = Text(offer.Mask),
            ["routers"] = List(offer.Routers),
            ["nameServers"] = List(offer.NameServers),
            ["domain"] = offer.DomainName,
            ["lease"] = offer.LeaseTime?.TotalSeconds,
            ["option150"] = List(offer.TftpAddresses),
            ["option66"] = offer.TftpName,
            ["siaddr"] = Text(offer.NextServer),
            ["sname"] = offer.ServerName,
            ["bootFile"] = offer.BootFile,
            ["tftp"] = offer.Tftp is var (tftp, from) ? new JsonObject { ["server"] = tftp, ["from"] = from } : null,
            ["file"] = server.Files is { } files
                ? new JsonObject { ["name"] = files.File, ["end"] = files.End.ToString().ToLowerInvariant(), ["message"] = files.Message }
                : null,
            ["good"] = server.IsGood,
            ["findings"] = new JsonArray([.. server.Findings.Select(finding => new JsonObject
            {
                ["missing"] = finding.IsMissing,
                ["what"] = finding.What,
                ["next"] = finding.Next,
            })]),
        };
    }

    private static string Line(string name, JsonNode value) => new JsonObject { [name] = value }.ToJsonString(FactJson.Options);

    private static string? Text(IPAddress? address) => address?.ToString();

    private static JsonArray List(ImmutableArray<IPAddress> addresses) => new([.. addresses.Select(address => JsonValue.Create(address.ToString()))]);
}
