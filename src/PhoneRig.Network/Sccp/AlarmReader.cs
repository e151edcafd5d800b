using System.Text.RegularExpressions;
using PhoneRig.Network.PhoneWeb;

namespace PhoneRig.Network.Sccp;

/// <summary>
/// Reads the alarms of phones as tolerantly as their words vary with the load (facts 8, L): "25: Name=SEP001B2C3D4E5F Load=8.5(4S) Last=Initialized",
/// "32: Name=SEP00215503A8FB Load= term06.default : Invalid SCCP message!", or XML with the same in elements.
/// </summary>
public static partial class AlarmReader
{
    /// <summary>Severity, then the text (80 bytes), then two parameters.</summary>
    private const int TextAt = 4;
    private const int TextLength = 80;

    /// <summary>Reads an alarm's body; null where there is no text.</summary>
    public static AlarmText? Read(ReadOnlySpan<byte> body) =>
        body.Length > TextAt && SccpText.Read(body.Slice(TextAt, Math.Min(TextLength, body.Length - TextAt))) is { Length: > 0 } text ? Of(text) : null;

    /// <summary>Reads an XML alarm's body; null where nothing in it is named.</summary>
    public static AlarmText? ReadXml(ReadOnlySpan<byte> body)
    {
        var end = body.IndexOf((byte)0);
        var all = LooseXml.Read(end < 0 ? body : body[..end]).Where(leaf => leaf is { Attribute: not null, Text.Length: > 0 }).ToList();
        return all.Count == 0 ? null : new AlarmText(
            PrintableText.Clean(string.Join(' ', all.Select(leaf => $"{leaf.Attribute}={leaf.Text}"))),
            Of("DeviceName"),
            Of("ActiveLoad") ?? Of("LoadID"),
            Of("ReasonForOutOfService") ?? Of("LastReset"));

        string? Of(string name) => all.Find(leaf => string.Equals(leaf.Attribute, name, StringComparison.OrdinalIgnoreCase)) is { } leaf ? PrintableText.Clean(leaf.Text) : null;
    }

    private static AlarmText Of(string text) => new(text, Value(Name().Match(text)), Value(Load().Match(text)), Value(Last().Match(text)));

    private static string? Value(Match match) => match.Success ? match.Groups[1].Value.Trim() : null;

    [GeneratedRegex(@"\bName=\s*(\S+)")]
    private static partial Regex Name();

    [GeneratedRegex(@"\bLoad=\s*(\S+)")]
    private static partial Regex Load();

    [GeneratedRegex(@"\bLast=\s*(\S.*)$")]
    private static partial Regex Last();
}
