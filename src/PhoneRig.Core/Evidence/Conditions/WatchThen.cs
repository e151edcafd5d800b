using System.Collections.Immutable;
using PhoneRig.Core.Procedures;

namespace PhoneRig.Core.Evidence.Conditions;

/// <summary>Met once each has been seen, one after the other. The next is watched for from the moment the one before was met, so one entry never counts twice.</summary>
/// <param name="Conditions">The conditions, in order.</param>
/// <param name="Current">The watch of the one that is due.</param>
/// <param name="Seen">What met those before.</param>
internal sealed record WatchThen(ImmutableArray<Condition> Conditions, Watch Current, ImmutableArray<Sighting> Seen) : Watch
{
    protected override TimeSpan? DueAt => Current.WakeAt;

    protected override Watch Look(Moment moment)
    {
        var (current, seen) = (Current.Step(moment), Seen);
        while (current.Met is { } met)
        {
            seen = seen.Add(met);
            if (seen.Length == Conditions.Length)
            {
                return this with { Current = current, Seen = seen, Met = met with { Text = string.Join(", then ", seen.Select(one => one.Text)) } };
            }

            current = Start(Conditions[seen.Length], moment);
        }

        return this with { Current = current, Seen = seen };
    }
}
