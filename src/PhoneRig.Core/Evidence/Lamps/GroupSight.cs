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
    public LampColour Colour => Signals.Where(signal => signal.Colour is not (null or LampColour.Dark)).GroupBy(signal => signal.Colour!.Value)
        .OrderByDescending(same => same.Count()).Select(same => same.Key).FirstOrDefault(LampColour.Dark);

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
        var signals = Signals;
        List<(int Place, LampEdge Edge)>? edges = null;
        for (var i = 0; i < Signals.Length; i++)
        {
            var signal = Signals[i].Pass(now, out var edge);
            if (edge is { } happened)
            {
                (edges ??= []).Add((Ring.Seen[i], happened));
            }

            signal = samples.IsEmpty ? signal : signal.Sample(now, samples[i]);
            signals = ReferenceEquals(signal, Signals[i]) ? signals : signals.SetItem(i, signal);
        }

        if (signals == Signals)
        {
            return this;
        }

        var next = this with { Signals = signals };
        return edges is null ? next : next.Take(edges, before: this);
    }

    private GroupSight Take(List<(int Place, LampEdge Edge)> edges, GroupSight before)
    {
        var pulses = Pulses.ToList();
        foreach (var (place, edge) in edges.OrderBy(change => change.Edge.At))
        {
            var open = pulses.FindIndex(pulse => pulse.Place == place && pulse.Fall is null);
            if (open >= 0)
            {
                pulses[open] = pulses[open] with { Fall = edge.At };
            }

            if (edge.Colour is { } colour and not LampColour.Dark)
            {
                var later = pulses.FindIndex(pulse => pulse.Rise > edge.At);
                pulses.Insert(later < 0 ? pulses.Count : later, new Pulse(place, colour, edge.At, null));
            }
        }

        // Four rounds are more than any pattern needs to be told; a lamp that stays lit is kept for as long as it does.
        while (pulses.Count > (4 * Ring.Seen.Length) + 4 && pulses.FindIndex(pulse => pulse.Fall is not null) is >= 0 and var oldest)
        {
            pulses.RemoveAt(oldest);
        }

        var changed = before.IsKnown != IsKnown || !before.Shown.SequenceEqual(Shown);
        var last = edges.Max(change => change.Edge.At);
        return this with { Pulses = [.. pulses], StillSince = changed && last > StillSince ? last : StillSince };
    }
}
