using System.Collections.Immutable;
using PhoneRig.Core.Phones;
using PhoneRig.Core.Timeline;
using PhoneRig.Core.Timeline.Facts;

namespace PhoneRig.Core.Evidence.Lamps;

/// <summary>The fold of one group: at most one pattern goes on at a time, and every beginning has its end.</summary>
/// <param name="Group">The group's name.</param>
/// <param name="Sight">What is known of its lamps.</param>
/// <param name="Active">The pattern that goes on.</param>
/// <param name="EndedAt">When the last pattern ended: the next begins no earlier.</param>
/// <param name="Spent">Pulses from before this time have made their movement and make no other.</param>
internal sealed record GroupWatch(string Group, GroupSight Sight, GoingOn? Active, TimeSpan EndedAt, TimeSpan Spent)
{
    /// <summary>When time alone may change something.</summary>
    public TimeSpan? WakeAt => Earliest.Of(
        Sight.WakeAt,
        Active is not null ? Active.Due(Sight) : Sight.IsKnown ? Sight.StillSince + StayingStill.Bound(Sight) : null);

    /// <summary>Lets time pass, then takes the samples (none: only time passes), and adds what began and ended.</summary>
    public GroupWatch Step(TimeSpan now, ImmutableArray<LampColour?> samples, ImmutableArray<Fact>.Builder facts)
    {
        var sight = Sight.Step(now, samples);
        if (ReferenceEquals(sight, Sight) && !(WakeAt <= now))
        {
            return this; // most looks show nothing new
        }

        var next = this with { Sight = sight, Active = Active?.Follow(Sight, sight) };
        return next.Judge(now, facts, moved: sight.Pulses != Sight.Pulses);
    }

    /// <summary>Judges what is seen now.</summary>
    /// <param name="now">Uptime.</param>
    /// <param name="facts">Takes what began and ended.</param>
    /// <param name="moved">False: no lamp went on or off since they were judged last. Time alone makes no movement of them that they did not make then.</param>
    private GroupWatch Judge(TimeSpan now, ImmutableArray<Fact>.Builder facts, bool moved = true)
    {
        if (!Sight.IsKnown)
        {
            return End(Sight.StillSince, facts);
        }

        if (Active?.Turned is { } turned)
        {
            return End(turned.Since, facts).Begin(turned, facts).Judge(now, facts);
        }

        var movement = moved ? Movement(now) : null;
        if (Active is null ? movement is not null : Active.ReplacedBy(movement) is not null)
        {
            return End(movement!.Since, facts).Begin(movement, facts);
        }

        if (Active is not null)
        {
            return Active.Ended(Sight, now) is { } ended ? End(ended, facts).Judge(now, facts) : this;
        }

        return now < Sight.StillSince + StayingStill.Bound(Sight) ? this
            : Begin(new StayingStill(Sight.Colour, Sight.StillSince, Sight.Shown, null), facts);
    }

    private GoingOn? Movement(TimeSpan now)
    {
        var pulses = Sight.Pulses is [var first, ..] && first.Rise < Spent ? Sight.Pulses.RemoveAll(pulse => pulse.Rise < Spent) : Sight.Pulses; // in order of their rise
        if (Active is not Walking && Walk.Find(pulses, Sight.Ring, now) is { } walk)
        {
            return new Walking(walk.Colour, walk.Since, walk.Walk);
        }

        return Blink.Find(pulses, Sight.Ring, now) is { } blink ? new Blinking(blink.Colour, blink.Period, blink.Since) : null;
    }

    private GroupWatch Begin(GoingOn pattern, ImmutableArray<Fact>.Builder facts)
    {
        var since = pattern.Since > EndedAt ? pattern.Since : EndedAt;
        facts.Add(new LampsBegan(Group, pattern.Pattern, pattern.Colour, pattern.Period, since));
        return this with { Active = pattern with { Since = since } };
    }

    private GroupWatch End(TimeSpan at, ImmutableArray<Fact>.Builder facts)
    {
        if (Active is null)
        {
            return this;
        }

        var end = at > Active.Since ? at : Active.Since;
        facts.Add(new LampsEnded(Group, Active.Pattern, Active.Colour, end - Active.Since));
        return this with { Active = null, EndedAt = end, Spent = Active is StayingStill ? Spent : end };
    }
}
