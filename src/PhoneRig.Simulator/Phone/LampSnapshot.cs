using System.Collections.Immutable;
using PhoneRig.Core.Configuration;
using PhoneRig.Core.Phones;

namespace PhoneRig.Simulator.Phone;

/// <summary>The colours of all lamps of a phone at one moment. Immutable: it may be read from any thread.</summary>
public sealed class LampSnapshot
{
    /// <summary>How many line lamps a 7970 has.</summary>
    internal const int Lines = 8;

    private readonly ImmutableArray<LampColour> colours;

    internal LampSnapshot(ImmutableArray<LampColour> colours)
    {
        this.colours = colours;
        Lit = Lamps.Zip(colours).Where(one => one.Second != LampColour.Dark).ToImmutableDictionary(one => one.First.Name, one => one.Second);
    }

    /// <summary>A snapshot of lamps by their places.</summary>
    /// <param name="colourOf">The colour of the lamp at a place.</param>
    internal static LampSnapshot Of(Func<int, LampColour> colourOf) => new([.. Enumerable.Range(0, Lamps.Length).Select(colourOf)]);

    /// <summary>The lamps: line1 to line8 from top to bottom, headset, mute, speaker, message.</summary>
    public static ImmutableArray<Lamp> Lamps { get; } =
        [.. Enumerable.Range(1, Lines).Select(n => new Lamp($"line{n}")), new("headset"), new("mute"), new("speaker"), new("message")];

    /// <summary>The lamps that are not dark, by their names.</summary>
    public ImmutableDictionary<string, LampColour> Lit { get; }

    /// <summary>All of them dark.</summary>
    internal static LampSnapshot Dark { get; } = new([.. Lamps.Select(_ => LampColour.Dark)]);

    /// <summary>The colour of one lamp.</summary>
    /// <exception cref="FormatException">A phone has no lamp of that name.</exception>
    public LampColour this[Lamp lamp] => Lamps.IndexOf(lamp) is >= 0 and var index
        ? colours[index]
        : throw new FormatException($"simulated phone: there is no lamp '{lamp.Name}'; {NearestWord.Hint(lamp.Name, Lamps.Select(l => l.Name))}");

    /// <summary>The lamps that are lit, such as "line3 amber"; "dark" where none is.</summary>
    public override string ToString()
    {
        var lit = Lamps.Zip(colours).Where(p => p.Second != LampColour.Dark).Select(p => $"{p.First.Name} {p.Second.ToString().ToLowerInvariant()}").ToArray();
        return lit.Length == 0 ? "dark" : string.Join(", ", lit);
    }

    internal bool Same(LampSnapshot other) => colours.SequenceEqual(other.colours);
}
