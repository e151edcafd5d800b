using System.CommandLine;
using System.Net;
using System.Text.Json.Nodes;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Core.Timeline;
using PhoneRig.Hosting.Phones;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig phone info ADDRESS</c>: what a phone's web page says of it. Needs no rig.</summary>
internal sealed class PhoneInfoVerb(CliHost host)
{
    private readonly Argument<string> address = new("ADDRESS") { Description = "The phone's IPv4 address" };
    private readonly Option<int> port = new("--port") { Description = "The port of its web server", HelpName = "PORT", DefaultValueFactory = _ => 80 };
    private readonly Option<bool> json = new("--json") { Description = "Write the answer as a JSON object" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = new Command("info", "Say what a phone's own web page says: its load, model and serial number") { address, port, json };
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        var complaints = new Complaints(host, parse.GetValue(json));
        var text = parse.GetRequiredValue(address);
        if (!IPAddress.TryParse(text, out var phone) || text.Split('.').Length != 4)
        {
            return complaints.Say(ExitCode.BadUsage, $"\"{text}\" is not an IPv4 address, such as 10.70.0.101");
        }

        if (parse.GetValue(port) is var number && number is < 1 or > IPEndPoint.MaxPort)
        {
            return complaints.Say(ExitCode.BadUsage, $"{number} is no port: 1 to {IPEndPoint.MaxPort}");
        }

        var answer = PhoneInquiry.Ask(new IPEndPoint(phone, number));
        if (answer.Problem is { } problem)
        {
            return complaints.Say(ExitCode.NotRecovered, problem);
        }

        if (parse.GetValue(json))
        {
            host.Out.WriteLine(Json(text, answer));
        }
        else
        {
            Write(text, answer);
        }

        return (int)ExitCode.Done;
    }

    private void Write(string text, PhoneAnswer page)
    {
        foreach (var (name, value) in new[]
        {
            ("Phone", text), ("Load", page.Load ?? "not said"), ("Device", page.Device), ("MAC", page.Mac), ("Model", page.Model), ("Serial", page.Serial), ("Version", page.Version), ("Line", page.Number),
        })
        {
            if (value is not null)
            {
                host.Out.WriteLine($"{name,-8}{value}");
            }
        }
    }

    private static string Json(string text, PhoneAnswer page) => new JsonObject
    {
        ["phone"] = new JsonObject
        {
            ["address"] = text,
            ["load"] = page.Load,
            ["device"] = page.Device,
            ["mac"] = page.Mac,
            ["model"] = page.Model,
            ["serial"] = page.Serial,
            ["version"] = page.Version,
            ["number"] = page.Number,
        },
    }.ToJsonString(FactJson.Options);
}
