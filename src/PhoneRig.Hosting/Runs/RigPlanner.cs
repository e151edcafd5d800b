using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Firmware;
using PhoneRig.Core.Phones;
using PhoneRig.Hosting.Firmware;
using PhoneRig.Simulator.Phone;

namespace PhoneRig.Hosting.Runs;

/// <summary>Reads and checks everything that is about a rig, before it is taken over; collects every mistake.</summary>
internal static class RigPlanner
{
    /// <summary>The plan of a rig.</summary>
    /// <param name="rigFile">Its file.</param>
    /// <param name="folder">Where everything else is read from.</param>
    /// <param name="seed">The seed of a simulated rig.</param>
    /// <param name="speed">The speed of a simulated rig; null for virtual time.</param>
    /// <param name="rig">The rig, where it was not read from a file.</param>
    /// <param name="firmware">Its firmware, where that need not be read: nothing is served of it.</param>
    /// <param name="library">The folder of the firmware library; null: there is none.</param>
    /// <param name="calibrations">The folder of what was measured at its stations; null: there is none.</param>
    public static Planned<RigPlan> Plan(
        string rigFile, ConfigFolder folder, int seed, double? speed, RigConfig? rig = null, FirmwareLibrary? firmware = null, string? library = null, string? calibrations = null)
    {
        var findings = new Findings();
        rig ??= findings.Take(folder.Rig(rigFile));
        var diagnoses = findings.Take(folder.Diagnoses());
        var ladders = findings.Take(folder.Ladders());
        if (firmware is null)
        {
            findings.Take(folder.Templates());
        }

        var models = ImmutableDictionary.CreateBuilder<string, PhoneModel>(StringComparer.Ordinal);
        foreach (var name in rig?.Stations.Values.Select(station => station.Phone).Distinct(StringComparer.Ordinal) ?? [])
        {
            if (findings.Take(folder.Phone(name)) is { } model)
            {
                models.Add(name, model);
            }
        }

        if (rig is null || diagnoses is null || ladders is null || !findings.None)
        {
            return new(null, findings.Problems);
        }

        if (calibrations is not null && findings.Take(Calibrations.Apply(rig, models, calibrations)) is var calibrated)
        {
            if (calibrated is null)
            {
                return new(null, findings.Problems);
            }

            rig = calibrated;
        }

        if (BenchProblem(rig) is { } wrong)
        {
            return new(null, [], wrong);
        }

        ImmutableArray<string> missing = [];
        return (firmware ?? FirmwareSource.Read(rig, rigFile, ladders, library is null ? null : new FirmwareShelf(library, ladders), out missing)) is { } sets
            ? new(new RigPlan(rig, models.ToImmutable(), sets, diagnoses, ladders, seed, speed, folder, rigFile), [])
            : new(null, [], $"the firmware cannot be served: {string.Join("; ", missing)}");
    }

    /// <summary>What the simulator says against the rig's simulated phones; null for nothing.</summary>
    private static string? BenchProblem(RigConfig rig)
    {
        foreach (var (station, phone) in rig.Bench.OrderBy(phone => phone.Key, StringComparer.Ordinal))
        {
            try
            {
                Ailments.Profile(phone);
                foreach (var next in phone.Next)
                {
                    Ailments.Profile(next.OnStation());
                }
            }
            catch (FormatException wrong)
            {
                return $"bench {station}: {wrong.Message}";
            }
        }

        return Worlds.Sites.ProblemOf(rig);
    }
}
