using System.Collections.Immutable;
using PhoneRig.Core.Campaigns;
using PhoneRig.Core.Configuration;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Rigs;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Hosting.Campaigns;

/// <summary>Plans campaigns: reads and checks what their runs go by. On the thread of whoever asks: the rig's loop waits for no disk.</summary>
/// <param name="setup">The rig.</param>
/// <param name="keep">Reads the files that a run goes by, and has them kept for each run that begins.</param>
internal sealed class CampaignPlanner(RigSetup setup, Func<ControlRequest, Func<IControlSink, IControlSink>> keep)
{
    /// <summary>How long a run may take by day where nobody says: a power cycle and a soft reset fit in (facts 1.4), ladders and formats do not.</summary>
    public static readonly TimeSpan UsualBudget = TimeSpan.FromMinutes(15);

    /// <summary>Plans a campaign that somebody wants to begin.</summary>
    public Planned<CampaignPlan> Plan(ControlRequest.StartCampaign request)
    {
        var unfit = StationFitness.Unfit(setup.Rig);
        string[] names = [.. (request.Stations.IsDefaultOrEmpty ? setup.Rig.Stations.Keys.Where(name => !unfit.ContainsKey(name)) : request.Stations).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return names.FirstOrDefault(unfit.ContainsKey) is { } wanted ? new(null, [], $"station {wanted} cannot take part in a campaign: {unfit[wanted]}")
            : StationFitness.Refusal(setup.Rig) is { } none ? new(null, [], none)
            : Plan(names, request.Playbook, request.To, request.Budget ?? UsualBudget, unfit);
    }

    /// <summary>Plans anew what the runs of a campaign go by that is under way.</summary>
    public Planned<CampaignPlan> Plan(CampaignState state) => Plan(
        [.. state.Stations.Keys.Where(setup.Rig.Stations.ContainsKey)], state.Playbook, state.To, UsualBudget, ImmutableSortedDictionary<string, string>.Empty);

    private Planned<CampaignPlan> Plan(string[] names, string playbook, string? to, TimeSpan budget, ImmutableSortedDictionary<string, string> unfit)
    {
        var planned = JobPlanner.Recovery(setup.Plan, playbook, [.. names], to);
        if (planned.Plan is not { } recoveries)
        {
            return new(null, planned.Problems, planned.Refusal);
        }

        return new(
            new CampaignPlan(
                [.. names.Select(name => new CampaignPlace(name, budget, setup.Rig.Stations[name].Keypad.Kind != KeypadKind.None))],
                recoveries.ToImmutableDictionary(
                    recovery => recovery.Station,
                    recovery => new VisitPlan(recovery.Plan, keep(new ControlRequest.Recover([recovery.Station], playbook) { To = to, By = CampaignDesk.Name }))),
                unfit,
                recoveries[0].Plan.Playbook.Limits.CampaignRewrites),
            []);
    }
}
