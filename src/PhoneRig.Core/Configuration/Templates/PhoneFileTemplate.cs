using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace PhoneRig.Core.Configuration.Templates;

/// <summary>
/// A phone's configuration with names for what is filled in, in braces: <c>{call-manager}</c>. Values are escaped; an element that is nothing but a name without a value is
/// left out, and so are comments.
/// </summary>
public sealed partial class PhoneFileTemplate
{
    private readonly XDocument document;

    private PhoneFileTemplate(XDocument document) => this.document = document;

    /// <summary>The names that a template may use; of a load for a model, any number.</summary>
    public static ImmutableArray<string> Names { get; } = ["call-manager", "call-manager-port", "load", "load-30006", "load-119", "mac"];

    /// <summary>Reads a template and checks it.</summary>
    /// <param name="path">Its file, as mistakes name it.</param>
    /// <param name="text">What is in it.</param>
    public static ConfigResult<PhoneFileTemplate> Read(string path, string text)
    {
        var problems = new ProblemList();
        CheckNames(path, text, problems);
        XDocument? xml = null;
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            xml = XDocument.Load(reader, LoadOptions.PreserveWhitespace | LoadOptions.SetLineInfo);
        }
        catch (XmlException wrong)
        {
            problems.Add(new(path, Math.Max(1, wrong.LineNumber), Math.Max(1, wrong.LinePosition)), $"not well-formed XML: {Sentence(wrong)}");
        }

        if (xml?.Root is { } root && !root.Descendants("callManagerGroup").Any())
        {
            var (line, column) = root is IXmlLineInfo place && place.HasLineInfo() ? (place.LineNumber, place.LinePosition) : (1, 1);
            problems.Add(new(path, line, column), "no callManagerGroup: without one a phone has nobody to register with; copy it from the shipped template");
        }

        return problems.Result(xml is null ? null : new PhoneFileTemplate(xml));
    }

    /// <summary>Fills it in.</summary>
    /// <param name="values">A value for each name; null or missing where it is not known.</param>
    /// <returns>The bytes, UTF-8 without a byte order mark: a phone's reader is older than the habit.</returns>
    public byte[] Fill(IReadOnlyDictionary<string, string?> values)
    {
        var filled = new XDocument(document);
        foreach (var comment in filled.DescendantNodes().OfType<XComment>().ToList())
        {
            Remove(comment);
        }

        foreach (var element in filled.Descendants().ToList())
        {
            if (!element.HasElements && Name().Match(element.Value.Trim()) is { Success: true } only && only.Length == element.Value.Trim().Length && values.GetValueOrDefault(only.Groups[1].Value) is null)
            {
                Remove(element);
                continue;
            }

            foreach (var attribute in element.Attributes())
            {
                attribute.Value = Replace(attribute.Value, values);
            }

            foreach (var words in element.Nodes().OfType<XText>())
            {
                words.Value = Replace(words.Value, values);
            }
        }

        if (filled.LastNode is XText end)
        {
            end.Remove();
        }

        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineHandling = NewLineHandling.None }))
        {
            filled.Save(xml);
        }

        return bytes.ToArray();
    }

    private static void CheckNames(string path, string text, ProblemList problems)
    {
        foreach (var match in Name().Matches(text).Where(match => !Names.Contains(match.Groups[1].Value) && !LoadOfModel().IsMatch(match.Groups[1].Value) && !IsComment(text, match.Index)))
        {
            var before = text.AsSpan(0, match.Index);
            problems.Add(
                new(path, before.Count('\n') + 1, match.Index - before.LastIndexOf('\n')),
                $"nothing is called {{{match.Groups[1].Value}}}; {NearestWord.Hint(match.Groups[1].Value, Names)}");
        }
    }

    private static bool IsComment(string text, int at) =>
        text.LastIndexOf("<!--", at, StringComparison.Ordinal) is var open and >= 0 && text.IndexOf("-->", open, StringComparison.Ordinal) > at;

    private static string Replace(string text, IReadOnlyDictionary<string, string?> values) => Name().Replace(text, match => values.GetValueOrDefault(match.Groups[1].Value) ?? "");

    /// <summary>With the blanks before it, so that no empty line stays.</summary>
    private static void Remove(XNode node)
    {
        if (node.PreviousNode is XText blank && string.IsNullOrWhiteSpace(blank.Value))
        {
            blank.Remove();
        }

        node.Remove();
    }

    /// <summary>What the reader says, without the place, which is told before it.</summary>
    private static string Sentence(XmlException wrong) => wrong.Message.Split(" Line ")[0].TrimEnd('.');

    [GeneratedRegex(@"\{([a-z][a-z0-9-]*)\}")]
    private static partial Regex Name();

    [GeneratedRegex(@"^load-[0-9]{1,6}$")]
    private static partial Regex LoadOfModel();
}
