using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Cli.Views;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Simulations;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig simulate</c>: whole campaigns in virtual time, judged by the truth.</summary>
internal sealed class SimulateVerb(CliHost host)
{
    private const string Rig = "simulated-vlans.yaml";

    private readonly Option<int?> phones = Number("--phones", "How many phones each campaign has (default: 20)", SimulationRequest.MostPhones);
    private readonly Option<int?> stations = Number("--stations", "How many stations (default: 4)", SimulationRequest.MostStations);
    private readonly Option<int?> seeds = Number("--seeds", "How many campaigns, each with a seed of its own (default: 1)", 1_000_000);

    private readonly Option<int?> from = new("--from")
    {
        Description = "The first seed (default: 1)",
        HelpName = "SEED",
        CustomParser = argument => OptionText.Read<int>(argument, SimulationOptions.TryParseSeed, SimulationOptions.Seed),
    };

    private readonly Option<string> faults = new("--faults")
    {
        Description = $"What goes wrong beside the phones: {FaultKinds.Every}, {FaultKinds.Nothing} (default), or of {string.Join(", ", FaultKinds.All.Select(FaultKinds.Name))}",
        HelpName = "LIST",
        DefaultValueFactory = _ => FaultKinds.Nothing,
    };

    private readonly Option<string?> mix = new("--mix") { Description = "A YAML file that says how often each ailment is drawn: ailments: { boot-loop: 3, healthy: 1 } (default: every one that the simulator knows)", HelpName = "FILE" };
    private readonly Option<string?> journal = new("--journal") { Description = "Write the journal of the one campaign (--seeds 1) there as text, with the truth between its lines", HelpName = "FILE" };
    private readonly Option<bool> json = new("--json") { Description = "Write each campaign and what all came to as JSON, one object a line" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = new Command("simulate", "Run whole campaigns of simulated phones in virtual time, break what can break, and judge them by the truth (exit code 1: something was that must never be)")
        {
            phones, stations, seeds, from, faults, mix, journal, json,
        };
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        var complaints = new Complaints(host, parse.GetValue(json));
        ImmutableSortedSet<FaultKind> kinds;
        try
        {
            kinds = FaultKinds.Parse(parse.GetValue(faults)!);
        }
        catch (FormatException wrong)
        {
            return complaints.Say(ExitCode.BadUsage, $"--faults: {wrong.Message}");
        }

        var mixed = parse.GetValue(mix) is { } file ? ConfigFolder.Mix(file, Ailments.Names) : null;
        if (mixed is { Value: null })
        {
            return complaints.Say(mixed.Problems);
        }

        var request = new SimulationRequest(Path.Combine(host.ShippedConfig, "rigs", Rig), host.Folder, parse.GetValue(phones) ?? 20, parse.GetValue(stations) ?? 4, parse.GetValue(seeds) ?? 1)
        {
            From = parse.GetValue(from) ?? 1,
            Faults = kinds,
            Mix = mixed?.Value,
            Journal = parse.GetValue(journal),
            Digests = parse.GetValue(json),
        };
        if (request is { Journal: not null, Seeds: > 1 })
        {
            return complaints.Say(ExitCode.BadUsage, "--journal is for one campaign: leave --seeds out, and name its seed with --from");
        }

        using var stop = new CancellationTokenSource();
        using var signals = host.WatchSignals(stop.Cancel);
        var run = new SimulationRun(request);
        var view = new SimulationView(host.Out, parse.GetValue(json), parse.GetValue(mix) is { } given ? $" --mix {given}" : "");
        view.Begin(request, run.FirmwareBytes);
        var report = run.Run(campaign => view.Tell(request, campaign), stop.Token);
        view.End(request, report);
        return (int)(stop.IsCancellationRequested ? ExitCode.Stopped : report.Violations > 0 ? ExitCode.NotRecovered : ExitCode.Done);
    }

    private static Option<int?> Number(string name, string description, int most) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = argument => OptionText.Read<int>(
            argument,
            (string text, out int value) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= 1 && value <= most,
            FormattableString.Invariant($"a whole number from 1 to {most}")),
    };
}
