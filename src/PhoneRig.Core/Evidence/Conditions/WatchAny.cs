using System.Collections.Immutable;

namespace PhoneRig.Core.Evidence.Conditions;

/// <summary>Met as soon as one is; of two at once, the first in the list tells.</summary>
internal sealed record WatchAny(ImmutableArray<Watch> Parts) : Watch
{
    public override ImmutableArray<long> Evidence => Parts.FirstOrDefault(part => part.Met is not null)?.Evidence ?? [];

    protected override TimeSpan? DueAt => Earliest.Of(Parts, part => part.WakeAt);

    protected override Watch Look(Moment moment)
    {
        var parts = Step(Parts, moment);
        var met = parts.FirstOrDefault(part => part.Met is not null)?.Met;
        return met is null && parts == Parts ? this : this with { Parts = parts, Met = met };
    }
}
