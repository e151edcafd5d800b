using System.Collections;
using System.Globalization;
using System.Text;
using System.Xml;
using PhoneRig.Core.Campaigns;
using QRCoder;

namespace PhoneRig.Hosting.Labels;

/// <summary>A phone's label as SVG 1.1, 62 by 29 mm: a size of label printers' rolls. Black on white, for printers that know nothing else.</summary>
public static class LabelDrawing
{
    private const string Namespace = "http://www.w3.org/2000/svg";

    // Millimetres.
    private const double Width = 62;
    private const double Height = 29;
    private const double Margin = 2;
    private const double CodeSide = 22;
    private const double CodeLeft = Width - Margin - CodeSide + 1;
    private const double FirstLine = 13.5;
    private const double LineStep = 2.75;

    /// <summary>What fits beside the code, in letters of a line's size; the rest is cut off. By the narrow letters of a sans-serif type.</summary>
    private const int LongestLine = 33;

    /// <summary>What fits below the bin.</summary>
    private const int MostLines = 6;

    /// <summary>Draws a label.</summary>
    public static string Svg(PhoneLabel label)
    {
        ArgumentNullException.ThrowIfNull(label);
        var text = new StringBuilder();
        using (var to = XmlWriter.Create(text, new XmlWriterSettings { Indent = true, IndentChars = " ", NewLineChars = "\n", OmitXmlDeclaration = true }))
        {
            to.WriteStartElement("svg", Namespace);
            Attributes(to, ("viewBox", $"0 0 {Number(Width)} {Number(Height)}"), ("width", $"{Number(Width)}mm"), ("height", $"{Number(Height)}mm"), ("font-family", "DejaVu Sans, Arial, sans-serif"));
            to.WriteElementString("title", Namespace, Printable($"Label of {label.Phone}", int.MaxValue));
            Rectangle(to, 0, 0, Width, Height, "#fff");
            Words(to, 5.2, 3.1, bold: true, label.Phone, 20);
            Words(to, 10, 4, bold: true, label.Bin, 18);
            foreach (var (at, line) in label.Lines.Take(MostLines).Index())
            {
                Words(to, FirstLine + (at * LineStep), 2.2, bold: false, line, LongestLine);
            }

            Code(to, label.Code);
            to.WriteEndElement();
        }

        return text.Append('\n').ToString();
    }

    /// <summary>The QR code with the quiet zone of four modules that readers want (ISO/IEC 18004), its rows as runs of dark modules.</summary>
    private static void Code(XmlWriter to, string words)
    {
        using var code = QRCodeGenerator.GenerateQrCode(words, QRCodeGenerator.ECCLevel.M);
        var modules = code.ModuleMatrix;
        var side = CodeSide / modules.Count;
        var path = new StringBuilder();
        foreach (var (y, row) in modules.Index())
        {
            foreach (var (x, length) in Runs(row))
            {
                path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h{length}v1h-{length}z");
            }
        }

        to.WriteStartElement("path", Namespace);
        Attributes(to, ("transform", $"translate({Number(CodeLeft)} {Number((Height - CodeSide) / 2)}) scale({Number(side)})"), ("shape-rendering", "crispEdges"), ("d", path.ToString()));
        to.WriteEndElement();
    }

    private static IEnumerable<(int X, int Length)> Runs(BitArray row)
    {
        for (var x = 0; x < row.Count; x++)
        {
            var from = x;
            while (x < row.Count && row[x])
            {
                x++;
            }

            if (x > from)
            {
                yield return (from, x - from);
            }
        }
    }

    private static void Words(XmlWriter to, double y, double size, bool bold, string words, int most)
    {
        to.WriteStartElement("text", Namespace);
        Attributes(to, ("x", Number(Margin)), ("y", Number(y)), ("font-size", Number(size)), ("font-weight", bold ? "bold" : "normal"));
        to.WriteString(Printable(words, most));
        to.WriteEndElement();
    }

    private static void Rectangle(XmlWriter to, double x, double y, double width, double height, string fill)
    {
        to.WriteStartElement("rect", Namespace);
        Attributes(to, ("x", Number(x)), ("y", Number(y)), ("width", Number(width)), ("height", Number(height)), ("fill", fill));
        to.WriteEndElement();
    }

    /// <summary>Some of it comes off the wire: what XML cannot have, and what would move a line, is a question mark.</summary>
    private static string Printable(string words, int most)
    {
        string[] clean = [.. words.EnumerateRunes().Select(rune => Rune.IsControl(rune) || rune == Rune.ReplacementChar || rune.Value is 0xFFFE or 0xFFFF ? "?" : rune.ToString())];
        return clean.Length <= most ? string.Concat(clean) : $"{string.Concat(clean[..(most - 1)])}…";
    }

    private static void Attributes(XmlWriter to, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes)
        {
            to.WriteAttributeString(name, value);
        }
    }

    private static string Number(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
