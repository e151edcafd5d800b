using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Evidence.Lamps;

/// <summary>A walk that goes on.</summary>
/// <param name="Colour">Its colour.</param>
/// <param name="Since">When it began.</param>
/// <param name="At">Where it is.</param>
/// <param name="Stray">A lamp that went on out of step. One is a fault of sight; when the walk goes on from there, the phone has begun it anew.</param>
/// <param name="Other">A lamp of the walk that showed another colour. One is a misread lamp; two make it a walk in that colour.</param>
/// <param name="TurnedAt">When it went over to <paramref name="Other"/>'s colour; null when it did not.</param>
internal sealed record Walking(LampColour Colour, TimeSpan Since, Walk At, Pulse? Stray = null, Pulse? Other = null, TimeSpan? TurnedAt = null)
    : GoingOn(LampPattern.Walking, Colour, At.Step, Since)
{
    public override GoingOn? Turned => TurnedAt is { } at ? new Walking(Other!.Value.Colour, at, At) : null;

    public override GoingOn Follow(GroupSight before, GroupSight sight)
    {
        var next = this;
        foreach (var pulse in sight.Pulses)
        {
            if (pulse.Rise > At.Rise && !before.Pulses.Any(old => old.Place == pulse.Place && old.Rise == pulse.Rise) && pulse.IsAlone(sight.Pulses))
            {
                next = next.Follow(pulse, sight.Ring);
            }
        }

        return next;
    }

    public override TimeSpan? Ended(GroupSight sight, TimeSpan now) => now >= Due(sight) ? End(sight) : null;

    public override TimeSpan? Due(GroupSight sight) => At.Due(sight.Ring);

    public override GoingOn? ReplacedBy(GoingOn? movement) => movement as Blinking;

    /// <summary>It ended when its last lamp went off; where that stays on, when the others stopped, which is a step later at most.</summary>
    private TimeSpan End(GroupSight sight)
    {
        foreach (var pulse in sight.Pulses)
        {
            if (pulse.Place == At.Place && pulse.Rise == At.Rise && pulse.Fall is { } fall)
            {
                return fall;
            }
        }

        var step = At.Rise + At.Step;
        return sight.StillSince > At.Rise && sight.StillSince < step ? sight.StillSince : step;
    }

    private Walking Follow(Pulse pulse, Ring ring)
    {
        if (At.IsThere(pulse))
        {
            return InColourOf(pulse);
        }

        if (At.Fits(pulse, ring))
        {
            return InColourOf(pulse) with { At = At.To(pulse, ring), Stray = null };
        }

        return Stray is { } stray && (At with { Place = stray.Place, Rise = stray.Rise }).Fits(pulse, ring)
            ? InColourOf(pulse) with { At = At with { Place = pulse.Place, Rise = pulse.Rise }, Stray = null }
            : this with { Stray = pulse };
    }

    private Walking InColourOf(Pulse pulse) =>
        TurnedAt is not null ? this
        : pulse.Colour == Colour ? this with { Other = null }
        : Other is not { } other || other.Colour != pulse.Colour ? this with { Other = pulse }
        : other.Place == pulse.Place && pulse.Rise - other.Rise < At.Step ? this
        : this with { TurnedAt = other.Rise };
}
