using System.Collections.Immutable;
using System.Globalization;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Evidence.Goals;
using PhoneRig.Core.Firmware;
using PhoneRig.Core.Loop;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Recovery;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Hosting.Runs;

/// <summary>Reads and checks everything that a run needs, before anything moves; collects every mistake.</summary>
internal sealed class RunPlanner(RecoverRequest request)
{
    private readonly List<ConfigProblem> problems = [];

    public ImmutableArray<ConfigProblem> Problems => [.. problems];

    /// <summary>The plan; null where there is any problem or <paramref name="refusal"/>.</summary>
    public RunPlan? Plan(RigConfig? rig, out string? refusal)
    {
        refusal = null;
        rig ??= Take(request.Folder.Rig(request.RigFile));
        var playbook = Take(request.Folder.Playbook(request.Playbook));
        if (rig is null || playbook is null)
        {
            return null;
        }

        var names = request.Stations.IsDefaultOrEmpty ? [.. rig.Stations.Keys.Order(StringComparer.Ordinal)] : request.Stations;
        if (names.FirstOrDefault(name => !rig.Stations.ContainsKey(name)) is { } unknown)
        {
            refusal = $"unknown station \"{unknown}\"; {NearestWord.Hint(unknown, rig.Stations.Keys)}";
            return null;
        }

        if (BenchProblem(rig) is { } wrong)
        {
            refusal = wrong;
            return null;
        }

        var firmware = FirmwareSource.Read(rig, request.RigFile, out var missing);
        if (firmware is null)
        {
            refusal = $"the firmware cannot be served: {string.Join("; ", missing)}";
            return null;
        }

        var models = names.Select(name => rig.Stations[name].Phone).Distinct(StringComparer.Ordinal)
            .ToDictionary(phone => phone, phone => Take(request.Folder.Phone(phone)));
        var procedures = playbook.Attempts.Select(attempt => attempt.Procedure).OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(name => Take(request.Folder.Procedure(name))).OfType<Procedure>().ToImmutableArray();
        if (problems.Count > 0)
        {
            return null;
        }

        var plans = names.Select(name => (name, PlanOf(rig.Stations[name], models[rig.Stations[name].Phone]!, playbook, procedures, firmware))).ToImmutableArray();
        return new RunPlan(RunId(rig), rig, request.Seed, request.Speed, firmware, plans);
    }

    private static RecoveryPlan PlanOf(
        StationConfig station, PhoneModel model, Playbook playbook, ImmutableArray<Procedure> procedures, FirmwareSet firmware)
    {
        var found = procedures.ToImmutableDictionary(procedure => procedure.Name, procedure => ProcedureChecker.Check(procedure, model, station));
        return new RecoveryPlan(
            model,
            new StationWiring(station, model),
            playbook,
            procedures.Where(procedure => found[procedure.Name].IsEmpty).ToImmutableDictionary(procedure => procedure.Name),
            found.Where(result => !result.Value.IsEmpty).ToImmutableDictionary(result => result.Key, result => result.Value[0].Message),
            new ExpectedLoad(firmware.LoadId, ArchivesFor(model, firmware)),
            DiagnosisBook.Empty,
            []);
    }

    /// <summary>The archives that the model's own default-load file names; those of any, where the set has none of that name.</summary>
    private static ImmutableArray<string> ArchivesFor(PhoneModel model, FirmwareSet firmware)
    {
        var own = model.Files.GetValueOrDefault(FileKinds.DefaultLoad, []).FirstOrDefault(firmware.DefaultLoads.ContainsKey);
        return own is null ? firmware.DefaultLoads.Values.First() : firmware.DefaultLoads[own];
    }

    /// <summary>What the simulator says against the rig's simulated phones; null for nothing.</summary>
    private static string? BenchProblem(RigConfig rig)
    {
        foreach (var (station, phone) in rig.Bench.OrderBy(phone => phone.Key, StringComparer.Ordinal))
        {
            try
            {
                Ailments.Profile(phone);
            }
            catch (FormatException wrong)
            {
                return $"bench {station}: {wrong.Message}";
            }
        }

        return null;
    }

    private string RunId(RigConfig rig) => rig.Simulated
        ? string.Create(CultureInfo.InvariantCulture, $"sim-{new Seed(request.Seed).For("run").Value:x8}")
        : string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetUtcNow():yyyyMMdd-HHmmss}");

    private T? Take<T>(ConfigResult<T> result)
        where T : class
    {
        // A rig tells the mistakes of its phones too. As told, with the place: two files may have the same mistake.
        problems.AddRange(result.Problems.ExceptBy(problems.Select(problem => problem.ToString()), problem => problem.ToString()));
        return result.Value;
    }
}
