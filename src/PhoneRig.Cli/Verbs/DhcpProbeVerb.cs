using System.Collections.Immutable;
using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Views;
using PhoneRig.Hosting.Standalone;
using PhoneRig.Network;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig dhcp probe</c>: what a phone will be told on an interface, by whom, and what is missing.</summary>
internal sealed class DhcpProbeVerb(CliHost host)
{
    private readonly InterfaceOption device = new();

    private readonly Option<string?> mac = new("--mac")
    {
        Description = "The hardware address to ask for, where servers answer listed ones only (default: a throw-away one)",
        HelpName = "MAC",
    };

    private readonly Option<bool> json = new("--json") { Description = "Write each server's answer as a JSON object, and a summary last" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = new Command("probe", "Say what a phone will be told on an interface, by which DHCP server, and what is missing") { mac, json };
        device.AddTo(verb);
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        var complaints = new Complaints(host, parse.GetValue(json));
        if (device.Find(parse, out var misuse) is not { } found)
        {
            return complaints.Say(ExitCode.BadUsage, misuse!);
        }

        string? phone = null;
        if (parse.GetValue(mac) is { } text && (!MacText.TryNormalize(text, out phone) || !MacText.IsHost(phone)))
        {
            return complaints.Say(ExitCode.BadUsage, $"--mac \"{text}\": expected a phone's hardware address such as 00:1b:2c:3d:4e:5f");
        }

        using var stop = new CancellationTokenSource();
        using var signals = host.WatchSignals(stop.Cancel);
        if (!parse.GetValue(json))
        {
            host.Error.WriteLine($"asking on {found.Name} as a phone would; this takes some seconds");
        }

        var servers = new DhcpProbeRun(new DhcpProbeRequest { Interface = found, Mac = phone }).Run(stop.Token);
        if (stop.IsCancellationRequested)
        {
            return complaints.Say(ExitCode.Stopped, "stopped before the answers were all there");
        }

        Write(parse.GetValue(json) ? DhcpProbeJson.Lines(found, servers) : DhcpProbeWords.Lines(found, servers));
        return (int)(IsGood(servers) ? ExitCode.Done : ExitCode.NotRecovered);
    }

    /// <summary>One server, and a phone finds its files with it: of two, nobody knows which one a phone takes.</summary>
    internal static bool IsGood(ImmutableArray<ProbedServer> servers) => servers is [{ IsGood: true }];

    private void Write(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            host.Out.WriteLine(line);
        }
    }
}
