using PhoneRig.Core.Recovery;
using PhoneRig.Hosting.Campaigns;
using PhoneRig.Hosting.Control;
using PhoneRig.Hosting.Runs;

namespace PhoneRig.Hosting.Rigs;

/// <summary>A request with what has to be read from files for it.</summary>
/// <param name="Request">The request.</param>
internal sealed record PlannedRequest(ControlRequest Request)
{
    /// <summary>Of a recovery, what each station goes by.</summary>
    public Planned<IReadOnlyList<(string Station, RecoveryPlan Plan)>>? Recovery { get; init; }

    /// <summary>Of a procedure, its steps.</summary>
    public Planned<ProcedurePlan>? Procedure { get; init; }

    /// <summary>Of a campaign that begins, what its runs go by.</summary>
    public Planned<CampaignPlan>? Campaign { get; init; }

    /// <summary>Reads the files, on the thread of whoever asks: the rig's loop does not wait for a disk.</summary>
    /// <param name="request">The request.</param>
    /// <param name="setup">The rig.</param>
    /// <param name="keep">Reads the files that a campaign's run goes by, and has them kept for each that begins.</param>
    public static PlannedRequest Of(ControlRequest request, RigSetup setup, Func<ControlRequest, Func<IControlSink, IControlSink>> keep) => new(request)
    {
        Recovery = request is ControlRequest.Recover recover ? JobPlanner.Recovery(setup.Plan, recover.Playbook, recover.Stations, recover.To) : null,
        Procedure = request is ControlRequest.RunProcedure run ? JobPlanner.Procedure(setup.Plan, run.Procedure, run.Station) : null,
        Campaign = request is ControlRequest.StartCampaign start ? new CampaignPlanner(setup, keep).Plan(start) : null,
    };
}
