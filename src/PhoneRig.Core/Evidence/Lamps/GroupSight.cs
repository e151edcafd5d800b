using System.Collections.Immutable;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Evidence.Lamps;

/// <summary>What is known of a group's lamps: the cleaned signals, and what was lit lately.</summary>
/// <param name="Ring">The group.</param>
/// <param name="Signals">One per seen lamp, in the order of <see cref="Ring.Seen"/>.</param>
/// <param name="Pulses">What was lit lately, in the order of going on.</param>
/// <param name="StillSince">Since when nothing has changed.</param>
internal sealed record GroupSight(Ring Ring, ImmutableArray<LampSignal> Signals, ImmutableArray<Pulse> Pulses, TimeSpan StillSince)
{
    /// <summary>Whether the colour of at least one lamp is known.</summary>
    public bool IsKnown
    {
        get
        {
            foreach (var signal in Signals)
            {
                if (signal.Colour is not null)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>What each seen lamp shows; a lamp of unknown colour counts as dark.</summary>
    public ImmutableArray<LampColour> Shown => [.. Signals.Select(signal => signal.Colour ?? LampColour.Dark)];

    /// <summary>The commonest colour of the lit lamps, of equally common ones that of the first lamp; dark when none is lit.</summary>
    public LampColour Colour
    {
        get
        {
            var (commonest, most) = (LampColour.Dark, 0);
            foreach (var signal in Signals)
            {
                if (signal.Colour is { } colour and not LampColour.Dark && Count(colour) is var count && count > most)
                {
                    (commonest, most) = (colour, count);
                }
            }

            return commonest;
        }
    }

    /// <summary>When time alone changes a signal.</summary>
    public TimeSpan? WakeAt
    {
        get
        {
            TimeSpan? earliest = null;
            foreach (var signal in Signals)
            {
                earliest = Earliest.Of(earliest, signal.WakeAt);
            }

            return earliest;
        }
    }

    /// <summary>Lets time pass, then takes the samples (none: only time passes).</summary>
    public GroupSight Step(TimeSpan now, ImmutableArray<LampColour?> samples)
    {
        ImmutableArray<LampSignal>.Builder? signals = null;
        List<(int Place, LampEdge Edge)>? edges = null;
        for (var i = 0; i < Signals.Length; i++)
        {
            var signal = Signals[i].Pass(now, out var edge);
            if (edge is { } happened)
            {
                (edges ??= []).Add((Ring.Seen[i], happened));
            }

            signal = samples.IsEmpty ? signal : signal.Sample(now, samples[i]);
            if (!ReferenceEquals(signal, Signals[i]))
            {
                (signals ??= Signals.ToBuilder())[i] = signal;
            }
        }

        if (signals is null)
        {
            return this;
        }

        var next = this with { Signals = signals.MoveToImmutable() };
        return edges is null ? next : next.Take(edges, before: this);
    }

    private GroupSight Take(List<(int Place, LampEdge Edge)> edges, GroupSight before)
    {
        var pulses = ImmutableArray.CreateBuilder<Pulse>(Pulses.Length + edges.Count);
        pulses.AddRange(Pulses);
        var last = TimeSpan.MinValue;
        foreach (var (place, edge) in edges.Count == 1 ? edges : [.. edges.OrderBy(change => change.Edge.At)])
        {
            last = edge.At;
            for (var i = 0; i < pulses.Count; i++)
            {
                if (pulses[i] is { Fall: null } open && open.Place == place)
                {
                    pulses[i] = open with { Fall = edge.At };
                    break;
                }
            }

            if (edge.Colour is { } colour and not LampColour.Dark)
            {
                var at = pulses.Count;
                while (at > 0 && pulses[at - 1].Rise > edge.At)
                {
                    at--;
                }

                pulses.Insert(at, new Pulse(place, colour, edge.At, null));
            }
        }

        // Four rounds are more than any pattern needs to be told; a lamp that stays lit is kept for as long as it does.
        for (var i = 0; i < pulses.Count && pulses.Count > (4 * Ring.Seen.Length) + 4;)
        {
            if (pulses[i].Fall is null)
            {
                i++;
            }
            else
            {
                pulses.RemoveAt(i);
            }
        }

        return this with { Pulses = pulses.DrainToImmutable(), StillSince = last > StillSince && ShowsOtherThan(before) ? last : StillSince };
    }

    private bool ShowsOtherThan(GroupSight before)
    {
        var differs = before.IsKnown != IsKnown;
        for (var i = 0; i < Signals.Length && !differs; i++)
        {
            differs = (before.Signals[i].Colour ?? LampColour.Dark) != (Signals[i].Colour ?? LampColour.Dark);
        }

        return differs;
    }

    private int Count(LampColour colour)
    {
        var count = 0;
        foreach (var signal in Signals)
        {
            count += signal.Colour == colour ? 1 : 0;
        }

        return count;
    }
}
