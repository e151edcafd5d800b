using System.Collections.Immutable;
using PhoneRig.Core.Procedures;

namespace PhoneRig.Core.Evidence.Conditions;

/// <summary>Met once something has been seen often enough within a sliding while. A lamp pattern counts once, however long it goes on.</summary>
/// <param name="Count">What, how often, within how long.</param>
/// <param name="Current">The watch for the next sighting.</param>
/// <param name="Seen">The sightings within the while.</param>
internal sealed record WatchCount(CountWithin Count, Watch Current, ImmutableArray<Sighting> Seen) : Watch
{
    public override ImmutableArray<long> Evidence => Met is null ? [] : [.. Seen.Select(one => one.Because).OfType<long>()];

    protected override TimeSpan? DueAt => Current.WakeAt;

    protected override Watch Look(Moment moment)
    {
        var current = Current.Step(moment);
        if (current.Met is not { } met)
        {
            return ReferenceEquals(current, Current) ? this : this with { Current = current };
        }

        ImmutableArray<Sighting> seen = [.. Seen.Where(one => met.At - one.At <= Count.Within), met];
        return this with
        {
            Current = Start(Count.Of, moment with { Counted = met.Because, Perhaps = Perhaps }),
            Seen = seen,
            Met = seen.Length < Count.Count ? null : met with
            {
                Text = $"{met.Text}, {seen.Length} times within {ConditionPhrases.Of(met.At - seen[0].At)}",
            },
        };
    }
}
