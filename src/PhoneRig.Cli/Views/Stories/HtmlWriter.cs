namespace PhoneRig.Cli.Views.Stories;

/// <summary>Writes HTML and the SVG in it. Whatever is no element name is escaped here, so that no caller can forget it.</summary>
/// <param name="to">Takes the page.</param>
internal sealed class HtmlWriter(TextWriter to)
{
    /// <summary>Opens an element; dispose of what is returned to close it.</summary>
    public Element Open(string name, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        Begin(name, attributes);
        return new Element(to, name);
    }

    /// <summary>An element with text and nothing else in it.</summary>
    public void Leaf(string name, string text, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        using var element = Open(name, attributes);
        Text(text);
    }

    /// <summary>An element of a shape, with the title that a pointer shows; none where it is null.</summary>
    public void Shape(string name, string? title, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        using var element = Open(name, attributes);
        if (title is not null)
        {
            Leaf("title", title);
        }
    }

    /// <summary>An element that HTML never closes, such as meta.</summary>
    public void Void(string name, params ReadOnlySpan<(string Name, string? Value)> attributes) => Begin(name, attributes);

    /// <summary>Text.</summary>
    public void Text(string text) => to.Write(Escaped(text));

    /// <summary>The page's own style sheet, the one thing that is written as it is: browsers unescape nothing in it.</summary>
    public void Style()
    {
        to.Write("<style>");
        to.Write(ReportStyle.Css);
        to.Write("</style>\n");
    }

    private void Begin(string name, ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        to.Write($"<{name}");
        foreach (var (attribute, value) in attributes)
        {
            if (value is not null)
            {
                to.Write($" {attribute}=\"{Escaped(value)}\"");
            }
        }

        to.Write('>');
    }

    private static string Escaped(string text) => Printable.Of(text)
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal)
        .Replace("'", "&#39;", StringComparison.Ordinal);

    /// <summary>An open element.</summary>
    public readonly struct Element(TextWriter to, string name) : IDisposable
    {
        public void Dispose() => to.Write(name is "text" or "tspan" or "a" or "code" or "strong" or "span" or "title" ? $"</{name}>" : $"</{name}>\n");
    }
}
