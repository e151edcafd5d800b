using System.Collections.Immutable;
using PhoneRig.Core.Evidence.Conditions;

namespace PhoneRig.Core.Recovery;

/// <summary>
/// What comes next: the first attempt that was not made yet whose <c>when</c> holds, or that has none. Among the remedies of one place, the best
/// diagnosis' first; where codes are typed blind, those that wait as long as the last that was heard. An attempt that served only a rung on the way is made again when the phone takes what it names.
/// </summary>
/// <param name="plan">What the recovery goes by.</param>
/// <param name="attempts">Its attempts.</param>
internal sealed class AttemptChoice(RecoveryPlan plan, AttemptList attempts)
{
    private readonly LadderSteps ladder = new(plan);
    private readonly DiagnosisBook book = plan.Watched;
    private readonly DiagnosisRanking ranking = new(plan.Watched);

    private RecoveryLimits Limits => plan.Playbook.Limits;

    /// <summary>The next attempt, and what it serves; or none, and the limit that stands against any further one, as a phrase.</summary>
    /// <param name="state">The recovery.</param>
    /// <param name="now">Uptime.</param>
    /// <param name="touching">False: of those that touch nothing, and only serve another set.</param>
    public (MadeAttempt? Next, string? Limit) Next(RecoveryState state, TimeSpan now, bool touching = true)
    {
        if (LimitReached(state, now) is { } reached)
        {
            return (null, reached);
        }

        var standing = ranking.Of(state.Diagnoses);
        var applying = Enumerable.Range(0, attempts.Usable.Length)
            .Where(index => Applies(attempts.Usable[index], state) && (touching || attempts.Usable[index].Attempt.Procedure is null))
            .Select(index => (Index: index, Served: ladder.For(attempts.Usable[index].Attempt.Firmware, state.Resident)))
            .Where(one => one.Served is not null && !IsMade(one.Index, one.Served, state))
            .OrderBy(one => attempts.PlaceOf(attempts.Usable[one.Index], state.Heard))
            .ThenBy(one => Rank(attempts.Usable[one.Index], standing))
            .ToList();
        var formats = Limits.Formats is { } most && Made(state).Count(made => attempts.Usable[made.Index].Formats) >= most;
        var next = applying.FindIndex(one => !formats || !attempts.Usable[one.Index].Formats);
        return next >= 0 ? (new MadeAttempt(applying[next].Index, applying[next].Served!), null)
            : (null, applying.Count > 0 ? Counted(Limits.Formats ?? 0, "format") : null);
    }

    /// <summary>A limit that no further attempt is made beyond, as a phrase; null for none.</summary>
    public string? LimitReached(RecoveryState state, TimeSpan now) =>
        IsOver(state, now) ? ConditionPhrases.Of(EndsAt(state)!.Value - state.Since)
        : Limits.Attempts is { } attemptsMost && state.Made.Length >= attemptsMost ? Counted(attemptsMost, "attempt")
        : RewritesOf(state) is { } rewrites && state.Resident.Rewrites >= rewrites ? $"{Counted(rewrites, "whole load")} fetched"
        : null;

    /// <summary>The lesser of the playbook's limit and the run's own; null: neither is.</summary>
    private int? RewritesOf(RecoveryState state) => (Limits.Rewrites, state.Rewrites) switch
    {
        ({ } limit, { } left) => Math.Min(limit, left),
        var (limit, left) => limit ?? left,
    };

    /// <summary>Whether its time is up.</summary>
    public bool IsOver(RecoveryState state, TimeSpan now) => now >= EndsAt(state);

    /// <summary>When its time is up; null for never.</summary>
    public TimeSpan? EndsAt(RecoveryState state) => Limits.Minutes is { } minutes ? state.Since + TimeSpan.FromMinutes(minutes) : null;

    /// <summary>The best diagnosis of high confidence whose every remedy needs a set that the rig lacks, and what it lacks; null where there is none.</summary>
    public (StandingDiagnosis Diagnosis, ImmutableArray<string> Lacking)? WithoutFirmware(RecoveryState state)
    {
        foreach (var one in ranking.Of(state.Diagnoses).Where(one => attempts.PlacesRemediesOf(one.Name)))
        {
            var diagnosis = book.Diagnoses[one.Name];
            var lacking = diagnosis.Remedies.Select(remedy => ladder.Lacking(remedy.Firmware, state.Resident)).ToList();
            if (diagnosis.Confidence == DiagnosisConfidence.High && lacking.TrueForAll(missing => missing is not null))
            {
                return (one, [.. lacking.OfType<string>().Distinct(StringComparer.Ordinal)]);
            }
        }

        return null;
    }

    private static string Counted(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    /// <summary>Those that were made, without those that nothing came of and that are made again.</summary>
    private static IEnumerable<MadeAttempt> Made(RecoveryState state) => state.Made.Where(made => !state.ToMakeAgain.Contains(made.Index));

    private bool Applies(PlannedAttempt one, RecoveryState state) =>
        (one.Attempt.When.IsEmpty || one.Attempt.When.Any(state.Diagnoses.Stands))
        && (one.Attempt.AfterResets is not { } resets || Made(state).Count(made => attempts.Usable[made.Index].Resets) >= resets);

    private bool IsMade(int index, ServedSet served, RecoveryState state)
    {
        var one = attempts.Usable[index];
        var made = Made(state).ToList();
        var same = made.FindAll(other => other.Index != index && IsSame(one, served, other));
        return made.Exists(other => other.Index == index && (!other.Served.OnTheWay || other.Served == served))
            || (one.IsRemedy ? same.Count > 0 : same.Count(other => attempts.Usable[other.Index].IsRemedy) >= one.Occurrence);
    }

    private bool IsSame(PlannedAttempt one, ServedSet served, MadeAttempt other)
    {
        var made = attempts.Usable[other.Index].Attempt;
        return made.Procedure == one.Attempt.Procedure && made.Blind == one.Attempt.Blind && made.Stays == one.Attempt.Stays && other.Served.Set == served.Set;
    }

    /// <summary>Remedies come by the rank of what they are there for, then by their order there.</summary>
    private int Rank(PlannedAttempt one, ImmutableArray<StandingDiagnosis> standing)
    {
        const int MostRemedies = 1000;
        if (!one.IsRemedy)
        {
            return 0;
        }

        var best = standing.Index().First(diagnosis => one.Attempt.When.Contains(diagnosis.Item.Name));
        return (best.Index * MostRemedies)
            + book.Diagnoses[best.Item.Name].Remedies.Index().First(remedy => remedy.Item.Procedure == one.Attempt.Procedure && remedy.Item.Firmware == one.Attempt.Firmware).Index;
    }
}
