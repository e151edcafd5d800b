using System.Collections.Immutable;
using PhoneRig.Core.Procedures;

namespace PhoneRig.Core.Evidence.Conditions;

/// <summary>
/// Met once each has been seen, one after the other. The next is watched for from the moment the one before was met, so one entry never
/// counts twice. An <c>absent-for</c> that is broken after another condition takes the sequence back to its start.
/// </summary>
/// <param name="Conditions">The conditions, in order.</param>
/// <param name="Current">The watch of the one that is due.</param>
/// <param name="Seen">What met those before.</param>
internal sealed record WatchThen(ImmutableArray<Condition> Conditions, Watch Current, ImmutableArray<Sighting> Seen) : Watch
{
    public override ImmutableArray<long> Evidence => Met is null ? [] : [.. Past, .. Current.Evidence];

    protected override TimeSpan? DueAt => Current.WakeAt;

    /// <summary>Sequences of what met the conditions before the current one.</summary>
    private ImmutableArray<long> Past { get; init; } = [];

    protected override Watch Look(Moment moment)
    {
        var (current, seen, past) = (Current.Step(moment), Seen, Past);
        while (current.Met is { } met)
        {
            seen = seen.Add(met);
            if (seen.Length == Conditions.Length)
            {
                return this with { Current = current, Seen = seen, Past = past, Met = met with { Text = string.Join(", then ", seen.Select(one => one.Text)) } };
            }

            past = [.. past, .. current.Evidence];
            current = Start(Conditions[seen.Length], moment with { Perhaps = Perhaps });
        }

        return seen.Length > 0 && current is WatchAbsent { Broken: true }
            ? this with { Current = Start(Conditions[0], moment with { Perhaps = Perhaps }), Seen = [], Past = [] }
            : ReferenceEquals(current, Current) ? this
            : this with { Current = current, Seen = seen, Past = past };
    }
}
