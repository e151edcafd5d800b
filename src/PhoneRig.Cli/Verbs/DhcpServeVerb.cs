using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Views;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Standalone;
using PhoneRig.Network.Dhcp;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig dhcp serve</c>: the rig's DHCP server by itself.</summary>
internal sealed class DhcpServeVerb(CliHost host)
{
    private readonly InterfaceOption device = new();
    private readonly DhcpServeOptions options = new();

    private readonly Option<string?> state = new("--state")
    {
        Description = "Where leases are kept; none: $PHONERIG_STATE, else /var/lib/phonerig where it can be written, else the user's own state folder",
        HelpName = "DIR",
    };

    private readonly Option<bool> json = new("--json") { Description = "Write what happens as JSON, one object a line" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = options.On(new Command("serve", "Lease addresses to phones on an interface until Ctrl-C, and show who asks"));
        device.AddTo(verb);
        verb.Options.Add(state);
        verb.Options.Add(json);
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

        DhcpServerOptions serve;
        try
        {
            serve = options.Read(parse, found);
        }
        catch (FormatException wrong)
        {
            return complaints.Say(ExitCode.BadUsage, wrong.Message);
        }

        var place = RigState.Of($"dhcp-{found.Name}", parse.GetValue(state) ?? host.StateFolder);
        Directory.CreateDirectory(place.Folder);
        using var stop = new CancellationTokenSource();
        using var signals = host.WatchSignals(stop.Cancel);
        using var view = new SegmentServeView(host, found.Name, serve, offer: null, parse.GetValue(json));
        new SegmentService(found.Name, serve, place.Leases, view).Run(stop.Token);
        return (int)ExitCode.Done;
    }
}
