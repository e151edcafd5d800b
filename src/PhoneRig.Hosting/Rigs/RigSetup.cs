using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Hosting.Rigs;

/// <summary>Everything that a rig is taken over with: checked, before anything moves.</summary>
internal sealed record RigSetup
{
    /// <summary>The rig.</summary>
    public required RigConfig Rig { get; init; }

    /// <summary>The phone of each station.</summary>
    public required ImmutableDictionary<string, PhoneModel> Phones { get; init; }

    /// <summary>What is served.</summary>
    public required ServedFiles Files { get; init; }

    /// <summary>The load that phones are to run in the end.</summary>
    public required string Load { get; init; }

    /// <summary>The size of its archives together.</summary>
    public required long LoadBytes { get; init; }

    /// <summary>Where procedures are read from, at each request.</summary>
    public required ConfigFolder Folder { get; init; }

    /// <summary>The seed of a simulated rig.</summary>
    public required int Seed { get; init; }

    /// <summary>True in virtual time: run ids come from the seed, so that the same seed gives the same bytes; else from the clock.</summary>
    public required bool Virtual { get; init; }

    /// <summary>Who holds it, for <see cref="RigStatus"/>.</summary>
    public required string Owner { get; init; }

    /// <summary>Plans a recovery, reading its files anew. Called on the asking thread.</summary>
    public required Func<ControlRequest.Recover, RunPlanning> Plan { get; init; }

    /// <summary>The set-up that goes with a plan of the whole rig.</summary>
    /// <param name="plan">The plan; what it says of stations and playbook does not matter.</param>
    /// <param name="request">What it was made from.</param>
    /// <param name="owner">Who holds the rig.</param>
    public static RigSetup Of(RunPlan plan, RecoverRequest request, string owner)
    {
        var phones = plan.Rig.Stations.ToImmutableDictionary(
            station => station.Key,
            station => request.Folder.Phone(station.Value.Phone).Value
                ?? throw new InvalidOperationException($"the phone model {station.Value.Phone} was checked with the rig and cannot be read now"));
        var info = RunInfo.Of(plan, "");
        return new RigSetup
        {
            Load = info.Load,
            LoadBytes = info.LoadBytes,
            Rig = plan.Rig,
            Phones = phones,
            Files = ServedFiles.Of(plan.Rig, phones, plan.Firmware),
            Folder = request.Folder,
            Seed = plan.Seed,
            Virtual = plan is { Rig.Simulated: true, Speed: null },
            Owner = owner,
            Plan = recover =>
            {
                var planner = new RunPlanner(request with { Stations = recover.Stations, Playbook = recover.Playbook });
                var planned = planner.Plan(plan.Rig, out var refusal);
                return new RunPlanning(planned, planner.Problems, refusal);
            },
        };
    }
}
