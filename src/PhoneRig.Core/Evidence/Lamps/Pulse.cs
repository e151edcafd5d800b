using System.Collections.Immutable;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Evidence.Lamps;

/// <summary>One lamp was lit in one colour for a while.</summary>
/// <param name="Place">The lamp's place in its group's walk, from 0.</param>
/// <param name="Colour">The colour.</param>
/// <param name="Rise">When it went on.</param>
/// <param name="Fall">When it went off; null while it is on.</param>
internal readonly record struct Pulse(int Place, LampColour Colour, TimeSpan Rise, TimeSpan? Fall)
{
    /// <summary>Whether no other lamp went on at the same time: in a walk none does.</summary>
    public bool IsAlone(ImmutableArray<Pulse> all)
    {
        foreach (var other in all)
        {
            if (other.Place != Place && (other.Rise - Rise).Duration() < LampTimes.Together)
            {
                return false;
            }
        }

        return true;
    }
}
