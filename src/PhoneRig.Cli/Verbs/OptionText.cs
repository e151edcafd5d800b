using System.CommandLine.Parsing;
using System.Globalization;
using PhoneRig.Core.Configuration;

namespace PhoneRig.Cli.Verbs;

/// <summary>Reads the words of a command line, and says what was expected where they are something else.</summary>
internal static class OptionText
{
    /// <summary>What a duration looks like: as in files.</summary>
    public const string Duration = "a duration such as 200ms, 5s, 30m or 2h";

    public delegate bool TryParse<T>(string text, out T value);

    /// <summary>The value; the argument gets an error where there is none.</summary>
    public static T? Read<T>(ArgumentResult argument, TryParse<T> parse, string expected)
        where T : struct
    {
        var text = argument.Tokens[0].Value;
        if (parse(text, out var value))
        {
            return value;
        }

        argument.AddError($"{Name(argument)} \"{text}\": expected {expected}");
        return null;
    }

    /// <summary>A duration, as in files.</summary>
    public static TimeSpan? ReadDuration(ArgumentResult argument) => Read<TimeSpan>(argument, DurationText.TryParse, Duration);

    /// <summary>A time of the day, as in files.</summary>
    public static TimeOnly? ReadTime(ArgumentResult argument) => Read<TimeOnly>(
        argument, (string text, out TimeOnly time) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out time), "a time of the day such as 07:30 or 17:30, with two digits each");

    /// <summary>A word of an enumeration, in lower case.</summary>
    public static T? ReadWord<T>(ArgumentResult argument)
        where T : struct, Enum
    {
        var words = Enum.GetNames<T>().Select(name => name.ToLowerInvariant()).ToList();
        var text = argument.Tokens[0].Value;
        if (words.Contains(text))
        {
            return Enum.Parse<T>(text, ignoreCase: true);
        }

        argument.AddError($"{Name(argument)} \"{text}\": {NearestWord.Hint(text, words)}");
        return null;
    }

    private static string Name(ArgumentResult argument) => argument.Parent is OptionResult option ? option.Option.Name : argument.Argument.Name;
}
