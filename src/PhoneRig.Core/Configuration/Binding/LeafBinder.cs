using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using PhoneRig.Core.Configuration.Yaml;

namespace PhoneRig.Core.Configuration.Binding;

/// <summary>Reads single words: text, numbers, yes or no, words of an enumeration, durations, pins.</summary>
internal sealed partial class LeafBinder(ProblemList problems)
{
    /// <summary>The types whose values are written as one word and read by the type itself.</summary>
    private static readonly FrozenDictionary<Type, Func<string, object>> Readers = new Dictionary<Type, Func<string, object>>
    {
        [typeof(TimeSpan)] = text => ReadDuration(text),
        [typeof(PinRef)] = Read<PinRef>,
        [typeof(Percent)] = Read<Percent>,
        [typeof(Frequency)] = Read<Frequency>,
        [typeof(Milliohms)] = Read<Milliohms>,
        [typeof(Milliamps)] = Read<Milliamps>,
        [typeof(QuietHours)] = Read<QuietHours>,
        [typeof(NutAddress)] = Read<NutAddress>,
    }.ToFrozenDictionary();

    public static bool IsLeaf(Type type) => Shape.Of(type).Kind == ShapeKind.Word;

    /// <summary>The value, or null and a problem.</summary>
    public object? Bind(YamlNode node, Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        switch (node)
        {
            case ScalarNode { IsEmpty: true } empty:
                problems.Add(node.At, empty.Comment is { } comment
                    ? $"empty: \"#\" begins a comment in YAML; write \"{comment}\" in quotes"
                    : $"empty: {Wanted(type)} is wanted");
                return null;
            case ScalarNode scalar when type == typeof(string):
                return BindText(scalar);
            case ScalarNode scalar when type == typeof(int):
                return BindNumber(scalar);
            case ScalarNode scalar when type == typeof(bool):
                return BindYesNo(scalar);
            case ScalarNode scalar when type.IsEnum:
                return BindWord(scalar, type);
            case ScalarNode scalar:
                return BindConverted(scalar, type);
            case RefusedNode:
                return null;
            default:
                problems.Add(node.At, $"{Wanted(type)} is wanted here, not {(node is MappingNode ? "a mapping" : "a list")}");
                return null;
        }
    }

    private static string Wanted(Type type) =>
        type == typeof(string) ? "text"
        : type == typeof(int) ? "a whole number"
        : type == typeof(bool) ? "true or false"
        : type == typeof(TimeSpan) ? "a duration such as 5s"
        : type.IsEnum ? $"one of {string.Join(", ", Shape.Words(type))}"
        : "a single word";

    private string? BindText(ScalarNode scalar)
    {
        if (!scalar.Quoted && scalar.Text is "null" or "~")
        {
            problems.Add(scalar.At, $"\"{scalar.Text}\" means \"nothing\" in YAML: leave the key out, or write the text in quotes");
            return null;
        }

        return scalar.Text;
    }

    private int? BindNumber(ScalarNode scalar)
    {
        var text = scalar.Text;
        if (scalar.Quoted)
        {
            problems.Add(scalar.At, $"\"{text}\" is text: write a whole number without quotes");
            return null;
        }

        if (LeadingZero().IsMatch(text))
        {
            var plain = text.TrimStart('-').TrimStart('0', '_');
            problems.Add(scalar.At, $"{text} looks octal, which YAML readers take differently: write {(plain.Length == 0 ? "0" : plain)}, or 0x... for hexadecimal");
            return null;
        }

        var hex = text.StartsWith("0x", StringComparison.Ordinal);
        if (!(hex ? Hexadecimal() : Decimal()).IsMatch(text))
        {
            problems.Add(scalar.At, $"\"{text}\" is no whole number");
            return null;
        }

        if (hex
            ? int.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) && number >= 0
            : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number))
        {
            return number;
        }

        problems.Add(scalar.At, $"{text} is out of range");
        return null;
    }

    private bool? BindYesNo(ScalarNode scalar)
    {
        switch (scalar)
        {
            case { Quoted: false, Text: "true" }:
                return true;
            case { Quoted: false, Text: "false" }:
                return false;
            default:
                problems.Add(scalar.At, $"\"{scalar.Text}\": write true or false");
                return null;
        }
    }

    private object? BindWord(ScalarNode scalar, Type type)
    {
        var words = Shape.Words(type).ToList();
        foreach (var value in Enum.GetValues(type))
        {
            if (Shape.Naming.ConvertName(value.ToString()!) == scalar.Text && words.Contains(scalar.Text))
            {
                return value;
            }
        }

        problems.Add(scalar.At, $"unknown word \"{scalar.Text}\"; {NearestWord.Hint(Meant(scalar.Text), words)}");
        return null;
    }

    // Other YAML readers take these for yes and no. And "no" is a slip away from "on", which is the last thing it means.
    private static string Meant(string word) => word.ToLowerInvariant() switch
    {
        "no" or "false" => "off",
        "yes" or "true" => "on",
        _ => word,
    };

    // The type itself reads it, and says what is wrong.
    private object? BindConverted(ScalarNode scalar, Type type)
    {
        try
        {
            return Readers[type](scalar.Text);
        }
        catch (FormatException error)
        {
            problems.Add(scalar.At, error.Message);
            return null;
        }
    }

    private static object Read<T>(string text)
        where T : IParsable<T>
    {
        try
        {
            return T.Parse(text, null);
        }
        catch (FormatException error)
        {
            throw new FormatException($"\"{text}\": {error.Message}", error);
        }
    }

    private static TimeSpan ReadDuration(string text) => DurationText.TryParse(text, out var duration) ? duration
        : throw new FormatException(DurationText.Shape().IsMatch(text)
            ? $"\"{text}\" is out of range: at most {DurationText.Format(DurationText.Longest)}"
            : $"\"{text}\" is no duration: write a whole number and a unit, such as 200ms, 5s, 4m or 2h");

    [GeneratedRegex(@"^-?0[0-9_]+\z")]
    private static partial Regex LeadingZero();

    [GeneratedRegex(@"^0x[0-9A-Fa-f]+\z")]
    private static partial Regex Hexadecimal();

    [GeneratedRegex(@"^-?[0-9]+\z")]
    private static partial Regex Decimal();
}
