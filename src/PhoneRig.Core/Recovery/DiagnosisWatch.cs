using System.Collections.Immutable;
using PhoneRig.Core.Evidence.Conditions;
using PhoneRig.Core.Evidence.Lamps;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Procedures;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Recovery;

/// <summary>
/// Watches for every diagnosis of a book. Its rules:
/// <list type="bullet">
/// <item>All are watched from the run's start on, and what met one is remembered: it stands.</item>
/// <item>One that goes by what the phone shows is watched for anew from each attempt's beginning: a request before a power-cycle says nothing of the
/// silence after it; nor does what a phone still says before an attempt cuts its power, so there it is watched for from the power-on. One that names an outcome or what proving off showed goes by the whole run.</item>
/// <item>It stands until an attempt that is there for it (its <c>when</c> names it) has come to its end without its being met again.</item>
/// <item><c>confirmed-by</c> decides nothing. It is watched for over the whole run, and the rig's last line of each console rule before the run counts too.</item>
/// </list>
/// </summary>
/// <param name="book">The diagnoses.</param>
/// <param name="model">The phone.</param>
internal sealed class DiagnosisWatch(DiagnosisBook book, PhoneModel model)
{
    private readonly ConditionEvaluator conditions = new(model);

    /// <summary>Begins to watch, with what is known of the time before.</summary>
    public DiagnosisState Start(StationContext context, TimeSpan now)
    {
        var state = new DiagnosisState
        {
            Watched = book.Diagnoses.ToImmutableSortedDictionary(one => one.Key, one => conditions.Start(one.Value.When, now, context.Lamps), StringComparer.Ordinal),
            Confirming = book.Diagnoses.Where(one => one.Value.ConfirmedBy is not null)
                .ToImmutableSortedDictionary(one => one.Key, one => conditions.Start(one.Value.ConfirmedBy!, now, context.Lamps), StringComparer.Ordinal),
        };
        foreach (var heard in context.Heard.Values.OrderBy(entry => entry.Sequence))
        {
            state = state with { Confirming = Each(state.Confirming, new Input(heard, now), context.Lamps) };
        }

        return context.AliveWhileOff is { } alive ? Step(state, new Input(alive, now), context.Lamps) : state;
    }

    /// <summary>Takes an entry or a tick.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="input">The entry or tick.</param>
    /// <param name="lamps">The lamp patterns that go on, the entry's own included.</param>
    public DiagnosisState Step(DiagnosisState state, Input input, ActiveLamps lamps)
    {
        if (state.Rests && input.Fact is PowerSwitched { On: true })
        {
            state = state with { Rests = false, Watched = state.Watched.AddRange(Anew(lamps, input.Uptime)) };
        }

        var heeded = input.Fact is { } fact && ConditionEvaluator.Heeds(fact);
        if (heeded || state.ConfirmedAt <= input.Uptime)
        {
            state = state with { Confirming = Each(state.Confirming, input, lamps) };
        }

        if (!heeded && !(state.WakeAt <= input.Uptime))
        {
            return state.New.IsEmpty ? state : state with { New = [] };
        }

        var watched = Each(state.Watched, input, lamps);
        if (ReferenceEquals(watched, state.Watched))
        {
            return state.New.IsEmpty ? state : state with { New = [] };
        }

        ImmutableArray<StandingDiagnosis> met =
        [
            .. watched.Where(one => one.Value.Met is not null && state.Watched[one.Key].Met is null)
                .Select(one => new StandingDiagnosis(one.Key, one.Value.Met!.Text, one.Value.Evidence)),
        ];
        return state with
        {
            Watched = watched,
            New = met,
            Standing = met.IsEmpty ? state.Standing : [.. state.Standing.Where(old => met.All(one => one.Name != old.Name)), .. met],
            MetInAttempt = met.IsEmpty ? state.MetInAttempt : state.MetInAttempt.Union(met.Select(one => one.Name)),
        };
    }

    /// <summary>An attempt begins.</summary>
    /// <param name="state">The state before.</param>
    /// <param name="cuts">Whether it cuts the phone's power: then what the phone shows counts from the power-on.</param>
    /// <param name="lamps">The lamp patterns that go on.</param>
    /// <param name="now">Uptime.</param>
    public DiagnosisState AttemptBegins(DiagnosisState state, bool cuts, ActiveLamps lamps, TimeSpan now)
    {
        var whole = state.Watched.RemoveRange(state.Watched.Keys.Where(name => !OfWholeRun(book.Diagnoses[name].When)));
        return state with { Rests = cuts, Watched = cuts ? whole : whole.AddRange(Anew(lamps, now)), MetInAttempt = [] };
    }

    /// <summary>An attempt was made to its end; what it was there for, and did not show again, stands no longer.</summary>
    public static DiagnosisState Answered(DiagnosisState state, Attempt attempt) => state with
    {
        Standing = [.. state.Standing.Where(one => !attempt.When.Contains(one.Name) || state.MetInAttempt.Contains(one.Name))],
    };

    /// <summary>What is said of a diagnosis that was met.</summary>
    public Diagnosed Tell(StandingDiagnosis met, DiagnosisState state) =>
        new(met.Name, book.Diagnoses[met.Name].Cause, book.Diagnoses[met.Name].Owner, EvidenceOf(met, state));

    /// <summary>What a diagnosis rests on, and what confirmed it.</summary>
    public static ImmutableArray<long> EvidenceOf(StandingDiagnosis diagnosis, DiagnosisState state) =>
        [.. diagnosis.Evidence.Concat(Confirmed(state, diagnosis.Name)?.Evidence ?? []).Distinct().Order()];

    /// <summary>What confirmed a diagnosis; null where nothing has.</summary>
    public static ConditionState? Confirmed(DiagnosisState state, string name) =>
        state.Confirming.TryGetValue(name, out var confirming) && confirming.Met is not null ? confirming : null;

    private IEnumerable<KeyValuePair<string, ConditionState>> Anew(ActiveLamps lamps, TimeSpan now) => book.Diagnoses
        .Where(one => !OfWholeRun(one.Value.When))
        .Select(one => KeyValuePair.Create(one.Key, conditions.Start(one.Value.When, now, lamps)));

    private ImmutableSortedDictionary<string, ConditionState> Each(ImmutableSortedDictionary<string, ConditionState> states, Input input, ActiveLamps lamps)
    {
        var stepped = states;
        foreach (var (name, state) in states)
        {
            var next = conditions.Step(state, input, lamps);
            stepped = ReferenceEquals(next, state) ? stepped : stepped.SetItem(name, next);
        }

        return stepped;
    }

    private static bool OfWholeRun(Condition condition) =>
        condition.Power is not null || condition.Outcome is not null || ConditionWords.PartsOf(condition).Any(OfWholeRun);
}
