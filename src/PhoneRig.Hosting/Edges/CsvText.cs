namespace PhoneRig.Hosting.Edges;

/// <summary>Comma-separated values as RFC 4180 has them.</summary>
public static class CsvText
{
    /// <summary>What ends a line (section 2, rule 1).</summary>
    public const string LineEnd = "\r\n";

    /// <summary>A line of fields, without its end.</summary>
    public static string Line(IEnumerable<string> fields) => string.Join(',', fields.Select(Field));

    /// <summary>A field; in quotes where it has a comma, a quote or a line end in it (rules 6 and 7).</summary>
    public static string Field(string text) => text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
