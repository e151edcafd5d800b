using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Evidence.Consoles;

/// <summary>A model's console rules, compiled once. Matching takes time linear in the line, whatever the line and the rule.</summary>
/// <param name="model">The console whose rules are meant.</param>
public sealed class ConsoleRules(ConsoleModel model)
{
    private readonly ImmutableArray<(string Rule, Regex Match, ImmutableArray<string> Names)> rules = [.. model.Rules.Select(Compile)];

    /// <summary>The first rule that matches, and what its named groups caught (null for a rule without any); null for none.</summary>
    public (string Rule, ImmutableSortedDictionary<string, string>? Values)? Match(string text)
    {
        foreach (var (rule, regex, names) in rules)
        {
            if (regex.Match(text) is { Success: true } match)
            {
                return (rule, names.IsEmpty ? null : names.Where(name => match.Groups[name].Success)
                    .ToImmutableSortedDictionary(name => name, name => match.Groups[name].Value, StringComparer.Ordinal));
            }
        }

        return null;
    }

    private static (string, Regex, ImmutableArray<string>) Compile(ConsoleRule rule) =>
        (rule.Rule, rule.Pattern, [.. rule.Pattern.GetGroupNames().Where(name => !char.IsAsciiDigit(name[0]))]);
}
