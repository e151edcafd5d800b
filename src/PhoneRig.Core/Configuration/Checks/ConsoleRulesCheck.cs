using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using PhoneRig.Core.Phones;

namespace PhoneRig.Core.Configuration.Checks;

/// <summary>Console rules compile, have names of their own, and each example is taken by its own rule and by none before it.</summary>
internal sealed class ConsoleRulesCheck : ICheck<PhoneModel>
{
    // Building a pattern without backtracking takes 4 ms on a desktop (measured), and a model has sixty: models of one base share theirs.
    private readonly ConcurrentDictionary<string, Regex> patterns = new(StringComparer.Ordinal);

    public void Check(ReadFile<PhoneModel> file)
    {
        if (file.Value.Console is not { } console)
        {
            return;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        var compiled = new List<(ConsoleRule Rule, Regex Match)>();
        foreach (var rule in console.Rules)
        {
            if (!names.Add(rule.Rule))
            {
                file.Problems.Add(rule.At!, $"console rule \"{rule.Rule}\" is given twice");
            }

            if (!Names.IsName(rule.Rule))
            {
                file.Problems.Add(rule.At!, $"console rule \"{rule.Rule}\": a name is {Names.Shape}");
            }

            if (Compile(file, rule) is { } match)
            {
                compiled.Add((rule, match));
            }
        }

        foreach (var rule in compiled.Select(c => c.Rule))
        {
            foreach (var example in rule.Examples)
            {
                var first = compiled.Find(c => c.Match.IsMatch(example)).Rule;
                if (!ReferenceEquals(first, rule))
                {
                    file.Problems.Add(rule.At!, first is null
                        ? $"console rule \"{rule.Rule}\" does not match its example: {example}"
                        : $"console rule \"{rule.Rule}\" never sees its example, since \"{first.Rule}\" above it matches first: {example}");
                }
            }
        }
    }

    private Regex? Compile(ReadFile<PhoneModel> file, ConsoleRule rule)
    {
        try
        {
            // Without backtracking, no line that a phone sends can stall the rig.
            return patterns.GetOrAdd(rule.Match, match => new Regex(match, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            file.Problems.Add(rule.At!, $"console rule \"{rule.Rule}\": {error.Message}");
            return null;
        }
    }
}
