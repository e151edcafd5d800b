using System.Collections.Immutable;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Evidence.Lamps;

/// <summary>A while during which at least one lamp of the group was lit.</summary>
/// <param name="Start">When the first lamp went on.</param>
/// <param name="End">When the last one went off; null while one is on.</param>
/// <param name="Places">Which lamps, a bit each.</param>
/// <param name="Colour">The first lamp's colour.</param>
/// <param name="Together">Whether all went on together, in one colour.</param>
internal readonly record struct Flash(TimeSpan Start, TimeSpan? End, long Places, LampColour Colour, bool Together)
{
    /// <summary>How long it lasted, once it is over.</summary>
    public TimeSpan Lit => (End ?? Start) - Start;

    /// <summary>Whether both could be flashes of one blink.</summary>
    public bool IsLike(Flash other) =>
        Together && other.Together && Places == other.Places && Colour == other.Colour
        && (Lit - other.Lit).Duration() <= ((Lit > other.Lit ? Lit : other.Lit) * 0.3) + LampTimes.Slack;

    /// <summary>The flashes that pulses (in order of their rise) make up.</summary>
    public static List<Flash> Of(ImmutableArray<Pulse> pulses)
    {
        var flashes = new List<Flash>();
        foreach (var pulse in pulses)
        {
            var bit = 1L << (pulse.Place & 63);
            if (flashes.Count > 0 && flashes[^1] is var last && (last.End is null || pulse.Rise < last.End))
            {
                flashes[^1] = last with
                {
                    End = last.End is { } end && pulse.Fall is { } fall ? (fall > end ? fall : end) : null,
                    Places = last.Places | bit,
                    Together = last.Together && pulse.Colour == last.Colour && pulse.Rise - last.Start < LampTimes.Together,
                };
            }
            else
            {
                flashes.Add(new Flash(pulse.Rise, pulse.Fall, bit, pulse.Colour, true));
            }
        }

        return flashes;
    }
}
