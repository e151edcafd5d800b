using System.Collections.Immutable;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Evidence.Goals;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Recovery;

/// <summary>The verdicts of a recovery, in words: what is wrong, whose matter it is, what to do.</summary>
/// <param name="plan">What the recovery went by.</param>
internal sealed class RecoveryVerdicts(RecoveryPlan plan)
{
    /// <summary>How long a final diagnosis waits for what confirms it: a start takes about 10 s to the console's line about power (facts 11a: 6 s to the walk, 3 s of walk).</summary>
    public static readonly TimeSpan Confirmation = TimeSpan.FromSeconds(15);

    private const string Equip = "Give the station what is named (a keypad: manual is enough for keys), or put the phone into one that has it. Then run recover again.";

    /// <summary>What a diagnosis rests on, and what confirmed it.</summary>
    public static ImmutableArray<long> EvidenceOf(StandingDiagnosis diagnosis, DiagnosisState state) =>
        [.. diagnosis.Evidence.Concat(DiagnosisWatch.Confirmed(state, diagnosis.Name)?.Evidence ?? []).Distinct().Order()];

    public static VerdictReached RigFault(ProcedureOutcome fault, ProofState proof) =>
        new(Verdict.NeedsAttention, VerdictOwner.Rig, "rig-fault", null, null, $"A part of the rig failed: {fault.Why}", proof.Evidence);

    public static VerdictReached Stopped(StopRequested stop, string? demand, ProofState proof) => new(
        Verdict.Stopped, VerdictOwner.Operator, null, null, null, $"Stopped by {stop.By}; keys are up and the power was left as it is.{(demand is null ? "" : $" {demand}")}", proof.Evidence);

    public VerdictReached Recovered(Proof proven, ProofState proof)
    {
        var why = proven == Proof.Reported
            ? $"The phone itself named the load {plan.Load.LoadId}, and fetched its configuration."
            : $"The phone fetched all of {plan.Load.LoadId}, started again, fetched its configuration and asked for no further load for {RecoveryProof.Quiet.TotalSeconds:0} s.";
        return new(Verdict.Recovered, null, null, plan.Load.LoadId, proven, why, proof.Evidence);
    }

    public VerdictReached NothingToTry()
    {
        var reasons = plan.Refused.OrderBy(refusal => refusal.Key, StringComparer.Ordinal).Select(refusal => $"{refusal.Key}: {refusal.Value}")
            .Concat(plan.MissingSets.Select(set => $"the rig has no firmware set \"{set}\""));
        var why = string.Join("; ", reasons);
        return new(
            Verdict.NeedsAttention,
            VerdictOwner.SetUp,
            "no-usable-procedure",
            null,
            null,
            $"Nothing can be tried at this station: {(why.Length > 0 ? why : $"the playbook {plan.Playbook.Name} has no attempt for this station")}.",
            []);
    }

    /// <summary>No attempt is left: the diagnosis that nothing helped against, or unknown.</summary>
    public VerdictReached Exhausted(RecoveryState state)
    {
        var told = state.LastOutcome is { } last
            ? $"Every attempt of the playbook {plan.Playbook.Name}{(state.Made.Length == plan.Playbook.Attempts.Length ? "" : " that applies")} was made. The last: {last}."
            : $"No attempt of the playbook {plan.Playbook.Name} applies.";
        var verdict = state.Diagnoses.Standing is [.., var standing]
            ? Diagnosed(standing, state.Diagnoses, told)
            : new(Verdict.NeedsAttention, VerdictOwner.Phone, "unknown", null, null, told, state.Proof.Evidence);

        // No matter of the phone while what comes next for it needs something that the station has not.
        return verdict.Owner != VerdictOwner.SetUp && Lacking(state) is { Length: > 0 } lacking
            ? verdict with { Owner = VerdictOwner.SetUp, Why = $"{verdict.Why} Passed over, because this station cannot do it: {lacking}.", ToDo = Equip }
            : verdict;
    }

    /// <summary>A diagnosis, what showed it and what to do.</summary>
    public VerdictReached Diagnosed(StandingDiagnosis standing, DiagnosisState state, string? told)
    {
        var diagnosis = plan.Diagnoses.Diagnoses[standing.Name];
        string?[] sentences =
        [
            diagnosis.Cause,
            $"Seen: {standing.Seen}.",
            DiagnosisWatch.Confirmed(state, standing.Name)?.Met is { } sign ? $"Confirmed by {sign.Text}." : null,
            told,
            .. MissingFor(standing.Name).Select(set => $"What would help was passed over: the rig has no firmware set \"{set}\"."),
        ];
        return new(
            Verdict.NeedsAttention, diagnosis.Owner, standing.Name, null, null, string.Join(" ", sentences.OfType<string>()), EvidenceOf(standing, state), diagnosis.ToDo);
    }

    /// <summary>The phone was let write for the longest that it takes, and shows no life: it stays powered (design section 6).</summary>
    public static VerdictReached Unfinished(BootStage stage) => new(
        Verdict.NeedsAttention,
        VerdictOwner.Phone,
        stage == BootStage.Formatting ? "format-unfinished" : "write-unfinished",
        null,
        null,
        $"The phone was {FactWords.Describe(stage)} for longer than that takes at the worst, and has not shown that it is done. Its power was left on.",
        [],
        "Look at the phone: as long as nothing lights up, leave its power on for some more hours. Then switch it off and on by hand (phonerig power STATION cycle) and run recover again.");

    /// <summary>The attempts that apply and that the static checker has refused at this station, with its reasons.</summary>
    private string Lacking(RecoveryState state) => string.Join(
        "; ",
        plan.Playbook.Attempts.Where(attempt => attempt.When.IsEmpty || attempt.When.Any(state.Diagnoses.Stands))
            .Select(attempt => attempt.Procedure).OfType<string>().Distinct(StringComparer.Ordinal)
            .Where(plan.Refused.ContainsKey).Select(name => $"{name}: {plan.Refused[name].TrimEnd('.')}"));

    private IEnumerable<string> MissingFor(string diagnosis) => plan.MissingSets.Where(
        set => plan.Playbook.Attempts.Any(attempt => attempt.Firmware == set && attempt.When.Contains(diagnosis)));
}
