using System.Collections.Immutable;
using PhoneRig.Core.Evidence;
using PhoneRig.Core.Evidence.Conditions;
using PhoneRig.Core.Evidence.Goals;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Recovery;

/// <summary>The verdicts of a recovery, in words: what is wrong, whose matter it is, what to do.</summary>
/// <param name="plan">What the recovery went by.</param>
/// <param name="attempts">Its attempts.</param>
internal sealed class RecoveryVerdicts(RecoveryPlan plan, AttemptList attempts)
{
    /// <summary>How long a final diagnosis waits for what confirms it: a start takes about 10 s to the console's line about power (facts 11a: 6 s to the walk, 3 s of walk).</summary>
    public static readonly TimeSpan Confirmation = TimeSpan.FromSeconds(15);

    private readonly LadderSteps ladder = new(plan);
    private readonly DiagnosisBook book = plan.Watched;
    private readonly DiagnosisRanking ranking = new(plan.Watched);

    private const string Equip = "Give the station what is named (a keypad: manual is enough for keys), or put the phone into one that has it. Then run recover again.";

    private const string LeaveIt =
        "Look at the phone: as long as nothing lights up, leave its power on for some more hours. Then switch it off and on by hand (phonerig power STATION cycle) and run recover again.";

    private const string MendTheRig = "Mend the part that is named (phonerig rig check says how the station is wired), and run recover again. The phone is not to blame.";

    private const string LookForYourself =
        "What was seen fits no known failure. Look at the phone's lamps and screen, and read what it did: phonerig run explain last. Whoever keeps the rules can learn from the run: phonerig run export last.";

    public static VerdictReached RigFault(ProcedureOutcome fault, ProofState proof) =>
        new(
        Verdict.NeedsAttention, VerdictOwner.Rig, "rig-fault", null, null, $"A part of the rig failed: {fault.Why}", proof.Evidence, MendTheRig);

    public static VerdictReached Stopped(StopRequested stop, string? demand, RecoveryState state) => new(
        Verdict.Stopped,
        VerdictOwner.Operator,
        null,
        null,
        null,
        $"Stopped by {stop.By}; keys are up and {PowerWords.Left(state.Context)}.{(demand is null ? "" : $" {demand}")}",
        state.Proof.Evidence);

    /// <summary>Whether there is anything that could be tried: an attempt of the playbook itself, with a set for it, or a place for remedies.</summary>
    public bool CanTryAnything =>
        plan.Playbook.Attempts.Any(attempt => attempt.Remedies is not null) || attempts.Usable.Any(one => ladder.For(one.Attempt.Firmware, Resident.Unknown) is not null);

    public VerdictReached Recovered(Proof proven, RecoveryState state)
    {
        var settled = attempts.SettledSet(state);
        var load = settled is null ? plan.Load : plan.Sets[settled];
        var why = (plan.Playbook.Goal.Meant, proven) switch
        {
            (GoalKind.Registered, _) => $"The phone fetched its configuration for {load.LoadId} and its console tells that it has registered.",
            (_, Proof.Reported) when state.Proof.NamedLoad is null => $"The phone fetched all of {load.LoadId}, fetched its configuration and registered.",
            (_, Proof.Reported) => $"The phone itself named the load {load.LoadId}, and fetched its configuration.",
            _ => $"The phone fetched all of {load.LoadId}, started again, fetched its configuration and asked for no further load for {RecoveryProof.Quiet.TotalSeconds:0} s.",
        };
        var stays = settled is null ? "" : $" The goal's load {plan.Load.LoadId} did not bring it home, this one did: its own call manager must name {load.LoadId} for it, too.";
        return new(Verdict.Recovered, null, null, load.LoadId, proven, why + stays, state.Proof.Evidence);
    }

