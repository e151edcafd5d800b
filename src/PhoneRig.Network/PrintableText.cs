namespace PhoneRig.Network;

/// <summary>Text from the wire, made fit for a timeline and a terminal.</summary>
internal static class PrintableText
{
    /// <summary>Longest text kept; the rest is cut off with an ellipsis.</summary>
    private const int MostCharacters = 128;

    /// <summary>Puts a question mark for every control character and cuts what is too long.</summary>
    public static string Clean(string text)
    {
        var cut = text.Length > MostCharacters ? $"{text.AsSpan(0, MostCharacters)}…" : text;
        return string.Create(cut.Length, cut, static (clean, from) =>
        {
            for (var i = 0; i < clean.Length; i++)
            {
                clean[i] = char.IsControl(from[i]) ? '?' : from[i];
            }
        });
    }
}
