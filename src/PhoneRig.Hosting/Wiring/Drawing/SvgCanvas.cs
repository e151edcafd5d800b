using System.Globalization;
using System.Text;
using System.Xml;

namespace PhoneRig.Hosting.Wiring.Drawing;

/// <summary>Lines, boxes and words as SVG 1.1, light and dark as the reader's screen is. Lengths are pixels, y grows downwards.</summary>
internal sealed class SvgCanvas
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    /// <summary>Colours of wires as boards and cables have them: red and orange supplies, black ground; blue data and green clock.</summary>
    private const string Style = """

        svg { background: #fff; color: #1b1f24; font-family: sans-serif; font-size: 12px }
        line, path, rect, circle { stroke: currentColor; stroke-width: 1.5; fill: none }
        text { fill: currentColor; stroke: none }
        .title { font-size: 18px; font-weight: bold } .head { font-weight: bold } .small { font-size: 10.5px } .end { text-anchor: end } .mid { text-anchor: middle }
        .board { fill: #f2f5f8 } .solid { fill: currentColor } .tube { stroke-dasharray: 4 3 }
        .v48 { color: #c0182b; stroke-width: 2.5 } .v12 { color: #b3490c } .v5 { color: #b3490c } .v3 { color: #a06a00 } .gnd { color: #444 } .sda { color: #1a5fb4 } .scl { color: #1d7a3e } .signal { color: #6a3fa0 }
        @media (prefers-color-scheme: dark) {
          svg { background: #14181d; color: #e3e8ee } .board { fill: #222932 }
          .v48 { color: #ff7b86 } .v12 { color: #ffa066 } .v5 { color: #ffa066 } .v3 { color: #e5b94e } .gnd { color: #aab4bf } .sda { color: #7db3ff } .scl { color: #74d39a } .signal { color: #c4a1ff }
        }
        """;

    private readonly List<Action<XmlWriter>> drawn = [];

    /// <summary>A straight wire or edge.</summary>
    public void Line(double x1, double y1, double x2, double y2, string? look = null) =>
        Add("line", look, ("x1", x1), ("y1", y1), ("x2", x2), ("y2", y2));

    /// <summary>A line over several corners.</summary>
    public void Path(string? look, params (double X, double Y)[] corners) =>
        drawn.Add(to => Element(to, "path", look, ("d", "M" + string.Join(" L", corners.Select(corner => $"{Number(corner.X)},{Number(corner.Y)}")))));

    /// <summary>A box by its upper left corner.</summary>
    public void Box(double x, double y, double width, double height, string? look = null) =>
        Add("rect", look, ("x", x), ("y", y), ("width", width), ("height", height), ("rx", 3));

    /// <summary>A circle by its centre.</summary>
    public void Circle(double x, double y, double radius, string? look = null) => Add("circle", look, ("cx", x), ("cy", y), ("r", radius));

    /// <summary>Where wires meet.</summary>
    public void Dot(double x, double y, string? look = null) => Circle(x, y, 2.5, $"solid {look}".Trim());

    /// <summary>Words; by default they begin at x.</summary>
    public void Text(double x, double y, string words, string? look = null) => drawn.Add(to =>
    {
        to.WriteStartElement("text", Namespace);
        Attributes(to, look, [("x", Number(x)), ("y", Number(y))]);
        to.WriteString(words);
        to.WriteEndElement();
    });

    /// <summary>The whole drawing.</summary>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="title">What readers that do not see it are told.</param>
    public string Finish(double width, double height, string title)
    {
        var text = new StringBuilder();
        using (var to = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, IndentChars = " ", NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            to.WriteStartElement("svg", Namespace);
            Attributes(to, null, [("viewBox", $"0 0 {Number(width)} {Number(height)}"), ("width", Number(width)), ("height", Number(height)), ("role", "img")]);
            to.WriteElementString("title", Namespace, title);
            to.WriteElementString("style", Namespace, Style);
            drawn.ForEach(draw => draw(to));
            to.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    private void Add(string name, string? look, params (string Name, double Value)[] numbers) =>
        drawn.Add(to => Element(to, name, look, [.. numbers.Select(number => (number.Name, Number(number.Value)))]));

    private static void Element(XmlWriter to, string name, string? look, params (string Name, string Value)[] attributes)
    {
        to.WriteStartElement(name, Namespace);
        Attributes(to, look, attributes);
        to.WriteEndElement();
    }

    private static void Attributes(XmlWriter to, string? look, IEnumerable<(string Name, string Value)> attributes)
    {
        if (look is not null)
        {
            to.WriteAttributeString("class", look);
        }

        foreach (var (name, value) in attributes)
        {
            to.WriteAttributeString(name, value);
        }
    }

    private static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