    public VerdictReached NothingToTry()
    {
        var reasons = plan.Refused.OrderBy(refusal => refusal.Key, StringComparer.Ordinal).Select(refusal => $"{refusal.Key}: {refusal.Value}")
            .Concat(attempts.All.Select(one => ladder.Lacking(one.Attempt.Firmware, Resident.Unknown)).OfType<string>()
                .Distinct(StringComparer.Ordinal).Select(set => $"the rig has no firmware set {ladder.Describe(set)}"));
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

    /// <summary>No attempt is left, or a limit is reached: the best diagnosis that nothing helped against, or unknown.</summary>
    public VerdictReached Exhausted(RecoveryState state)
    {
        var told = state.LastOutcome is { } last
            ? $"{Made(state)} The last: {last}."
            : $"No attempt of the playbook {plan.Playbook.Name} applies.";
        told = state.Limit is null ? told : $"Limit reached: {state.Limit}. {told}";
        var verdict = ranking.Best(state.Diagnoses) is { } standing
            ? Diagnosed(standing, state, told)
            : new(Verdict.NeedsAttention, VerdictOwner.Phone, "unknown", null, null, string.Join(" ", new[] { told, Also(state, null) }.OfType<string>()), state.Proof.Evidence, LookForYourself);

        // No matter of the phone while what comes next for it needs something that the station has not.
        return verdict.Owner != VerdictOwner.SetUp && state.Limit is null && Lacking(state) is { Length: > 0 } lacking
            ? verdict with { Verdict = Verdict.NeedsAttention, Owner = VerdictOwner.SetUp, Why = $"{verdict.Why} Passed over, because this station cannot do it: {lacking}.", ToDo = Equip }
            : verdict;
    }

    /// <summary>A diagnosis, what showed it and what to do, and what else stands.</summary>
    public VerdictReached Diagnosed(StandingDiagnosis standing, RecoveryState state, string? told)
    {
        string[] lacking = [.. LackingFor(standing.Name, state.Resident).Select(ladder.Describe)];
        return Told(standing, state, [told, .. lacking.Select(set => $"What would help was passed over: the rig has no firmware set {set}.")]) with
        {
            Lacks = lacking.Length == 0 ? null : [.. lacking],
        };
    }

    private VerdictReached Told(StandingDiagnosis standing, RecoveryState state, ReadOnlySpan<string?> told)
    {
        var diagnosis = book.Diagnoses[standing.Name];
        string?[] sentences =
        [
            diagnosis.Cause,
            $"Seen: {standing.Seen}.",
            DiagnosisWatch.Confirmed(state.Diagnoses, standing.Name)?.Met is { } sign ? $"Confirmed by {sign.Text}." : null,
            .. told,
            Also(state, standing.Name),
        ];
        return new(
            diagnosis.Scrap ? Verdict.Scrap : Verdict.NeedsAttention,
            diagnosis.Owner,
            standing.Name,
            null,
            null,
            string.Join(" ", sentences.OfType<string>()),
            DiagnosisWatch.EvidenceOf(standing, state.Diagnoses),
            diagnosis.ToDo);
    }

    /// <summary>All that helps against a sure diagnosis needs firmware that is not there.</summary>
    public VerdictReached LacksFirmware(StandingDiagnosis standing, ImmutableArray<string> lacking, RecoveryState state)
    {
        var packages = string.Join(" or ", lacking.Select(ladder.Describe));
        var own = book.Diagnoses[standing.Name].ToDo;
        return Told(standing, state, ["Nothing more was touched: all that helps needs firmware that the rig lacks."]) with
        {
            Verdict = Verdict.NeedsAttention,
            Owner = VerdictOwner.SetUp,
            Lacks = [.. lacking.Select(ladder.Describe)],

            // What the diagnosis itself says of that set would be said twice.
            ToDo = $"Get the firmware set {packages}, give it to the rig (phonerig firmware import, or the rig file's firmware: others), and run recover again.{(lacking.Any(set => own.Contains(set, StringComparison.Ordinal)) ? "" : $" {own}")}",
        };
    }

    /// <summary>What a run that only looks ends with: what was seen of the phone, and what is wrong with it. Where the rig failed, was stopped or saw nothing, that is the end.</summary>
    public VerdictReached Identified(VerdictReached end, RecoveryState state)
    {
        if (end.Verdict == Verdict.Stopped || end.Owner == VerdictOwner.Rig)
        {
            return end;
        }

        var best = ranking.Best(state.Diagnoses);
        var (resident, found) = (state.Resident, best is null ? null : Diagnosed(best, state, null));
        var known = IdentityWords.Of(resident, ladder);
        return known.Length == 0 && best is null
            ? end
            : new(
                Verdict.Identified,
                found?.Owner,
                best?.Name,
                resident.Load,
                end.Proof,
                string.Join(" ", new[] { known, found?.Why ?? "Nothing was seen to be wrong with it." }.Where(text => text.Length > 0)),
                found?.Evidence ?? end.Evidence,
                found?.ToDo,
                found?.Lacks);
    }

    /// <summary>The phone was let write for the longest that it takes, and shows no life: it stays powered (design section 6). What else stands against it is told.</summary>
    public VerdictReached Unfinished(BootStage stage, RecoveryState state)
    {
        var told = $"The phone was {FactWords.Describe(stage)} for longer than that takes at the worst, and has not shown that it is done. Its power was left on.";
        if (ranking.Best(state.Diagnoses) is not { } standing)
        {
            return new(Verdict.NeedsAttention, VerdictOwner.Phone, stage == BootStage.Formatting ? "format-unfinished" : "write-unfinished", null, null, told, [], LeaveIt);
        }

        var found = Diagnosed(standing, state, told);
        return found.Verdict == Verdict.Scrap ? found : found with { ToDo = $"{LeaveIt} {found.ToDo}" };
    }

    /// <summary>The phone never wrote as far as anybody saw, but may have been about to at every moment of the longest wait.</summary>
    public VerdictReached NeverLetCut(TimeSpan waited, ProcedureOutcome refused, RecoveryState state)
    {
        var told = $"For {ConditionPhrases.Of(waited)} the phone was never in a state in which its power may be cut, and what would have come next needs that: {refused.Why.TrimEnd('.')}. Its power was left on.";
        return ranking.Best(state.Diagnoses) is { } standing
            ? Diagnosed(standing, state, told)
            : new(Verdict.NeedsAttention, VerdictOwner.Phone, "unknown", null, null, told, state.Proof.Evidence, LookForYourself);
    }

    private string Made(RecoveryState state) =>
        $"{(state.Limit is null ? "Every attempt" : $"{state.Made.Select(made => made.Index).Distinct().Count()} attempts")} of the playbook {plan.Playbook.Name}{(state.Limit is not null || state.Made.Select(made => made.Index).Distinct().Count() == plan.Playbook.Attempts.Length ? "" : " that applies")} {(state.Limit is null ? "was" : "were")} made.";

    /// <summary>The other diagnoses that stand, the best first.</summary>
    private string? Also(RecoveryState state, string? but)
    {
        var others = ranking.Of(state.Diagnoses).Where(one => one.Name != but).Select(one => $"{one.Name}{(book.Diagnoses[one.Name].Harmless ? " (harmless)" : "")}").ToList();
        return others.Count == 0 ? null : $"Also: {string.Join(", ", others)}.";
    }

    /// <summary>The attempts that apply and that the static checker has refused at this station, with its reasons.</summary>
    private string Lacking(RecoveryState state) => string.Join(
        "; ",
        attempts.All.Where(one => one.Attempt.When.IsEmpty || one.Attempt.When.Any(state.Diagnoses.Stands))
            .Select(one => one.Attempt.Procedure).OfType<string>().Distinct(StringComparer.Ordinal)
            .Where(plan.Refused.ContainsKey).Select(name => $"{name}: {plan.Refused[name].TrimEnd('.')}"));

    private IEnumerable<string> LackingFor(string diagnosis, Resident resident) => attempts.All
        .Where(one => one.Attempt.When.Contains(diagnosis))
        .Select(one => ladder.Lacking(one.Attempt.Firmware, resident)).OfType<string>().Distinct(StringComparer.Ordinal);
}
