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

    /// <summary>The line in at most <paramref name="width"/> cells.</summary>
    public Paragraph Cut(int width)
    {
        var paragraph = new Paragraph();
        var left = width;
        var total = parts.Sum(part => part.Text.Length);
        foreach (var (text, style) in parts)
        {
            if (total > width && text.Length >= left)
            {
                paragraph.Append(text[..Math.Max(0, left - 1)] + "…", style);
                return paragraph;
            }

            paragraph.Append(text, style);
            left -= text.Length;
        }

        return paragraph;
    }
}
