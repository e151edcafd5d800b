using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Evidence.Lamps;

/// <summary>A blink that goes on.</summary>
internal sealed record Blinking(LampColour Colour, TimeSpan Length, TimeSpan Since) : GoingOn(LampPattern.Blinking, Colour, Length, Since)
{
    public override GoingOn Follow(GroupSight before, GroupSight sight) => this;

    /// <summary>It ended with the last change, when no further one came; or when lamps stayed in another colour.</summary>
    public override TimeSpan? Ended(GroupSight sight, TimeSpan now) => now >= Due(sight) ? sight.StillSince : null;

    public override TimeSpan? Due(GroupSight sight)
    {
        // Twice the period, so that a flash lost between samples does not end it; never beyond the time after which the lamps count as still.
        var patience = (Length * 2) + LampTimes.Glitch + LampTimes.Slack;
        patience = patience < LampTimes.Still ? patience : LampTimes.Still;
        return sight.StillSince + (sight.Colour == Colour || sight.Colour == LampColour.Dark ? patience : LampTimes.Away + LampTimes.Glitch);
    }

    public override GoingOn? ReplacedBy(GoingOn? movement) => movement is Blinking same && same.Colour == Colour ? null : movement;
}
