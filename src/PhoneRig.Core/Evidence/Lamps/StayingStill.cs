using System.Collections.Immutable;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Evidence.Lamps;

/// <summary>Dark or steady.</summary>
/// <param name="Colour">The colour; dark for dark.</param>
/// <param name="Since">When it began.</param>
/// <param name="Rest">What each seen lamp shows meanwhile.</param>
/// <param name="AwayAt">Since when the lamps show something else; null while they do not.</param>
internal sealed record StayingStill(LampColour Colour, TimeSpan Since, ImmutableArray<LampColour> Rest, TimeSpan? AwayAt)
    : GoingOn(Colour == LampColour.Dark ? LampPattern.Dark : LampPattern.Steady, Colour, null, Since)
{
    public override GoingOn Follow(GroupSight before, GroupSight sight) =>
        sight.Shown.SequenceEqual(Rest) ? this with { AwayAt = null } : this with { AwayAt = AwayAt ?? sight.StillSince };

    public override TimeSpan? Ended(GroupSight sight, TimeSpan now) => now >= Due(sight) ? AwayAt : null;

    public override TimeSpan? Due(GroupSight sight) => AwayAt + LampTimes.Away + LampTimes.Glitch; // the change back counts after that long, too

    /// <summary>How long the lamps must stay as they are. A walk of which few lamps are seen is dark in between for longer than a blink.</summary>
    public static TimeSpan Bound(GroupSight sight)
    {
        var unseen = sight.Ring.CanWalk && sight.Colour == LampColour.Dark ? LampTimes.UsualStep * (sight.Ring.WidestGap + 1) : TimeSpan.Zero;
        return unseen > LampTimes.Still ? unseen : LampTimes.Still;
    }
}
