using System.Collections.Immutable;
using System.Globalization;
using System.Xml;
using PhoneRig.Hosting.Edges;

namespace PhoneRig.Cli.Views;

/// <summary>
/// A JUnit report: one test suite, in the form that Jenkins and GitLab read (the xunit plugin's junit-10.xsd). The form knows properties of suites only,
/// so those of a case carry its name.
/// </summary>
/// <param name="Name">The suite's name.</param>
/// <param name="At">When it began; null where nothing ever did.</param>
/// <param name="Properties">What is to be known of it, in order.</param>
/// <param name="Cases">Its cases, in order.</param>
internal sealed record JUnitSuite(string Name, DateTimeOffset? At, ImmutableArray<(string Name, string Value)> Properties, ImmutableArray<JUnitCase> Cases)
{
    /// <summary>How long all of it took; null: as long as the longest case, of stations that run side by side.</summary>
    public TimeSpan? Took { get; init; }

    private static readonly XmlWriterSettings Form = new() { Indent = true, NewLineChars = "\n", Encoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    /// <summary>Writes the report, whole or not at all: beside its place first, then into it.</summary>
    /// <param name="file">Where to; what stands there is replaced.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Write(string file) => WholeFile.Write(file, Write);

    private void Write(Stream stream)
    {
        using var xml = XmlWriter.Create(stream, Form);
        xml.WriteStartElement("testsuites");
        xml.WriteStartElement("testsuite");
        Attribute(xml, "name", Name);
        Attribute(xml, "tests", Number(Cases.Length));
        Attribute(xml, "failures", Number(Count(JUnitEnding.Failure)));
        Attribute(xml, "errors", Number(Count(JUnitEnding.Error)));
        Attribute(xml, "skipped", Number(Count(JUnitEnding.Skipped)));
        Attribute(xml, "time", Seconds(Took ?? Cases.Select(test => test.Time).DefaultIfEmpty().Max()));
        if (At is { } at)
        {
            Attribute(xml, "timestamp", at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture));
        }

        xml.WriteStartElement("properties");
        foreach (var (name, value) in Properties)
        {
            xml.WriteStartElement("property");
            Attribute(xml, "name", name);
            Attribute(xml, "value", value);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        foreach (var test in Cases)
        {
            Write(xml, test);
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Write(XmlWriter xml, JUnitCase test)
    {
        xml.WriteStartElement("testcase");
        Attribute(xml, "name", test.Name);
        Attribute(xml, "classname", test.ClassName);
        Attribute(xml, "time", Seconds(test.Time));
        if (test.Ending is { } ending)
        {
            xml.WriteStartElement(ending.Element);
            if (ending.Type is { } type)
            {
                Attribute(xml, "type", type);
            }

            Attribute(xml, "message", ending.Message);
            xml.WriteString(Allowed(ending.Text));
            xml.WriteEndElement();
        }

        if (!test.Output.IsDefaultOrEmpty)
        {
            xml.WriteElementString("system-out", Allowed(string.Join('\n', test.Output)));
        }

        xml.WriteEndElement();
    }

    private int Count(string element) => Cases.Count(test => test.Ending?.Element == element);

    private static void Attribute(XmlWriter xml, string name, string value) => xml.WriteAttributeString(name, Allowed(value));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture);

    /// <summary>XML 1.0 has no way at all to write most control characters (section 2.2), and consoles send them.</summary>
    private static string Allowed(string text)
    {
        if (text.All(XmlConvert.IsXmlChar))
        {
            return text;
        }

        var allowed = new System.Text.StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value > char.MaxValue || XmlConvert.IsXmlChar((char)rune.Value))
            {
                allowed.Append(rune);
            }
        }

        return allowed.ToString();
    }
}
