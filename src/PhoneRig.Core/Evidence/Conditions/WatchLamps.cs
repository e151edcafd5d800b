namespace PhoneRig.Core.Evidence.Conditions;

/// <summary>A lamp pattern. It is a state, not an event: one that went on before the watch began counts, with its whole age in this boot.</summary>
/// <param name="Wish">The pattern.</param>
/// <param name="Counted">Sequence of a pattern that has been counted already and does not count again.</param>
internal sealed record WatchLamps(LampWish Wish, long? Counted) : Watch
{
    private TimeSpan? Due { get; init; }

    protected override TimeSpan? DueAt => Due;

    protected override Watch Look(Moment moment)
    {
        if (Wish.In(moment.Lamps) is not { } active || active.Sequence == Counted)
        {
            return Due is null ? this : this with { Due = null };
        }

        var age = moment.Now - active.Since;
        if (age < Wish.For)
        {
            var due = active.Since + Wish.For;
            return Due == due ? this : this with { Due = due };
        }

        return this with
        {
            Met = new Sighting(active.Sequence, moment.Now, ConditionPhrases.Of(Wish.Group, active.Fact.Pattern, active.Fact.Colour, Wish.For > TimeSpan.Zero ? age : null)),
        };
    }
}
