namespace PhoneRig.Cli.Views.Stories;

/// <summary>Names of stations as ids of a page: they may hold letters that ids may not.</summary>
internal static class Ids
{
    public static string Of(string station) => string.Concat(station.Select(letter => char.IsAsciiLetterOrDigit(letter) ? $"{letter}" : $"_{(int)letter:x}"));
}
