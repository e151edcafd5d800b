using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Evidence.Lamps;

/// <summary>One lamp, cleaned: one-sample glitches and short unknowns are gone, changes keep the time at which they really began.</summary>
/// <param name="Colour">What it shows; null while nothing is known.</param>
/// <param name="Candidate">A new colour that has not held for long enough yet.</param>
/// <param name="CandidateSince">When the candidate was first seen.</param>
/// <param name="UnknownSince">Since when the samples tell nothing; null when the last one did.</param>
internal sealed record LampSignal(LampColour? Colour, LampColour? Candidate, TimeSpan CandidateSince, TimeSpan? UnknownSince)
{
    public static readonly LampSignal Unseen = new(null, null, default, null);

    /// <summary>When time alone changes something.</summary>
    public TimeSpan? WakeAt =>
        UnknownSince is { } since ? (Colour is null ? null : since + LampTimes.UnknownAfter)
        : Candidate is null ? null
        : CandidateSince + LampTimes.Glitch;

    /// <summary>Lets time pass. The edge's time is the true one, in the past; its colour is null when the lamp is not seen any more.</summary>
    public LampSignal Pass(TimeSpan now, out LampEdge? edge)
    {
        edge = null;
        if (WakeAt is not { } due || now < due)
        {
            return this;
        }

        if (UnknownSince is { } since)
        {
            edge = new LampEdge(since, null);
            return this with { Colour = null, Candidate = null };
        }

        edge = new LampEdge(CandidateSince, Candidate);
        return this with { Colour = Candidate, Candidate = null };
    }

    /// <summary>Takes a sample.</summary>
    public LampSignal Sample(TimeSpan now, LampColour? sample)
    {
        if (sample is null)
        {
            return UnknownSince is null ? this with { UnknownSince = now } : this;
        }

        var known = UnknownSince is null ? this : this with { UnknownSince = null };
        if (sample == known.Colour)
        {
            return known.Candidate is null ? known : known with { Candidate = null };
        }

        return sample == known.Candidate ? known : known with { Candidate = sample, CandidateSince = now };
    }
}
