using System.Collections.Immutable;
using System.CommandLine;
using PhoneRig.Cli.CommandLine;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Doctor;
using PhoneRig.Hosting.Rigs;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig rig check FILE</c>: every mistake in a rig file, or what the rig can do. A file of phones/, procedures/, playbooks/ templates/ or diagnoses.yaml is checked as such.</summary>
internal sealed class RigCheckVerb(CliHost host)
{
    private readonly Argument<string> file = new("FILE") { Description = "The rig file, or another file of a configuration folder" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = new Command("check", "Check a rig file: every mistake with its place, or what each station can do") { file };
        verb.SetAction(Run);
        return verb;
    }

    private int Run(ParseResult parse)
    {
        var path = parse.GetRequiredValue(file);
        if (path.EndsWith(".cnf.xml", StringComparison.OrdinalIgnoreCase))
        {
            return Say(path, "templates", ConfigFolder.ReadTemplate(path).Problems);
        }

        if (ConfigFile.KindOf(path) is var kind && kind != ConfigKind.Rigs)
        {
            return Say(path, kind.ToString().ToLowerInvariant(), ConfigFile.Check(path, host.ShippedConfig));
        }

        // One for all: what it has read for the checks, the words below go by too.
        var folder = host.Folder;
        var (read, templates) = (folder.Rig(path), folder.Templates());
        if (read.Value is not { } rig || templates.Value is null)
        {
            return new Complaints(host, json: false).Say([.. read.Problems, .. templates.Problems]);
        }

        var calibrations = RigState.Of(rig.Rig, host.StateFolder).Calibrations;
        var models = rig.Stations.Values.Select(station => station.Phone).Distinct(StringComparer.Ordinal).ToDictionary(name => name, name => folder.Phone(name).Value!, StringComparer.Ordinal);
        if (Calibrations.Apply(rig, models, calibrations) is { Value: null } measured)
        {
            return new Complaints(host, json: false).Say(measured.Problems);
        }

        foreach (var line in new RigWords(folder, calibrations).Lines(rig))
        {
            host.Out.WriteLine(line);
        }

        foreach (var warning in PassingNames.In(rig, host.Machine))
        {
            host.Out.WriteLine($"  warning: {warning}");
        }

        return (int)ExitCode.Done;
    }

    private int Say(string path, string kind, ImmutableArray<ConfigProblem> problems)
    {
        if (!problems.IsEmpty)
        {
            return new Complaints(host, json: false).Say(problems);
        }

        host.Out.WriteLine($"{Path.GetFileNameWithoutExtension(path)}: in order, {kind}");
        return (int)ExitCode.Done;
    }
}
