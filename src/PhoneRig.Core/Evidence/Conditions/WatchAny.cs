using System.Collections.Immutable;

namespace PhoneRig.Core.Evidence.Conditions;

/// <summary>Met as soon as one is; of two at once, the first in the list tells.</summary>
internal sealed record WatchAny(ImmutableArray<Watch> Parts) : Watch
{
    public override ImmutableArray<long> Evidence => Parts.FirstOrDefault(part => part.Met is not null)?.Evidence ?? [];

    protected override TimeSpan? DueAt => Earliest.Of(Parts.Select(part => part.WakeAt));

    protected override Watch Look(Moment moment)
    {
        ImmutableArray<Watch> parts = [.. Parts.Select(part => part.Step(moment))];
        return this with { Parts = parts, Met = parts.Select(part => part.Met).FirstOrDefault(met => met is not null) };
    }
}
