using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PhoneRig.Core.Campaigns;
using PhoneRig.Hosting.Labels;
using ZXing;
using ZXing.Common;
using ZXing.QrCode;

namespace PhoneRig.Hosting.Tests.Labels;

/// <summary>A label as a printer gets it: its size, its words, and its code as a scanner reads it.</summary>
public sealed partial class LabelDrawingTests
{
    private const string Mac = "00:1b:2c:3d:5e:01";

    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly PhoneLabel Home = new(Mac, "done", ["recovered", "load 9-4-2SR3-1S", "2026-11-29 14:03", "run 20261129-140301"], "SEP001B2C3D5E01");

    [Test]
    public void It_is_62_by_29_mm_and_has_the_phone_the_bin_and_every_line()
    {
        var root = XDocument.Parse(LabelDrawing.Svg(Home)).Root!;

        Assert.That((root.Attribute("width")!.Value, root.Attribute("height")!.Value, root.Attribute("viewBox")!.Value), Is.EqualTo(("62mm", "29mm", "0 0 62 29")));
        Assert.That(root.Elements(Svg + "text").Select(text => text.Value), Is.EqualTo(new[] { Mac, "done", "recovered", "load 9-4-2SR3-1S", "2026-11-29 14:03", "run 20261129-140301" }));
    }

    [TestCase("SEP001B2C3D5E01")]
    [TestCase("s1-17")]
    public void A_scanner_reads_its_code(string code) => Assert.That(Scan(LabelDrawing.Svg(Home with { Code = code })), Is.EqualTo(code));

    [Test]
    public void Words_off_the_wire_are_escaped_and_what_no_printer_can_print_is_a_question_mark()
    {
        var svg = LabelDrawing.Svg(Home with { Lines = ["load <script>alert(1)</script> & \"x\"", "bell \u0007 and \uFFFF and \uD800 end"] });

        Assert.That(svg, Does.Not.Contain("<script>"));
        Assert.That(XDocument.Parse(svg).Root!.Elements(Svg + "text").Skip(2).Select(text => text.Value), Is.EqualTo(new[] { "load <script>alert(1)</script> &…", "bell ? and ? and ? end" }));
    }

    [Test]
    public void The_longest_words_lie_left_of_the_code_and_above_the_edge()
    {
        var svg = LabelDrawing.Svg(new PhoneLabel("s12-123456", "another-station", [.. Enumerable.Repeat(new string('w', 400), 9)], "SEP001B2C3D5E01"));
        var root = XDocument.Parse(svg).Root!;
        var left = double.Parse(Translated().Match(svg).Groups[1].Value, CultureInfo.InvariantCulture);

        foreach (var text in root.Elements(Svg + "text"))
        {
            // The usual letters of a sans-serif type are half as wide as high.
            var (size, y) = (Number(text, "font-size"), Number(text, "y"));
            Assert.That(Number(text, "x") + (text.Value.Length * size * 0.5), Is.LessThanOrEqualTo(left), text.Value);
            Assert.That(y + (size * 0.25), Is.LessThanOrEqualTo(29), text.Value);
        }

        Assert.That(root.Elements(Svg + "text").Count(), Is.EqualTo(8));
    }

    private static double Number(XElement text, string name) => double.Parse(text.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    /// <summary>Draws the code's path, four pixels a module and a wide edge, and has it read by a library that knows nothing of who made it.</summary>
    private static string? Scan(string svg)
    {
        const int module = 4;
        const int edge = 8;
        var runs = Run().Matches(svg).Select(run => (X: Word(run, 1), Y: Word(run, 2), Length: Word(run, 3))).ToList();
        var side = (runs.Max(run => Math.Max(run.X + run.Length, run.Y)) + edge) * module;
        var pixels = new byte[side * side];
        Array.Fill(pixels, (byte)255);
        foreach (var (x, y, length) in runs)
        {
            for (var row = y * module; row < (y + 1) * module; row++)
            {
                Array.Fill(pixels, (byte)0, (row * side) + (x * module), length * module);
            }
        }

        var picture = new RGBLuminanceSource(pixels, side, side, RGBLuminanceSource.BitmapFormat.Gray8);
        return new QRCodeReader().decode(new BinaryBitmap(new GlobalHistogramBinarizer(picture)))?.Text;
    }

    private static int Word(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"M(\d+) (\d+)h(\d+)v1h-\d+z")]
    private static partial Regex Run();

    [GeneratedRegex(@"translate\(([0-9.]+) ")]
    private static partial Regex Translated();
}
