using PhoneRig.Core.Timeline;
using static PhoneRig.Core.Evidence.BootStage;

namespace PhoneRig.Core.Evidence.Stages;

/// <summary>What the console says (facts 5.3): it is the phone's own word, so it overrules everything else.</summary>
internal sealed class ConsoleEvidence(StageTable table)
{
    public BootState Take(BootState state, string rule, Entry entry) => rule switch
    {
        ConsoleRuleNames.BootBanner or ConsoleRuleNames.PowerSourceToggled => NewBoot(state, entry),
        ConsoleRuleNames.ResetCodeWanted => NewBoot(state, entry) with { Claims = table.Only(entry, [AwaitingCode]) },
        ConsoleRuleNames.KeyEcho => Echo(state, entry),
        ConsoleRuleNames.ResetBegun => state with { Claims = table.Only(entry, Begun(state.Code)) },
        ConsoleRuleNames.ResetRefused => NewBoot(state, entry),
        ConsoleRuleNames.Erasing => state with { Claims = table.Only(entry, [Erasing]) },
        ConsoleRuleNames.FlashFormatting or ConsoleRuleNames.FlashReformat => state with { Claims = table.Only(entry, [Formatting]) },
        ConsoleRuleNames.Writing => state with { Claims = table.Only(entry, [Writing, Downloading]) },
        ConsoleRuleNames.FlashFatal => state with { Claims = table.Only(entry, [Silent]), Code = null },
        // It has given this write up. Before the next one it must ask for a file again (facts 3.1), and that is seen.
        ConsoleRuleNames.WriteFailed => state with { Claims = table.Only(entry, [Silent, SeekingLease, Starting]) },
        ConsoleRuleNames.LoadValidated => state with { Claims = table.Only(entry, [Starting, SeekingLease]), Code = null },
        ConsoleRuleNames.ShellOpen => state with { Claims = table.Only(entry, [InShell]), Code = null },
        ConsoleRuleNames.Registered => state with { Claims = table.Only(entry, [Registered]), Code = null },
        _ => state,
    };

    private BootState NewBoot(BootState state, Entry entry) => state with { Claims = table.Only(entry, [Starting]), Code = null, Typed = "" };

    /// <summary>The code window runs from its question, not from each key; the echo of the last key changes nothing any more.</summary>
    private BootState Echo(BootState state, Entry entry) =>
        state.Code is not null || state.Likeliest == AwaitingCode ? state : state with { Claims = table.Only(entry, [AwaitingCode]) };

    private static BootStage[] Begun(TypedCode? code) => code switch
    {
        null => [Erasing, Formatting], // somebody else typed it
        { Formats: true } => [Formatting],
        _ => [Erasing],
    };
}
