using System.Collections.Immutable;

namespace PhoneRig.Core.Evidence.Conditions;

/// <summary>Met once each has been seen, in any order; what was seen stays seen.</summary>
internal sealed record WatchAll(ImmutableArray<Watch> Parts) : Watch
{
    public override ImmutableArray<long> Evidence => Met is null ? [] : [.. Parts.SelectMany(part => part.Evidence)];

    protected override TimeSpan? DueAt => Earliest.Of(Parts.Select(part => part.WakeAt));

    protected override Watch Look(Moment moment)
    {
        ImmutableArray<Watch> parts = [.. Parts.Select(part => part.Step(moment))];
        return this with
        {
            Parts = parts,
            Met = parts.IsEmpty || parts.Any(part => part.Met is null) ? null : new Sighting(
                parts.Select(part => part.Met!).MaxBy(met => (met.At, met.Because ?? long.MinValue))!.Because,
                moment.Now,
                string.Join(" and ", parts.Select(part => part.Met!.Text))),
        };
    }
}
