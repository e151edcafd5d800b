using System.Collections.Immutable;
using PhoneRig.Core.Phones;

namespace PhoneRig.Cli.Views;

/// <summary>Draws lamps: the largest group, which is the line keys', as a row of its own, then each other lamp.</summary>
/// <param name="palette">What the terminal can show.</param>
internal sealed class LampRow(Palette palette)
{
    /// <summary>A model's groups in the order in which they are drawn.</summary>
    public static IEnumerable<KeyValuePair<string, ImmutableArray<string>>> Groups(PhoneModel phone) =>
        phone.Lamps.OrderByDescending(group => group.Value.Length).ThenBy(group => group.Key, StringComparer.Ordinal);

    /// <summary>How many cells a drawing takes.</summary>
    public static int Width(PhoneModel phone) => phone.Lamps.Values.Sum(lamps => lamps.Length) + (phone.Lamps.Count > 1 ? 1 : 0);

    /// <summary>Draws all lamps without names.</summary>
    public StyledLine Add(StyledLine line, PhoneModel phone, ImmutableDictionary<string, LampColour?> seen)
    {
        foreach (var (lamps, i) in Groups(phone).Select((group, i) => (group.Value, i)))
        {
            line.Add(i == 1 ? " " : "");
            foreach (var lamp in lamps)
            {
                Add(line, seen.IsEmpty ? ("-", Palette.Quiet) : palette.Lamp(seen.GetValueOrDefault(lamp)));
            }
        }

        return line;
    }

    /// <summary>What the drawing means.</summary>
    /// <param name="phones">The phones that are drawn; lamps are named where they all have the same.</param>
    /// <param name="lit">Whether some lamps are seen lit whose colour is not told.</param>
    public string Legend(IEnumerable<PhoneModel> phones, bool lit)
    {
        var names = phones.Select(phone => string.Join(' ', Groups(phone).Select((group, i) => i == 0 ? $"{group.Key}," : group.Key))).Distinct(StringComparer.Ordinal).ToList();
        var which = names is [var one] ? $"{one.TrimEnd(',')}; " : "";
        var (dark, unseen) = (palette.Lamp(LampColour.Dark).Text, palette.Lamp(null).Text);
        return $"Lamps: {which}{(palette is { Colour: true, Unicode: true } ? "" : lit ? "Amber Green Red Lit " : "Amber Green Red ")}{dark} dark {unseen} unclear";
    }

    private static void Add(StyledLine line, (string Text, Spectre.Console.Style Style) lamp) => line.Add(lamp.Text, lamp.Style);
}
