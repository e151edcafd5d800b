using System.Collections.Frozen;
using PhoneRig.Core.Evidence.Stages;

namespace PhoneRig.Hosting.Stories;

/// <summary>The console rules that turn a story: a phone that starts writes a hundred lines that some rule knows.</summary>
internal static class TellingRules
{
    private static readonly FrozenSet<string> Rules = new[]
    {
        ConsoleRuleNames.BootBanner, ConsoleRuleNames.ResetCodeWanted, ConsoleRuleNames.ResetBegun, ConsoleRuleNames.ResetRefused,
        ConsoleRuleNames.FlashFormatting, ConsoleRuleNames.FlashReformat, ConsoleRuleNames.FlashFatal, ConsoleRuleNames.PowerSourceToggled,
        ConsoleRuleNames.WriteFailed, ConsoleRuleNames.LoadValidated, ConsoleRuleNames.ShellOpen, ConsoleRuleNames.Registered,
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool Has(string? rule) => rule is not null && Rules.Contains(rule);
}
