using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace PhoneRig.Network.PhoneWeb;

/// <summary>
/// Reads the text of elements from what a phone takes for XML. Any bytes will do: end tags may be missing or crossed, names in any letters. Document types and
/// entities of their own are not read, so nothing expands; what is longer or deeper than the bounds is cut off there.
/// </summary>
public static class LooseXml
{
    /// <summary>The longest document that is looked at; a phone's page has about a kilobyte.</summary>
    public const int Longest = 64 << 10;

    /// <summary>Elements within elements; a phone's page has two.</summary>
    private const int Deepest = 32;

    /// <summary>Elements in all.</summary>
    private const int Most = 1024;

    /// <summary>Reads every element without elements in it, in the order of their ends.</summary>
    public static ImmutableArray<XmlLeaf> Read(ReadOnlySpan<byte> document)
    {
        var text = Encoding.UTF8.GetString(document[..Math.Min(document.Length, Longest)]);
        var found = ImmutableArray.CreateBuilder<XmlLeaf>();
        var open = new Stack<Element>();
        var at = 0;
        while (at < text.Length && found.Count < Most)
        {
            var tag = text.IndexOf('<', at);
            var words = tag < 0 ? text.AsSpan(at) : text.AsSpan(at, tag - at);
            if (open.TryPeek(out var inner))
            {
                inner.Text.Append(words);
            }

            if (tag < 0)
            {
                break;
            }

            at = Markup(text, tag, open, found);
        }

        while (open.TryPop(out var left) && found.Count < Most)
        {
            Leave(left, found);
        }

        return found.DrainToImmutable();
    }

    /// <summary>Takes what begins with a bracket; returns where the text goes on.</summary>
    private static int Markup(string text, int tag, Stack<Element> open, ImmutableArray<XmlLeaf>.Builder found)
    {
        if (Begins(text, tag, "<!--"))
        {
            return After(text, tag, "-->");
        }

        if (Begins(text, tag, "<![CDATA["))
        {
            var end = text.IndexOf("]]>", tag, StringComparison.Ordinal);
            if (open.TryPeek(out var inner))
            {
                inner.Text.Append((end < 0 ? text[(tag + 9)..] : text[(tag + 9)..end]).Replace("&", "&amp;", StringComparison.Ordinal));
            }

            return end < 0 ? text.Length : end + 3;
        }

        if (Begins(text, tag, "<?"))
        {
            return After(text, tag, "?>");
        }

        if (Begins(text, tag, "<!"))
        {
            return After(text, tag, ">");
        }

        var close = text.IndexOf('>', tag);
        var body = close < 0 ? text[(tag + 1)..] : text[(tag + 1)..close];
        if (body.StartsWith('/'))
        {
            Close(NameOf(body[1..]), open, found);
        }
        else if (NameOf(body) is { Length: > 0 } name)
        {
            Open(name, body, open, found);
        }

        return close < 0 ? text.Length : close + 1;
    }

    private static void Open(string name, string body, Stack<Element> open, ImmutableArray<XmlLeaf>.Builder found)
    {
        if (open.TryPeek(out var outer))
        {
            outer.HasElements = true;
        }

        var element = new Element(name, NameAttribute(body[name.Length..]));
        if (body.EndsWith('/') || open.Count == Deepest)
        {
            Leave(element, found);
        }
        else
        {
            open.Push(element);
        }
    }

    /// <summary>An end tag ends the innermost element of its name, and whatever is open within it; one of no open element is passed over.</summary>
    private static void Close(string name, Stack<Element> open, ImmutableArray<XmlLeaf>.Builder found)
    {
        if (!open.Any(one => Same(one.Name, name)))
        {
            return;
        }

        bool last;
        do
        {
            var element = open.Pop();
            last = Same(element.Name, name);
            Leave(element, found);
        }
        while (!last);
    }

    private static void Leave(Element element, ImmutableArray<XmlLeaf>.Builder found)
    {
        if (!element.HasElements)
        {
            found.Add(new XmlLeaf(element.Name, element.Attribute, Decode(element.Text.ToString()).Trim()));
        }
    }

    private static string NameOf(string body) => new([.. body.TakeWhile(letter => !char.IsWhiteSpace(letter) && letter is not ('/' or '>'))]);

    /// <summary>The attribute "name", which alarms have.</summary>
    private static string? NameAttribute(string attributes)
    {
        var at = attributes.IndexOf("name=", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || at + 5 >= attributes.Length || attributes[at + 5] is not ('"' or '\''))
        {
            return null;
        }

        var end = attributes.IndexOf(attributes[at + 5], at + 6);
        return end < 0 ? null : Decode(attributes[(at + 6)..end]);
    }

    /// <summary>The five entities that every XML has, and characters by number; any other stays as it is written.</summary>
    private static string Decode(string text)
    {
        if (!text.Contains('&', StringComparison.Ordinal))
        {
            return text;
        }

        var decoded = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length; at++)
        {
            var end = text[at] == '&' ? text.IndexOf(';', at, Math.Min(10, text.Length - at)) : -1;
            if (end > 0 && Character(text.AsSpan((at + 1)..end)) is { } character)
            {
                decoded.Append(character);
                at = end;
            }
            else
            {
                decoded.Append(text[at]);
            }
        }

        return decoded.ToString();
    }

    private static string? Character(ReadOnlySpan<char> entity) => entity switch
    {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        "apos" => "'",
        ['#', 'x' or 'X', ..] => Number(entity[2..], NumberStyles.AllowHexSpecifier),
        ['#', ..] => Number(entity[1..], NumberStyles.None),
        _ => null,
    };

    private static string? Number(ReadOnlySpan<char> digits, NumberStyles style) =>
        int.TryParse(digits, style, CultureInfo.InvariantCulture, out var number) && Rune.IsValid(number) ? new Rune(number).ToString() : null;

    private static bool Begins(string text, int at, string with) => string.CompareOrdinal(text, at, with, 0, with.Length) == 0;

    private static int After(string text, int at, string end) => text.IndexOf(end, at, StringComparison.Ordinal) is var found and >= 0 ? found + end.Length : text.Length;

    private static bool Same(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private sealed class Element(string name, string? attribute)
    {
        public string Name => name;

        public string? Attribute => attribute;

        public StringBuilder Text { get; } = new();

        public bool HasElements { get; set; }
    }
}
