using System.Collections.Immutable;

namespace PhoneRig.Core.Evidence.Conditions;

/// <summary>Met once each has been seen, in any order; what was seen stays seen.</summary>
internal sealed record WatchAll(ImmutableArray<Watch> Parts) : Watch
{
    public override ImmutableArray<long> Evidence => Met is null ? [] : [.. Parts.SelectMany(part => part.Evidence)];

    protected override TimeSpan? DueAt => Earliest.Of(Parts, part => part.WakeAt);

    protected override Watch Look(Moment moment)
    {
        var parts = Step(Parts, moment);
        if (parts.IsEmpty || parts.Any(part => part.Met is null))
        {
            return parts == Parts ? this : this with { Parts = parts };
        }

        return this with
        {
            Parts = parts,
            Met = new Sighting(
                parts.Select(part => part.Met!).MaxBy(met => (met.At, met.Because ?? long.MinValue))!.Because,
                moment.Now,
                string.Join(" and ", parts.Select(part => part.Met!.Text))),
        };
    }
}
