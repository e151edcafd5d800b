using Spectre.Console;

namespace PhoneRig.Cli.Views;

/// <summary>One line of styled text, cut to a width: a display whose lines wrap jumps up and down.</summary>
internal sealed class StyledLine
{
    private readonly List<(string Text, Style Style)> parts = [];

    /// <summary>Adds text; what would break the line or move the cursor becomes a space.</summary>
    public StyledLine Add(string text, Style? style = null)
    {
        parts.Add((string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)), style ?? Style.Plain));
        return this;
    }

    /// <summary>Adds text in a column of its own: cut or padded to <paramref name="width"/> cells.</summary>
    public StyledLine Cell(string text, int width, Style? style = null) =>
        Add(text.Length > width ? string.Concat(text.AsSpan(0, Math.Max(0, width - 1)), "…") : text.PadRight(width), style);

    /// <summary>The whole line without styles.</summary>
    public string Plain(Palette palette) => palette.Spell(string.Concat(parts.Select(part => part.Text)).TrimEnd());

    /// <summary>The line in at most <paramref name="width"/> cells.</summary>
    /// <param name="width">How wide it may be.</param>
    /// <param name="palette">What the terminal can show.</param>
    public Paragraph Cut(int width, Palette palette)
    {
        var paragraph = new Paragraph();
        var left = width;
        var total = parts.Sum(part => part.Text.Length);
        foreach (var (text, style) in parts)
        {
            if (total > width && text.Length >= left)
            {
                paragraph.Append(palette.Spell(text[..Math.Max(0, left - 1)] + "…"), style);
                return paragraph;
            }

            paragraph.Append(palette.Spell(text), style);
            left -= text.Length;
        }

        return paragraph;
    }
}
