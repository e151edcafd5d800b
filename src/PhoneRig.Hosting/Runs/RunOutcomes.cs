using PhoneRig.Core.Procedures;
using PhoneRig.Core.Recovery;
using PhoneRig.Core.Timeline.Facts;
using PhoneRig.Hosting.Control;

namespace PhoneRig.Hosting.Runs;

/// <summary>How the ends of runs become one outcome.</summary>
internal static class RunOutcomes
{
    /// <summary>What a person has to hear of first comes first: a broken rig spoils every phone after this one.</summary>
    private static readonly ControlOutcome[] FirstToHearOf =
        [ControlOutcome.BadRequest, ControlOutcome.RigFault, ControlOutcome.Stopped, ControlOutcome.Refused, ControlOutcome.NotRecovered, ControlOutcome.Done];

    /// <summary>Of a recovery of several stations.</summary>
    public static ControlOutcome Of(RunSummary run) =>
        run.Stations.Select(Of).DefaultIfEmpty(ControlOutcome.Done).MinBy(outcome => Array.IndexOf(FirstToHearOf, outcome));

    /// <summary>Of a procedure.</summary>
    public static ControlOutcome Of(ProcedureEnded procedure) => procedure.Outcome switch
    {
        ProcedureOutcome.Done => ControlOutcome.Done,
        ProcedureOutcome.Stopped => ControlOutcome.Stopped,
        ProcedureOutcome.RigFault => ControlOutcome.RigFault,
        "refused" => ControlOutcome.Refused,
        _ => ControlOutcome.NotRecovered,
    };

    private static ControlOutcome Of(StationSummary station) => station switch
    {
        { Verdict: Verdict.Recovered or Verdict.Identified } => ControlOutcome.Done,
        { Owner: VerdictOwner.Rig } => ControlOutcome.RigFault,
        { Verdict: Verdict.Stopped } => ControlOutcome.Stopped,
        _ => ControlOutcome.NotRecovered,
    };
}
