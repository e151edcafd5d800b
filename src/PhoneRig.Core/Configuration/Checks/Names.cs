using System.Text.RegularExpressions;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>The shape of names that people type at a prompt: small letters, digits and hyphens.</summary>
internal static class Names
{
    private static readonly Regex Name = new(@"^[a-z0-9]+(-[a-z0-9]+)*\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    public const string Shape = "small letters, digits and hyphens, such as \"s1\"";

    public static bool IsName(string text) => Name.IsMatch(text);
}
