using System.Collections.Immutable;
using PhoneRig.Core.Procedures;

namespace PhoneRig.Core.Recovery;

/// <summary>
/// A playbook's attempts with the remedies of the diagnoses in their places. A remedy of several diagnoses is one attempt that is there for each of
/// them. One that formats is taken from diagnoses of high confidence only, whatever the files say.
/// </summary>
internal sealed class AttemptList
{
    private readonly RecoveryPlan plan;
    private readonly CodeEffects codes;

    public AttemptList(RecoveryPlan plan)
    {
        this.plan = plan;
        codes = new CodeEffects(plan.Model);
        var all = ImmutableArray.CreateBuilder<PlannedAttempt>();
        foreach (var (place, entry) in plan.Playbook.Attempts.Index())
        {
            if (entry.Remedies is { } kinds)
            {
                all.AddRange(Remedies(entry, kinds).Select(attempt => Planned(attempt, place, isRemedy: true, 1)));
            }
            else
            {
                all.Add(Planned(entry, place, isRemedy: false, 1 + all.Count(other => !other.IsRemedy && other.DoesAs(entry))));
            }
        }

        All = all.ToImmutable();
        Usable = [.. All.Where(one => CanDo(one.Attempt))];
    }

    /// <summary>Every attempt that the playbook has for any station, in order.</summary>
    public ImmutableArray<PlannedAttempt> All { get; }

    /// <summary>Those that this station can make: the procedure passed the checker, and a <c>blind</c> variant is only for stations that go blind in it.</summary>
    public ImmutableArray<PlannedAttempt> Usable { get; }

    /// <summary>The attempt under way, or the last one made.</summary>
    public Attempt Current(RecoveryState state) => Usable[state.Made[^1].Index].Attempt;

    /// <summary>What the last attempt tells of when this phone takes a code, where its procedure went to its end; null for nothing: the station sees when.</summary>
    public HeardCode? HeardIn(RecoveryState state) =>
        Usable[state.Made[^1].Index] is { GoesBlind: true, Attempt.Blind: var blind } made && (made.Resets || made.Formats) ? new HeardCode(blind) : null;

    /// <summary>
    /// An attempt's place, as the playbook has it. Where a code was heard after another wait than the procedure's own, what waits as long comes where
    /// the same with the procedure's own wait stands, and what waits for another time comes last: the phone would not hear it.
    /// </summary>
    public int PlaceOf(PlannedAttempt one, HeardCode? heard) => heard is null || !one.GoesBlind ? one.Place
        : one.Attempt.Blind == heard.Blind ? Usable.Where(other => other.IsRemedy == one.IsRemedy && other.DoesLike(one.Attempt)).Min(other => other.Place)
        : one.Place + plan.Playbook.Attempts.Length;

    /// <summary>The set that the attempt under way lets the phone stay with, in place of the goal's; null for the goal's.</summary>
    public string? SettledSet(RecoveryState state) =>
        state.Made is [.., { Served: { OnTheWay: false, Set: var set } }] && Current(state).Stays && plan.Sets.ContainsKey(set) ? set : null;

    /// <summary>Whether the playbook places any remedy of a diagnosis.</summary>
    public bool PlacesRemediesOf(string diagnosis) => All.Any(one => one.IsRemedy && one.Attempt.When.Contains(diagnosis));

    private bool ToLoad => plan.Playbook.Goal.Meant == GoalKind.Load;

    private IEnumerable<Attempt> Remedies(Attempt entry, RemedyKinds kinds) =>
        from diagnosis in plan.Watched.Diagnoses.OrderBy(one => one.Value.At?.Line ?? 0).ThenBy(one => one.Key, StringComparer.Ordinal)
        from remedy in diagnosis.Value.Remedies
        where Allows(diagnosis.Value, remedy, kinds, entry.Blind)
        group (diagnosis.Key, remedy) by (remedy.Procedure, remedy.Firmware, Stays: remedy.Stays && !ToLoad) into same
        select new Attempt
        {
            Procedure = same.Key.Procedure,
            Firmware = same.Key.Firmware,
            Stays = same.Key.Stays,
            When = [.. same.Select(one => one.Key).Distinct(StringComparer.Ordinal)],
            Blind = entry.Blind,
            Why = entry.Blind is null ? same.First().remedy.Why ?? entry.Why : entry.Why ?? same.First().remedy.Why,
            At = entry.At,
        };

    private bool Allows(Diagnosis diagnosis, Remedy remedy, RemedyKinds kinds, TimeSpan? blind)
    {
        var formats = Find(remedy.Procedure) is { } procedure && codes.Formats(procedure);
        return (!formats || (kinds == RemedyKinds.All && diagnosis.Confidence == DiagnosisConfidence.High)) && (blind is null || remedy.Procedure is not null);
    }

    private PlannedAttempt Planned(Attempt attempt, int place, bool isRemedy, int occurrence) => Find(attempt.Procedure) is { } procedure
        ? new(attempt, place, isRemedy, codes.Formats(procedure), codes.Erases(procedure), GoesBlind(procedure), occurrence)
        : new(attempt, place, isRemedy, Formats: false, Resets: false, GoesBlind: false, occurrence);

    private Procedure? Find(string? name) => name is null ? null : plan.Procedures.GetValueOrDefault(name);

    private bool CanDo(Attempt attempt) => (plan.ServesFirmware || attempt.Firmware == Attempt.Goal)
        && (attempt.Procedure is null || (Find(attempt.Procedure) is { } procedure && (attempt.Blind is null || GoesBlind(procedure))));

    private bool GoesBlind(Procedure procedure) => procedure.Steps.Any(step => step.Await is { } awaited && plan.Wiring.IsBlindFor(awaited));
}
