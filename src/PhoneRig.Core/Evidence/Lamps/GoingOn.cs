using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Evidence.Lamps;

/// <summary>A recognised pattern that goes on.</summary>
/// <param name="Pattern">What it is.</param>
/// <param name="Colour">In which colour.</param>
/// <param name="Period">Of one blink, or of one lamp of a walk.</param>
/// <param name="Since">When it began.</param>
internal abstract record GoingOn(LampPattern Pattern, LampColour Colour, TimeSpan? Period, TimeSpan Since)
{
    /// <summary>Takes what changed since the last look.</summary>
    public abstract GoingOn Follow(GroupSight before, GroupSight sight);

    /// <summary>When it ended; null while it goes on.</summary>
    public abstract TimeSpan? Ended(GroupSight sight, TimeSpan now);

    /// <summary>When it ends if nothing is seen until then.</summary>
    public abstract TimeSpan? Due(GroupSight sight);

    /// <summary>The same pattern gone over to another colour; null when it did not.</summary>
    public virtual GoingOn? Turned => null;

    /// <summary>Another movement that has taken its place; null for none.</summary>
    public virtual GoingOn? ReplacedBy(GoingOn? movement) => movement;
}
