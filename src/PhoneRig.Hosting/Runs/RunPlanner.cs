using System.Collections.Immutable;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Hosting.Runs;

/// <summary>Plans a rig and one recovery on it, at once: what is wrong with either is told together.</summary>
internal sealed class RunPlanner(RecoverRequest request)
{
    private readonly Findings findings = new();

    public ImmutableArray<ConfigProblem> Problems => findings.Problems;

    /// <summary>The plan; null where there is any problem or <paramref name="refusal"/>.</summary>
    public RunPlan? Plan(RigConfig? rig, out string? refusal)
    {
        var taken = RigPlanner.Plan(request.RigFile, request.Folder, request.Seed, request.Speed, rig, library: request.Library);
        refusal = taken.Refusal;
        if (taken.Plan is not { } plan)
        {
            // A broken rig file does not hide a broken playbook.
            findings.Add(taken.Problems);
            PlaybookFiles.Read(request.Folder, request.Playbook, diagnoses: null, findings);
            return null;
        }

        var job = JobPlanner.Recovery(plan, request.Playbook, request.Stations, request.To);
        findings.Add(job.Problems);
        refusal = job.Refusal;
        return job.Plan is { } stations ? new RunPlan(plan, [.. stations]) : null;
    }
}
