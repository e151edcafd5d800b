using System.Text.RegularExpressions;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>The shape of names that people type at a prompt: small letters, digits and hyphens.</summary>
internal static partial class Names
{
    public const string Shape = "small letters, digits and hyphens, such as \"s1\"";

    public static bool IsName(string text) => NamePattern().IsMatch(text);

    [GeneratedRegex(@"^[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.ExplicitCapture)]
    private static partial Regex NamePattern();
}
