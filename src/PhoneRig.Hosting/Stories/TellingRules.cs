using System.Collections.Frozen;
using PhoneRig.Core.Evidence.Stages;

namespace PhoneRig.Hosting.Stories;

/// <summary>The console rules that turn a story, for whoever tells one: a phone that starts writes a hundred lines that some rule knows.</summary>
public static class TellingRules
{
    private static readonly FrozenSet<string> Rules = new[]
    {
        ConsoleRuleNames.BootBanner, ConsoleRuleNames.ResetCodeWanted, ConsoleRuleNames.ResetBegun, ConsoleRuleNames.ResetRefused,
        ConsoleRuleNames.FlashFormatting, ConsoleRuleNames.FlashReformat, ConsoleRuleNames.FlashFatal, ConsoleRuleNames.PowerSourceToggled,
        ConsoleRuleNames.WriteFailed, ConsoleRuleNames.LoadValidated, ConsoleRuleNames.ShellOpen, ConsoleRuleNames.Registered,
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a rule is one of them.</summary>
    /// <param name="rule">The rule that a line is known to; null for none.</param>
    public static bool Has(string? rule) => rule is not null && Rules.Contains(rule);
}
