using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence.Goals;
using PhoneRig.Core.Firmware;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Recovery;

namespace PhoneRig.Hosting.Runs;

/// <summary>Plans one request on a rig that was taken over: reads and checks what that request needs, before anything moves.</summary>
internal static class JobPlanner
{
    /// <summary>What each station goes by in a recovery: in the order asked for, or of their names where all are meant.</summary>
    /// <param name="rig">The rig.</param>
    /// <param name="playbook">The playbook's name.</param>
    /// <param name="stations">The stations; empty for all.</param>
    /// <param name="to">The set or release to take the phones to, where the playbook's goal is a load; null: the one that it names.</param>
    public static Planned<IReadOnlyList<(string Station, RecoveryPlan Plan)>> Recovery(RigPlan rig, string playbook, ImmutableArray<string> stations, string? to = null)
    {
        string[] names = stations.IsDefaultOrEmpty
            ? [.. rig.Rig.Stations.Keys.Order(StringComparer.Ordinal)]
            : [.. stations.Distinct(StringComparer.Ordinal)];
        if (names.Select(rig.RefuseStation).FirstOrDefault(refusal => refusal is not null) is { } unknown)
        {
            return new(null, [], unknown);
        }

        var findings = new Findings();
        if (PlaybookFiles.Read(rig.Folder, playbook, rig.Diagnoses, findings) is not { } files || !findings.None)
        {
            return new(null, findings.Problems);
        }

        var target = RecoveryTarget.Of(files.Playbook, to, rig.Firmware, out var wrong);
        return (wrong ?? names.Select(name => Unprovable(rig, name, files.Playbook)).FirstOrDefault(reason => reason is not null)) is { } reason
            ? new(null, [], reason)
            : new([.. names.Select(name => (name, PlanOf(rig, name, files, target!)))], []);
    }

    /// <summary>A procedure for a station; every mistake in it, and what the station lacks for it, is among the problems.</summary>
    /// <param name="rig">The rig.</param>
    /// <param name="procedure">The procedure's name.</param>
    /// <param name="station">The station's name.</param>
    public static Planned<ProcedurePlan> Procedure(RigPlan rig, string procedure, string station)
    {
        if (rig.RefuseStation(station) is { } refusal)
        {
            return new(null, [], refusal);
        }

        var read = rig.Folder.Procedure(procedure);
        if (read.Value is not { } found)
        {
            return new(null, read.Problems);
        }

        var (config, model) = (rig.Rig.Stations[station], rig.ModelOf(station));
        var problems = ProcedureChecker.Check(found, model, config);
        return problems.IsEmpty ? new(new ProcedurePlan(found, new StationWiring(config, model)), []) : new(null, problems);
    }

    /// <summary>Why a station's senses can never prove a playbook's goal; null where they can.</summary>
    private static string? Unprovable(RigPlan rig, string name, Playbook playbook) =>
        playbook.Goal.Kind == GoalKind.Registered && rig.Rig.Stations[name].Console is null
            ? $"station {name} cannot prove that its phone has registered, which the playbook {playbook.Name} is to reach: only the console tells that, and none is wired. Wire it, or use a playbook with goal: config-fetched"
            : null;

    private static RecoveryPlan PlanOf(RigPlan rig, string name, PlaybookFiles files, string target)
    {
        var (station, model) = (rig.Rig.Stations[name], rig.ModelOf(name));
        var served = rig.Rig.Network.Tftp == ServiceKind.BuiltIn;
        var found = files.Procedures.ToImmutableDictionary(procedure => procedure.Name, procedure => ProcedureChecker.Check(procedure, model, station));
        return new RecoveryPlan(
            model,
            new StationWiring(station, model),
            files.Playbook,
            files.Procedures.Where(procedure => found[procedure.Name].IsEmpty).ToImmutableDictionary(procedure => procedure.Name),
            found.Where(result => !result.Value.IsEmpty).ToImmutableDictionary(result => result.Key, result => result.Value[0].Message),
            LoadOf(model, rig.Firmware, target) with { FilesUnseen = !served },
            rig.Diagnoses,
            served ? rig.Firmware.OtherNames : [])
        {
            Ladders = rig.Ladders,
            // What another server serves no attempt can change: there is the goal, and no way to it by other sets.
            Sets = rig.Firmware.All.Where(set => served || set.Key == target).ToImmutableSortedDictionary(set => set.Key, set => LoadOf(model, rig.Firmware, set.Key), StringComparer.Ordinal),
            Target = target,
            Sites = Sites(rig.Rig.Network),
        };
    }

    private static ImmutableHashSet<DiagnosisSite> Sites(NetworkConfig network) =>
    [
        .. network.Dhcp == ServiceKind.External ? [DiagnosisSite.ExternalDhcp] : Array.Empty<DiagnosisSite>(),
        .. network.Tftp == ServiceKind.External ? [DiagnosisSite.ExternalTftp] : Array.Empty<DiagnosisSite>(),
    ];

    private static ExpectedLoad LoadOf(PhoneModel model, FirmwareLibrary firmware, string set) =>
        firmware.TryGet(set, out var found) ? new(found.LoadId, ArchivesFor(model, found)) : throw new ArgumentException($"there is no set {set}", nameof(set));

    /// <summary>The archives that the model's own default-load file names; those of any, where the set has none of that name.</summary>
    private static ImmutableArray<string> ArchivesFor(PhoneModel model, FirmwareSet firmware)
    {
        var own = model.Files.GetValueOrDefault(FileKinds.DefaultLoad, []).FirstOrDefault(firmware.DefaultLoads.ContainsKey);
        return own is null ? firmware.DefaultLoads.Values.First() : firmware.DefaultLoads[own];
    }
}
