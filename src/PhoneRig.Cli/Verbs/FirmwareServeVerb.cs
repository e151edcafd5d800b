using System.Collections.Immutable;
using System.CommandLine;
using System.Net;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Views;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Hosting.Firmware;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Standalone;
using PhoneRig.Network.Dhcp;
using PhoneRig.Network.Sockets;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig firmware serve SET</c>: a set of the library by DHCP and TFTP, for people with a laptop and no rig.</summary>
internal sealed class FirmwareServeVerb(CliHost host)
{
    private readonly FirmwareOptions library = new(host);
    private readonly InterfaceOption device = new();
    private readonly DhcpServeOptions leases = new(ownFiles: true);
    private readonly Argument<string> set = new("SET") { Description = "The set's name" };

    private readonly Option<string?> callManager = new("--call-manager")
    {
        Description = "Where phones are told to register (default: this computer, which says who registered with which load)",
        HelpName = "ADDRESS",
    };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = leases.On(library.On(new Command("serve", "Lease addresses to phones on an interface and serve them a set until Ctrl-C, and show who fetches what") { set, callManager }));
        device.AddTo(verb);
        verb.SetAction(parse => library.Open(parse, parse.GetRequiredValue(set), (shelf, complaints) => Serve(parse, shelf, complaints)));
        return verb;
    }

    private int Serve(ParseResult parse, FirmwareShelf shelf, Complaints complaints)
    {
        var verified = shelf.Verify(parse.GetRequiredValue(set));
        if (verified.Set is not { } whole)
        {
            var more = verified.Problems.Length > 1 ? $" (and {verified.Problems.Length - 1} more: phonerig firmware verify {verified.Name})" : "";
            return complaints.Say(ExitCode.BadUsage, $"{verified.Name} is not whole, and never served: {verified.Problems[0]}{more}");
        }

        if (device.Find(parse, out var misuse) is not { } found)
        {
            return complaints.Say(ExitCode.BadUsage, misuse!);
        }

        DhcpServerOptions serve;
        IPAddress? registrar;
        try
        {
            serve = leases.Read(parse, found);
            registrar = DhcpServeOptions.AddressOf(parse, callManager);
        }
        catch (FormatException wrong)
        {
            return complaints.Say(ExitCode.BadUsage, wrong.Message);
        }

        var templates = host.Folder.Templates();
        if (templates.Value is not { } filled)
        {
            return complaints.Say(templates.Problems);
        }

        var offer = new FirmwareOffer(whole, Models(), filled, serve.Address, registrar);
        return Serve(found, serve, offer, library.State(parse, $"dhcp-{found.Name}"), verified.Manifest!.Simulated, library.Json(parse));
    }

    private int Serve(HostInterface found, DhcpServerOptions serve, FirmwareOffer offer, RigState place, bool simulated, bool json)
    {
        Directory.CreateDirectory(place.Folder);
        using var stop = new CancellationTokenSource();
        using var signals = host.WatchSignals(stop.Cancel);
        using var view = new SegmentServeView(host, found.Name, serve, offer, json);
        if (simulated)
        {
            view.Note($"{offer.Set.Name} is made up, for simulated phones: a real one refuses it");
        }

        new SegmentService(found.Name, serve, place.Leases, view, offer).Run(stop.Token);
        view.Ended();
        return (int)ExitCode.Done;
    }

    /// <summary>One of each number: a model's overlay has its base's unless it says otherwise.</summary>
    private ImmutableArray<PhoneModel> Models() =>
        [.. host.Folder.Names(ConfigKind.Phones).Select(name => host.Folder.Phone(name).Value).OfType<PhoneModel>().DistinctBy(model => model.LoadInformation)];
}
