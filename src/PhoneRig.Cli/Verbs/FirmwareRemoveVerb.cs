using System.CommandLine;
using System.Text.Json.Nodes;
using PhoneRig.Cli.CommandLine;

namespace PhoneRig.Cli.Verbs;

/// <summary><c>phonerig firmware remove SET</c>: takes a set out of the library; not one that a rig here was opened with, unless forced.</summary>
internal sealed class FirmwareRemoveVerb(CliHost host)
{
    private readonly FirmwareOptions options = new(host);
    private readonly Argument<string> set = new("SET") { Description = "The set's name" };
    private readonly Option<bool> force = new("--force") { Description = "Also where a rig's file names the set: that rig is refused until its file is changed" };

    /// <summary>The verb for the command line.</summary>
    public Command Build()
    {
        var verb = options.On(new Command("remove", "Take a set out of the firmware library") { set, force });
        verb.SetAction(parse => options.Open(parse, parse.GetRequiredValue(set), (shelf, complaints) =>
        {
            var name = parse.GetRequiredValue(set);
            var user = parse.GetValue(force) ? null : UserOf(name, options.StateFolder(parse));
            if ((user is null ? shelf.Remove(name) : $"{name} is named by the rig {user}, which could not be opened without it: change its firmware first, or add --force") is { } refusal)
            {
                return complaints.Say(ExitCode.Refused, refusal);
            }

            host.Out.WriteLine(options.Json(parse) ? FirmwareJson.Line("removed", JsonValue.Create(name)) : $"{name}: removed");
            return (int)ExitCode.Done;
        }));
        return verb;
    }

    /// <summary>A rig that names the set: the one of this machine, or one by the file that it was opened with last; null for none.</summary>
    private string? UserOf(string name, string states)
    {
        var snapshots = Directory.Exists(states) ? Directory.EnumerateDirectories(states).Select(rig => Path.Combine(rig, "snapshot.yaml")).Where(File.Exists) : [];
        return snapshots.Append(host.DefaultRig)
            .Select(file => host.Folder.Rig(file).Value)
            .FirstOrDefault(rig => rig is not null && (rig.Firmware.Set == name || rig.Firmware.Others.Values.Any(other => other.Set == name)))?.Rig;
    }
}
