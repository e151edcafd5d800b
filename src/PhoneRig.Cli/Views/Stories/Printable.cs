using System.Globalization;
using System.Text;

namespace PhoneRig.Cli.Views.Stories;

/// <summary>
/// Text from phones and wires, made safe to show: a console is hostile input. Control characters, half surrogates and the marks that turn
/// the reading direction round become visible.
/// </summary>
internal static class Printable
{
    /// <summary>The text, with what cannot be shown as \uNNNN.</summary>
    public static string Of(string text)
    {
        StringBuilder? shown = null;
        for (var i = 0; i < text.Length; i++)
        {
            var pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (!pair && IsHidden(text[i]))
            {
                shown ??= new StringBuilder(text, 0, i, text.Length + 16);
                shown.Append($"\\u{(int)text[i]:X4}");
                continue;
            }

            shown?.Append(text, i, pair ? 2 : 1);
            i += pair ? 1 : 0;
        }

        return shown?.ToString() ?? text;
    }

    private static bool IsHidden(char letter) => char.GetUnicodeCategory(letter) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        || letter is '\uFFFE' or '\uFFFF';
}
