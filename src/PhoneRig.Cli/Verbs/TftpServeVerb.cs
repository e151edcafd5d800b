using System.Collections.Immutable;
using System.CommandLine;
using System.Net;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Views;
using PhoneRig.Core.Ports;
using PhoneRig.Hosting.Serving;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig tftp serve</c>: a folder by TFTP, without a rig.</summary>
internal sealed class TftpServeVerb(CliHost host)
{
    /// <summary>RFC 1350 section 4.</summary>
    private const int WellKnown = 69;

    private readonly Option<string> root = new("--root") { Description = "The folder whose files are served, whatever the case of the name asked for", HelpName = "DIR", Required = true };

    private readonly Option<ImmutableArray<IPEndPoint>> listen = new("--listen")
    {
        Description = $"Where to listen (default: port {WellKnown} of every address)",
        HelpName = "ADDR:PORT",
        DefaultValueFactory = _ => ListenText.Parse(":69", WellKnown)!.Value,
        CustomParser = argument =>
        {
            if (ListenText.Parse(argument.Tokens[0].Value, WellKnown) is { } read)
            {
                return read;
            }

            argument.AddError($"--listen \"{argument.Tokens[0].Value}\": expected {ListenText.Expected}");
            return default;
        },
    };

    private readonly Option<bool> json = new("--json") { Description = "Write each request and transfer as JSON, one object a line" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = new Command("serve", "Serve a folder by TFTP until Ctrl-C, and show who fetches what") { root, listen, json };
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        var complaints = new Complaints(host, parse.GetValue(json));
        var folder = parse.GetRequiredValue(root);
        var where = parse.GetValue(listen);
        using var stop = new CancellationTokenSource();
        using var signals = host.WatchSignals(stop.Cancel);
        using var view = new ServingView(host.Out, host.Terminal, parse.GetValue(json));
        Exception? fault = null;
        try
        {
            using var tftp = new FolderTftp(folder, where, host.Time, view.Show, thrown =>
            {
                fault = thrown;
                stop.Cancel();
            });
            view.Started(
                $"serving {tftp.Files} {(tftp.Files == 1 ? "file" : "files")} below {tftp.Root} by TFTP at {string.Join(" and ", tftp.Local)}; Ctrl-C ends it",
                new { tftp.Root, tftp.Files, listen = tftp.Local.Select(local => $"{local}") });
            stop.Token.WaitHandle.WaitOne();
        }
        catch (IOException wrong)
        {
            return complaints.Say(ExitCode.BadUsage, $"--root: {wrong.Message}");
        }
        catch (HardwareFaultException closed)
        {
            var other = where[0].Port is > 0 and < 1024 ? " Ports from 1024 on need no right, where the clients can be told: --listen :6969." : "";
            return complaints.Say(ExitCode.BadUsage, $"--listen: {closed.Message}{other}");
        }

        if (fault is not null)
        {
            return complaints.Say(ExitCode.RigFault, $"the TFTP server failed: {fault.Message}");
        }

        view.Ended();
        return (int)ExitCode.Done;
    }
}
